"""Never in or near an infection, nor soon after it has healed; one that spreads needs a doctor now."""

from dataclasses import replace

from basketweave.science.protocol.findings import Finding, MayPass, Outcome, Urgency
from basketweave.science.protocol.guideline import Guideline
from basketweave.science.protocol.proposal import Proposal
from basketweave.science.protocol.rulings import Codes, Ruling
from basketweave.science.quantities import Mark

NAME = "infection"
STATEMENT = "Skin with an infection or a cold sore is not needled until it has healed, and a while longer."
NUMBERS = ("wait_after_infection", "wait_after_cold_sore")
SOURCES = ("skinpen-label", "chu-2021", "healing-custom")
MAY_PASS = MayPass.SPECIALIST
COLD_SORE = "wait_after_cold_sore"
_NOW = Ruling(
    outcome=Outcome.WAIT_UNTIL_OVER,
    may_pass=MayPass.NOBODY,
    mark=Mark.COMMERCIAL,
    sources=("skinpen-label", "chu-2021"),
    then="wait_after_infection",
)
_HEALED = Ruling(outcome=Outcome.WAIT_UNTIL, may_pass=MAY_PASS, numbers=("wait_after_infection",))
_SOME_DAY = Ruling(
    outcome=Outcome.WAIT_UNTIL_OVER, may_pass=MAY_PASS, numbers=("wait_after_infection",), then="wait_after_infection"
)
CODES = Codes(
    NAME,
    {
        "spreading-infection": replace(_NOW, urgency=Urgency.NOW),
        "skin-infection": _NOW,
        "after-skin-infection": _HEALED,
        "skin-infection-day-unknown": _SOME_DAY,
        "cold-sore": replace(_NOW, then=COLD_SORE),
        "after-cold-sore": replace(_HEALED, numbers=(COLD_SORE,)),
        "cold-sore-day-unknown": replace(_SOME_DAY, numbers=(COLD_SORE,), then=COLD_SORE),
    },
)


def judge(proposal: Proposal, guideline: Guideline) -> tuple[Finding, ...]:
    found: list[Finding] = []
    if proposal.history.has("spreading-infection"):
        found.append(CODES.finding("spreading-infection", guideline))
    return (*found, *_skin_infection(proposal, guideline), *_cold_sore(proposal, guideline))


def _skin_infection(proposal: Proposal, guideline: Guideline) -> tuple[Finding, ...]:
    """In or near the field; as long as nobody said that it has healed, it is there."""
    history = proposal.history
    zones = history.reaches("skin-infection-where", proposal.zones)
    if not zones or not history.has("skin-infection"):
        return ()
    if not history.says("skin-infection-is", "healed"):
        return (CODES.finding("skin-infection", guideline, zones=zones),)
    return CODES.wait(
        "after-skin-infection",
        guideline,
        since=history.day("skin-infection-on"),
        day=proposal.day,
        day_unknown="skin-infection-day-unknown",
        zones=zones,
    )


def _cold_sore(proposal: Proposal, guideline: Guideline) -> tuple[Finding, ...]:
    history = proposal.history
    if not history.has("cold-sores") or history.says("cold-sores-is", "long-ago"):
        return ()
    if not history.says("cold-sores-is", "healed"):
        return (CODES.finding("cold-sore", guideline),)
    return CODES.wait(
        "after-cold-sore",
        guideline,
        since=history.day("cold-sores-on"),
        day=proposal.day,
        day_unknown="cold-sore-day-unknown",
    )
