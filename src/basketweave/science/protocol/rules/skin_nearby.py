"""Eczema or psoriasis in or near the field, melasma, and tattoos are questions before needling."""

from basketweave.science.protocol.findings import Finding, MayPass, Outcome
from basketweave.science.protocol.guideline import Guideline
from basketweave.science.protocol.proposal import Proposal
from basketweave.science.protocol.rulings import Codes, Ruling
from basketweave.science.quantities import Mark, PigmentSort

NAME = "skin_nearby"
STATEMENT = "Eczema, psoriasis, melasma or a tattoo where we would needle is looked at by a specialist first."
NUMBERS: tuple[str, ...] = ()
SOURCES = ("wu-2022", "wu-2020", "clinic-exclusions")
MAY_PASS = MayPass.SPECIALIST
CODES = Codes(
    NAME,
    {
        "eczema-psoriasis": Ruling(outcome=Outcome.ASK, mark=Mark.READ, sources=("wu-2022",)),
        "melasma": Ruling(outcome=Outcome.ASK, mark=Mark.READ, sources=("wu-2020",)),
        "tattoo": Ruling(outcome=Outcome.ASK, mark=Mark.COMMERCIAL, sources=("clinic-exclusions",)),
    },
)


def judge(proposal: Proposal, guideline: Guideline) -> tuple[Finding, ...]:
    history, found = proposal.history, []
    if history.has("eczema-psoriasis") and (near := history.reaches("eczema-psoriasis-where", proposal.zones)):
        found.append(CODES.finding("eczema-psoriasis", guideline, zones=near))
    if history.has("melasma") or PigmentSort.MELASMA in proposal.appearance.pigment_sorts:
        found.append(CODES.finding("melasma", guideline))
    if history.has("tattoo") and (in_the_way := history.touches("tattoo-where", proposal.zones)):
        found.append(CODES.finding("tattoo", guideline, zones=in_the_way))
    return tuple(found)
