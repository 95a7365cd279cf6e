"""Never inside the orbital rim, and never without having said so: the lids are not needled."""

from basketweave.science.protocol.findings import Finding, MayPass, Outcome
from basketweave.science.protocol.guideline import Guideline
from basketweave.science.protocol.proposal import Proposal
from basketweave.science.protocol.rulings import Codes, Ruling
from basketweave.science.quantities import Mark, Zone

NAME = "orbital_rim"
STATEMENT = "Around the eye we stay outside the bony rim; eyelids are never needled."
NUMBERS: tuple[str, ...] = ()
SOURCES = ("skinpen-label",)
MAY_PASS = MayPass.NOBODY
CODES = Codes(
    NAME,
    {
        "inside-the-rim": Ruling(outcome=Outcome.NEVER, may_pass=MAY_PASS, mark=Mark.COMMERCIAL, sources=SOURCES),
        "rim-not-confirmed": Ruling(outcome=Outcome.ASK, mark=Mark.COMMERCIAL, sources=SOURCES),
    },
)
AROUND_THE_EYES = frozenset({Zone.PERIORBITAL_RIGHT, Zone.PERIORBITAL_LEFT})


def judge(proposal: Proposal, guideline: Guideline) -> Finding | None:
    zones = proposal.zones & AROUND_THE_EYES
    if not zones or proposal.stays_outside_orbital_rim:
        return None
    code = "rim-not-confirmed" if proposal.stays_outside_orbital_rim is None else "inside-the-rim"
    return CODES.finding(code, guideline, zones=zones)
