"""Nobody is numbed with what they are allergic to; needling without numbing stays a question."""

from basketweave.science.protocol.findings import Finding, MayPass, Outcome
from basketweave.science.protocol.guideline import Guideline
from basketweave.science.protocol.proposal import Proposal
from basketweave.science.protocol.rulings import Codes, Ruling
from basketweave.science.quantities import Mark

NAME = "anaesthetic_allergy"
STATEMENT = "Somebody who is allergic to the numbing cream is never numbed with it."
NUMBERS: tuple[str, ...] = ()
SOURCES = ("skinpen-label",)
MAY_PASS = MayPass.NOBODY
CODES = Codes(
    NAME,
    {
        "allergic": Ruling(outcome=Outcome.ASK, mark=Mark.COMMERCIAL, sources=SOURCES),
        "allergic-and-numbed": Ruling(outcome=Outcome.NEVER, may_pass=MAY_PASS, mark=Mark.COMMERCIAL, sources=SOURCES),
    },
)


def judge(proposal: Proposal, guideline: Guideline) -> Finding | None:
    if not proposal.history.has("anaesthetic-allergy"):
        return None
    return CODES.finding("allergic-and-numbed" if proposal.is_numbed else "allergic", guideline)
