"""Blood thinners are a question: trials left such people out, and no rate of harm from bleeding was found."""

from basketweave.science.protocol.findings import Finding, MayPass, Outcome
from basketweave.science.protocol.guideline import Guideline
from basketweave.science.protocol.proposal import Proposal
from basketweave.science.protocol.rulings import Codes, Ruling
from basketweave.science.quantities import Mark

NAME = "anticoagulants"
STATEMENT = "Somebody who takes blood thinners is needled only after a specialist has thought about bleeding."
NUMBERS: tuple[str, ...] = ()
SOURCES = ("trial-exclusions",)
MAY_PASS = MayPass.SPECIALIST
CODES = Codes(NAME, {"blood-thinners": Ruling(outcome=Outcome.ASK, mark=Mark.READ, sources=SOURCES)})


def judge(proposal: Proposal, guideline: Guideline) -> Finding | None:
    return CODES.finding("blood-thinners", guideline) if proposal.history.has("blood-thinners") else None
