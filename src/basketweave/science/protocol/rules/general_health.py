"""What a specialist should know of somebody's health before saying yes."""

from basketweave.science.protocol.findings import Finding, MayPass, Outcome
from basketweave.science.protocol.guideline import Guideline
from basketweave.science.protocol.history import History
from basketweave.science.protocol.proposal import Proposal
from basketweave.science.protocol.rulings import OURS, Codes, Ruling
from basketweave.science.quantities import Mark

NAME = "general_health"
STATEMENT = "A specialist first hears about the heart, unsettled diabetes, and whatever somebody is not sure about."
NUMBERS: tuple[str, ...] = ()
SOURCES = ("skinpen-label", "dermapen-manual", "clinic-exclusions", "granuloma-hyaluronic", "svenning-2019")
MAY_PASS = MayPass.SPECIALIST
CODES = Codes(
    NAME,
    {
        "heart-rhythm": Ruling(outcome=Outcome.ASK, mark=Mark.COMMERCIAL, sources=("skinpen-label", "dermapen-manual")),
        "diabetes-unsettled": Ruling(
            outcome=Outcome.ASK, mark=Mark.COMMERCIAL, sources=("clinic-exclusions", "granuloma-hyaluronic")
        ),
        "unrealistic-expectation": Ruling(outcome=Outcome.ASK, mark=Mark.READ, sources=("svenning-2019",)),
        "not-sure": Ruling(outcome=Outcome.ASK, mark=Mark.HOUSE, sources=("skinpen-label",), stands_behind=OURS),
    },
)


def judge(proposal: Proposal, guideline: Guideline) -> tuple[Finding, ...]:
    return tuple(CODES.finding(code, guideline) for code in CODES if _holds(code, proposal.history))


def _holds(code: str, history: History) -> bool:
    if code == "diabetes-unsettled":  # as long as nobody said that it is settled
        return history.has("diabetes") and not history.says("diabetes-is", "settled")
    return history.has(code)
