"""What the promises of options are made about: a case by what was seen, and findings by what they say."""

from datetime import date

from hypothesis import strategies as st

from basketweave.science.protocol.findings import Finding, MayPass, Outcome
from basketweave.science.protocol.guideline_file import published
from basketweave.science.protocol.options import Case, Option, Treatment, options
from basketweave.science.quantities import (
    Appearance,
    Concern,
    Mark,
    Phototype,
    PigmentSort,
    ScarColour,
    ScarKind,
    ScarShape,
    WrinkleSort,
    Zone,
)

GUIDELINE = published()
KINDS = {
    **dict.fromkeys(ScarKind, "scar_kinds"),
    **dict.fromkeys(ScarShape, "scar_shapes"),
    **dict.fromkeys(ScarColour, "scar_colours"),
    **dict.fromkeys(WrinkleSort, "wrinkle_sorts"),
    **dict.fromkeys(PigmentSort, "pigment_sorts"),
}


def seen(*signs, is_suspicious=False) -> Appearance:
    parts: dict[str, frozenset] = {}
    for sign in signs:
        parts[KINDS[sign]] = parts.get(KINDS[sign], frozenset()) | {sign}
    return Appearance(**parts, is_suspicious=is_suspicious)


def finding(outcome: Outcome, code: str = "a-code", day: date = date(2026, 3, 14)) -> Finding:
    return Finding(
        rule="a_rule",
        outcome=outcome,
        code=code,
        not_before=day if outcome is Outcome.WAIT_UNTIL else None,
        sources=("alam-2014",),
        mark=Mark.READ,
        guideline_version="1",
        may_pass=MayPass.SPECIALIST,
    )


def listed(concern: Concern, *signs, is_suspicious=False, **rest) -> dict[Treatment, Option]:
    case = Case(concern=concern, appearance=seen(*signs, is_suspicious=is_suspicious), **rest)
    return {option.id: option for option in options(case, GUIDELINE)}


def first(concern: Concern, *signs, **rest) -> Treatment:
    return next(iter(listed(concern, *signs, **rest)))


CODES = [
    "suspicious-mark",
    "changing-mark",
    "changing-mark-elsewhere",
    "rough-patches",
    "raised-scar",
    "keloid",
    "few-spots",
    "deep-lumps",
    "skin-infection",
    "rosacea-spots",
    "too-soon-after",
    "pregnant",
    "bleeding-disorder",
    "steel-allergy",
]
appearances = st.builds(
    Appearance,
    scar_kinds=st.frozensets(st.sampled_from(ScarKind)),
    scar_shapes=st.frozensets(st.sampled_from(ScarShape)),
    scar_colours=st.frozensets(st.sampled_from(ScarColour)),
    wrinkle_sorts=st.frozensets(st.sampled_from(WrinkleSort)),
    pigment_sorts=st.frozensets(st.sampled_from(PigmentSort)),
    is_suspicious=st.booleans(),
)
days = st.dates(min_value=date(2026, 1, 1), max_value=date(2026, 12, 31))
refusing = st.builds(
    finding,
    st.sampled_from([Outcome.WAIT_UNTIL, Outcome.WAIT_UNTIL_OVER, Outcome.NEVER]),
    st.sampled_from(CODES),
    days,
)
findings = st.lists(st.one_of(refusing, st.builds(finding, st.just(Outcome.ASK), st.sampled_from(CODES))), max_size=3)
cases = st.builds(
    Case,
    concern=st.sampled_from(Concern),
    zones=st.frozensets(st.sampled_from([Zone.CHIN, Zone.UPPER_LIP]), min_size=1),
    appearance=appearances,
    phototype=st.one_of(st.none(), st.sampled_from(Phototype)),
    findings=findings.map(tuple),
    grade=st.one_of(st.none(), st.integers(min_value=0, max_value=5)),
)
