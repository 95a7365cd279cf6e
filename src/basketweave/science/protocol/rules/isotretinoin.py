"""Not while isotretinoin is taken, and not before the wait after its last dose; four positions stand side by side."""

from dataclasses import dataclass

from basketweave.science.protocol.findings import Finding, MayPass, Outcome
from basketweave.science.protocol.guideline import Guideline
from basketweave.science.protocol.proposal import Proposal
from basketweave.science.protocol.rulings import Codes, Ruling
from basketweave.science.quantities import Mark

NAME = "isotretinoin"
STATEMENT = (
    "Nobody is needled while taking isotretinoin; after the last dose we wait, unless a doctor decides otherwise."
)
NUMBERS = ("wait_after_isotretinoin",)
SOURCES = ("skinpen-label", "asds-2017", "jama-isotretinoin-2017", "trial-exclusions")
MAY_PASS = MayPass.SPECIALIST
CODES = Codes(
    NAME,
    {
        "taking": Ruling(
            outcome=Outcome.WAIT_UNTIL_OVER,
            may_pass=MayPass.NOBODY,
            mark=Mark.COMMERCIAL,
            sources=("skinpen-label",),
            then="wait_after_isotretinoin",
        ),
        "after-last-dose": Ruling(outcome=Outcome.WAIT_UNTIL, may_pass=MAY_PASS, numbers=("wait_after_isotretinoin",)),
        "last-dose-unknown": Ruling(
            outcome=Outcome.WAIT_UNTIL_OVER,
            may_pass=MAY_PASS,
            numbers=("wait_after_isotretinoin",),
            then="wait_after_isotretinoin",
        ),
    },
)


@dataclass(frozen=True, kw_only=True)
class Position:
    """What one side says, in a sentence of ours; `wait_months` is None where it asks for no wait."""

    who: str
    says: str
    wait_months: int | None
    mark: Mark
    sources: tuple[str, ...]


POSITIONS = (
    Position(
        who="Package insert",
        says="Stop six months before procedures on the skin.",
        wait_months=6,
        mark=Mark.READ,
        sources=("asds-2017",),
    ),
    Position(
        who="Label of a pen",
        says="Not while it is taken; no wait after it is named.",
        wait_months=None,
        mark=Mark.COMMERCIAL,
        sources=("skinpen-label",),
    ),
    Position(
        who="Randomised trial with an untreated side",
        says="Nobody was let in who had taken it within twelve months.",
        wait_months=12,
        mark=Mark.READ,
        sources=("trial-exclusions",),
    ),
    Position(
        who="Two expert panels of 2017",
        says=(
            "The evidence does not support delaying superficial peels, manual dermabrasion, skin surgery, "
            "non-ablative and fractional lasers; mechanical dermabrasion and full ablation are still to be avoided. "
            "Needling is not named in the abstracts that were read."
        ),
        wait_months=None,
        mark=Mark.READ,
        sources=("asds-2017", "jama-isotretinoin-2017"),
    ),
)


def judge(proposal: Proposal, guideline: Guideline) -> tuple[Finding, ...]:
    """As long as nobody said that it was stopped, it is taken."""
    history = proposal.history
    if not history.has("isotretinoin"):
        return ()
    if not history.says("isotretinoin-is", "stopped"):
        return (CODES.finding("taking", guideline),)
    last_dose = history.day("isotretinoin-on")
    return CODES.wait("after-last-dose", guideline, since=last_dose, day=proposal.day, day_unknown="last-dose-unknown")
