"""Not over active acne: deep lumps and many spots wait until they have healed and a while longer; a few are asked."""

from dataclasses import replace

from basketweave.science.protocol.findings import Finding, MayPass, Outcome
from basketweave.science.protocol.guideline import Guideline
from basketweave.science.protocol.proposal import Proposal
from basketweave.science.protocol.rulings import OURS, Codes, Ruling
from basketweave.science.quantities import Mark

NAME = "active_acne"
STATEMENT = "Skin with many spots or deep lumps is treated first and needled when it has been calm for a while."
NUMBERS = ("wait_after_acne_flare",)
SOURCES = ("skinpen-trial", "aad-2024", "healing-custom")
MAY_PASS = MayPass.SPECIALIST
_SEVERE = Ruling(
    outcome=Outcome.WAIT_UNTIL_OVER,
    may_pass=MayPass.NOBODY,
    mark=Mark.READ,
    sources=("skinpen-trial",),
    then="wait_after_acne_flare",
)
_FLARE = Ruling(
    outcome=Outcome.WAIT_UNTIL_OVER, may_pass=MAY_PASS, numbers=("wait_after_acne_flare",), then="wait_after_acne_flare"
)
CODES = Codes(
    NAME,
    {
        "few-spots": Ruling(  # what was read is of many and deep ones; that a few are only asked about is ours
            outcome=Outcome.ASK, mark=Mark.HOUSE, sources=("aad-2024", "skinpen-trial"), stands_behind=OURS
        ),
        "many-spots": _FLARE,
        "deep-lumps": _SEVERE,
        "how-much-unsaid": replace(_SEVERE, mark=Mark.HOUSE, stands_behind=OURS),  # taken to be severe
        "after-a-flare": Ruling(outcome=Outcome.WAIT_UNTIL, may_pass=MAY_PASS, numbers=("wait_after_acne_flare",)),
        "flare-day-unknown": _FLARE,
    },
)
HOW_MUCH = {"few": "few-spots", "many": "many-spots", "deep-lumps": "deep-lumps"}


def judge(proposal: Proposal, guideline: Guideline) -> tuple[Finding, ...]:
    history, found = proposal.history, []
    if history.has("acne-now") and (zones := history.touches("acne-now-where", proposal.zones)):
        said = next((code for answer, code in HOW_MUCH.items() if history.says("acne-now-is", answer)), None)
        found.append(CODES.finding(said or "how-much-unsaid", guideline, zones=zones))
    if history.has("acne-healed"):
        found.extend(
            CODES.wait(
                "after-a-flare",
                guideline,
                since=history.day("acne-healed-on"),
                day=proposal.day,
                day_unknown="flare-day-unknown",
            )
        )
    return tuple(found)
