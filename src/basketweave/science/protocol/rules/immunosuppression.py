"""A weakened defence is a question: labels list it and trials left such people out."""

from basketweave.science.protocol.findings import Finding, MayPass, Outcome
from basketweave.science.protocol.guideline import Guideline
from basketweave.science.protocol.proposal import Proposal
from basketweave.science.protocol.rulings import Codes, Ruling
from basketweave.science.quantities import Mark

NAME = "immunosuppression"
STATEMENT = "Somebody whose defences are weakened by a medicine or an illness is needled only if a specialist agrees."
NUMBERS: tuple[str, ...] = ()
SOURCES = ("skinpen-label", "trial-exclusions")
MAY_PASS = MayPass.SPECIALIST
CODES = Codes(NAME, {"weakened-defences": Ruling(outcome=Outcome.ASK, mark=Mark.COMMERCIAL, sources=SOURCES)})
KINDS = ("medicine", "chemotherapy", "radiotherapy")


def judge(proposal: Proposal, guideline: Guideline) -> Finding | None:
    """What weakens them is named where it was told."""
    history = proposal.history
    if not history.has("immunosuppression"):
        return None
    return CODES.finding(
        "weakened-defences", guideline, by=[kind for kind in KINDS if history.says("immunosuppression-by", kind)]
    )
