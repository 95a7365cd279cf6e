"""Skin that is not needled here at all, or not before a doctor has seen it."""

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


def _commercial(
    outcome: Outcome, *sources: str, may_pass: MayPass = MAY_PASS, urgency: Urgency | None = None
) -> Ruling:
    may_pass = MayPass.SPECIALIST if outcome is Outcome.ASK else may_pass
    return Ruling(outcome=outcome, may_pass=may_pass, mark=Mark.COMMERCIAL, sources=sources, urgency=urgency)


CODES = Codes(
    NAME,
    {
        "suspicious-mark": _commercial(Outcome.WAIT_UNTIL_OVER, "skinpen-label", urgency=Urgency.TODAY),
        "changing-mark": _commercial(Outcome.WAIT_UNTIL_OVER, "skinpen-label", urgency=Urgency.TODAY),
        "changing-mark-elsewhere": _commercial(Outcome.ASK, "skinpen-label", urgency=Urgency.TODAY),
        "changing-mark-being-treated": _commercial(Outcome.WAIT_UNTIL_OVER, "skinpen-label"),
        "changing-mark-seen": _commercial(Outcome.ASK, "skinpen-label"),
        "open-wound": _commercial(Outcome.WAIT_UNTIL_OVER, "skinpen-label"),
        "bleeding-disorder": _commercial(Outcome.NEVER, "skinpen-label"),
        "steel-allergy": _commercial(Outcome.NEVER, "skinpen-label", "chu-2021"),
        "connective-tissue": _commercial(Outcome.NEVER, "skinpen-label", "dermapen-manual"),
        "rosacea-spots": _commercial(Outcome.WAIT_UNTIL_OVER, "dermapen-manual"),
        "rough-patches": _commercial(
            Outcome.WAIT_UNTIL_OVER,
            *("dermapen-manual", "petukhova-2017", "torezan-2013"),
            may_pass=MayPass.MEDICAL_DIRECTOR,  # physicians needle them, together with light
        ),
        "radiotherapy-here": _commercial(Outcome.ASK, "skinpen-label", "trial-exclusions"),
        "radiotherapy-not-ruled-out": _commercial(Outcome.ASK, "skinpen-label", "trial-exclusions"),
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
