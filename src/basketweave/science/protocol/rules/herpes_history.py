"""Cold sores, ever, are a question before the face is needled: a doctor may prescribe tablets from the day before."""

from basketweave.science.protocol.findings import Finding, MayPass, Outcome
from basketweave.science.protocol.guideline import Guideline
from basketweave.science.protocol.history import FACE
from basketweave.science.protocol.proposal import Proposal
from basketweave.science.protocol.rulings import Codes, Ruling
from basketweave.science.quantities import Mark

NAME = "herpes_history"
STATEMENT = (
    "Before the face of somebody who gets cold sores is needled, a specialist decides about tablets against them."
)
NUMBERS: tuple[str, ...] = ()
SOURCES = ("herpes-prophylaxis",)
MAY_PASS = MayPass.SPECIALIST
CODES = Codes(NAME, {"cold-sores-before": Ruling(outcome=Outcome.ASK, mark=Mark.RECALLED, sources=SOURCES)})


def judge(proposal: Proposal, guideline: Guideline) -> Finding | None:
    zones = proposal.zones & FACE
    if not zones or not proposal.history.has("cold-sores"):
        return None
    return CODES.finding("cold-sores-before", guideline, zones=zones)
