"""Skin that is not needled here at all, or not before a doctor has seen it."""

from dataclasses import replace

from basketweave.science.protocol.findings import Finding, MayPass, Outcome, Urgency
from basketweave.science.protocol.guideline import Guideline
from basketweave.science.protocol.history import History
from basketweave.science.protocol.proposal import Proposal
from basketweave.science.protocol.rulings import Codes, Ruling
from basketweave.science.quantities import Mark, PigmentSort, ScarKind, Zone

NAME = "exclusions"
STATEMENT = "A mark that changes is seen by a doctor first; wounds and some illnesses keep us from needling altogether."
NUMBERS: tuple[str, ...] = ()
SOURCES = (
    "skinpen-label", "dermapen-manual", "chu-2021", "trial-exclusions", "raised-scars-review", "petukhova-2017",
    "torezan-2013",
)  # fmt: skip
MAY_PASS = MayPass.NOBODY
_NEVER = Ruling(outcome=Outcome.NEVER, may_pass=MAY_PASS, mark=Mark.COMMERCIAL, sources=("skinpen-label",))
_UNTIL_OVER = replace(_NEVER, outcome=Outcome.WAIT_UNTIL_OVER)
_ASK = replace(_NEVER, outcome=Outcome.ASK, may_pass=MayPass.SPECIALIST)
CODES = Codes(
    NAME,
    {
        "suspicious-mark": replace(_UNTIL_OVER, urgency=Urgency.TODAY),
        "changing-mark": replace(_UNTIL_OVER, urgency=Urgency.TODAY),
        "changing-mark-elsewhere": replace(_ASK, urgency=Urgency.TODAY),
        "changing-mark-being-treated": _UNTIL_OVER,
        "changing-mark-seen": _ASK,
        "open-wound": _UNTIL_OVER,
        "bleeding-disorder": _NEVER,
        "steel-allergy": replace(_NEVER, sources=("skinpen-label", "chu-2021")),
        "connective-tissue": replace(_NEVER, sources=("skinpen-label", "dermapen-manual")),
        "rosacea-spots": replace(_UNTIL_OVER, sources=("dermapen-manual",)),
        "rough-patches": replace(
            _UNTIL_OVER,
            sources=("dermapen-manual", "petukhova-2017", "torezan-2013"),
            may_pass=MayPass.MEDICAL_DIRECTOR,  # physicians needle them, together with light
        ),
        "radiotherapy-here": replace(_ASK, sources=("skinpen-label", "trial-exclusions")),
        "radiotherapy-not-ruled-out": replace(_ASK, sources=("skinpen-label", "trial-exclusions")),
        "raised-scar": Ruling(
            outcome=Outcome.NEVER,
            may_pass=MayPass.MEDICAL_DIRECTOR,
            mark=Mark.READ,
            sources=("trial-exclusions", "raised-scars-review"),
        ),
    },
)
WHOLE_PERSON = ("bleeding-disorder", "steel-allergy", "connective-tissue", "rosacea-spots")


def judge(proposal: Proposal, guideline: Guideline) -> tuple[Finding, ...]:
    history, zones = proposal.history, proposal.zones
    at = {
        "suspicious-mark": zones if proposal.appearance.is_suspicious else None,
        **_changing_mark(history, zones),
        "open-wound": history.touches("open-wound-where", zones) if history.has("open-wound") else None,
        "rough-patches": _rough_patches(proposal),
        **_radiotherapy(history, zones),
        "raised-scar": zones if ScarKind.RAISED in proposal.appearance.scar_kinds else None,
    }
    return tuple(
        CODES.finding(code, guideline, zones=at.get(code))
        for code in CODES
        if at.get(code) or (code in WHOLE_PERSON and history.has(code))
    )


def _changing_mark(history: History, zones: frozenset[Zone]) -> dict[str, frozenset[Zone]]:
    """As long as nobody said that a doctor has seen it, it is not seen; it needs one wherever it is."""
    if not history.has("changing-mark"):
        return {}
    here = history.touches("changing-mark-where", zones)
    if history.says("changing-mark-seen", "harmless"):
        return {"changing-mark-seen": here}
    if history.says("changing-mark-seen", "being-treated"):
        return {"changing-mark-being-treated": here} if here else {"changing-mark-seen": zones}
    return {"changing-mark": here} if here else {"changing-mark-elsewhere": zones}


def _rough_patches(proposal: Proposal) -> frozenset[Zone]:
    """As told, and as seen; what was seen is taken to be everywhere in the field."""
    if PigmentSort.ROUGH_PATCHES in proposal.appearance.pigment_sorts:
        return proposal.zones
    if proposal.history.has("rough-patches"):
        return proposal.history.touches("rough-patches-where", proposal.zones)
    return frozenset()


def _radiotherapy(history: History, zones: frozenset[Zone]) -> dict[str, frozenset[Zone]]:
    if not history.has("immunosuppression"):
        return {}
    if history.says("immunosuppression-by", "radiotherapy"):
        return {"radiotherapy-here": history.touches("radiotherapy-where", zones)}
    is_told = history.says("immunosuppression-by", "medicine", "chemotherapy")
    return {} if is_told else {"radiotherapy-not-ruled-out": zones}
