"""For each code of each rule the least that makes the rule say it: for whoever shows, explains or proves findings."""

from datetime import date, timedelta

from basketweave.science.protocol.history import History
from basketweave.science.protocol.judge import judge
from basketweave.science.protocol.proposal import Proposal
from basketweave.science.quantities import (
    Appearance,
    Concern,
    Jurisdiction,
    OnTheSkin,
    PigmentSort,
    ScarKind,
    Zone,
)
from tests.science.strategies import GUIDELINE

DAY = date(2026, 3, 3)
YESTERDAY = DAY - timedelta(days=1)
FOREHEAD = ("forehead",)


def proposed(answers=(), **known):
    """For the chin on a day, with these answers about health."""
    return Proposal(**{"day": DAY, "zones": frozenset({Zone.CHIN}), "history": History(answers=dict(answers)), **known})


def ticked(*questions, **answers):
    """Questions ticked, and what was answered below them; `filler_on` stands for filler-on."""
    below = {question.replace("_", "-"): answer for question, answer in answers.items()}
    return proposed({**dict.fromkeys(questions, True), **below})


def seen(**appearance):
    return proposed(appearance=Appearance(**appearance))


def needles(length_mm, zone=Zone.CHIN, ceiling_mm=None):
    return proposed(zones=frozenset({zone}), needle_lengths_mm={zone: length_mm}, device_ceiling_mm=ceiling_mm)


BURN = Appearance(scar_kinds=frozenset({ScarKind.BURN}))
EVERY_CODE = {
    ("session_spacing", "too-soon-after"): proposed(treated_days={Zone.CHIN: (date(2026, 2, 20),)}),
    ("session_spacing", "too-close-before"): proposed(booked_days={Zone.CHIN: (date(2026, 3, 20),)}),
    ("session_spacing", "needling-day-unknown"): ticked("needling"),
    ("session_count", "fewer-than-fewest"): proposed(session_count=1),
    ("session_count", "more-than-most"): proposed(session_count=9),
    ("needle_length", "longer-than-device"): needles(1.5, ceiling_mm=1.0),
    ("needle_length", "longer-than-labelled"): needles(2.0),
    ("needle_length", "longer-than-zone"): needles(0.75, Zone.NOSE),
    ("orbital_rim", "inside-the-rim"): proposed(
        zones=frozenset({Zone.PERIORBITAL_LEFT}), stays_outside_orbital_rim=False
    ),
    ("orbital_rim", "rim-not-confirmed"): proposed(zones=frozenset({Zone.PERIORBITAL_LEFT})),
    **{
        ("waits", f"after-{what}"): ticked(what, **{f"{what}_on": YESTERDAY})
        for what in ("laser", "filler", "toxin", "peel", "sunburn", "surgery")
    },
    **{
        ("waits", f"{what}-day-unknown"): ticked(what)
        for what in ("laser", "filler", "toxin", "peel", "sunburn", "surgery")
    },
    ("waits", "retinoid-in-use"): ticked("retinoid-or-acid", retinoid_or_acid_is="using"),
    ("waits", "after-retinoid"): ticked(
        "retinoid-or-acid", retinoid_or_acid_is="stopped", retinoid_or_acid_on=YESTERDAY
    ),
    ("waits", "retinoid-day-unknown"): ticked("retinoid-or-acid", retinoid_or_acid_is="stopped"),
    ("waits", "fresh-surgical-scar"): ticked("surgery", "surgery-is-the-scar", surgery_on=YESTERDAY),
    ("waits", "burn-scar"): proposed(appearance=BURN),
    ("waits", "young-burn-scar"): proposed({"surgery": True, "surgery-on": date(2025, 3, 3)}, appearance=BURN),
    ("exclusions", "suspicious-mark"): seen(is_suspicious=True),
    ("exclusions", "changing-mark"): ticked("changing-mark"),
    ("exclusions", "changing-mark-elsewhere"): ticked("changing-mark", changing_mark_where=FOREHEAD),
    ("exclusions", "changing-mark-being-treated"): ticked("changing-mark", changing_mark_seen="being-treated"),
    ("exclusions", "changing-mark-seen"): ticked("changing-mark", changing_mark_seen="harmless"),
    **{
        ("exclusions", code): ticked(code)
        for code in (
            "open-wound", "bleeding-disorder", "steel-allergy", "connective-tissue", "rosacea-spots", "rough-patches",
        )
    },
    ("exclusions", "radiotherapy-here"): ticked("immunosuppression", immunosuppression_by=("radiotherapy",)),
    ("exclusions", "radiotherapy-not-ruled-out"): ticked("immunosuppression"),
    ("exclusions", "raised-scar"): seen(scar_kinds=frozenset({ScarKind.RAISED})),
    ("active_acne", "few-spots"): ticked("acne-now", acne_now_is="few"),
    ("active_acne", "many-spots"): ticked("acne-now", acne_now_is="many"),
    ("active_acne", "deep-lumps"): ticked("acne-now", acne_now_is="deep-lumps"),
    ("active_acne", "how-much-unsaid"): ticked("acne-now"),
    ("active_acne", "after-a-flare"): ticked("acne-healed", acne_healed_on=YESTERDAY),
    ("active_acne", "flare-day-unknown"): ticked("acne-healed"),
    ("infection", "spreading-infection"): ticked("spreading-infection"),
    ("infection", "skin-infection"): ticked("skin-infection", skin_infection_is="now"),
    ("infection", "after-skin-infection"): ticked(
        "skin-infection", skin_infection_is="healed", skin_infection_on=YESTERDAY
    ),
    ("infection", "skin-infection-day-unknown"): ticked("skin-infection", skin_infection_is="healed"),
    ("infection", "cold-sore"): ticked("cold-sores", cold_sores_is="now"),
    ("infection", "after-cold-sore"): ticked("cold-sores", cold_sores_is="healed", cold_sores_on=YESTERDAY),
    ("infection", "cold-sore-day-unknown"): ticked("cold-sores", cold_sores_is="healed"),
    ("keloid", "keloid"): ticked("keloid"),
    ("pregnancy", "pregnant"): ticked("pregnancy", pregnancy_is=("pregnant",)),
    ("pregnancy", "breastfeeding"): ticked("pregnancy", pregnancy_is=("breastfeeding",)),
    ("pregnancy", "pregnant-or-breastfeeding"): ticked("pregnancy"),
    ("age", "under-authorised-age"): proposed(born_on=date(2006, 5, 4), jurisdiction=Jurisdiction.USA),
    ("age", "minor"): proposed(born_on=date(2010, 5, 4)),
    ("age", "birthday-unknown"): proposed(is_birthday_asked=True),
    ("isotretinoin", "taking"): ticked("isotretinoin", isotretinoin_is="taking"),
    ("isotretinoin", "after-last-dose"): ticked(
        "isotretinoin", isotretinoin_is="stopped", isotretinoin_on=date(2026, 1, 2)
    ),
    ("isotretinoin", "last-dose-unknown"): ticked("isotretinoin", isotretinoin_is="stopped"),
    ("anticoagulants", "blood-thinners"): ticked("blood-thinners"),
    ("immunosuppression", "weakened-defences"): ticked("immunosuppression", immunosuppression_by=("medicine",)),
    ("anaesthetic_allergy", "allergic"): ticked("anaesthetic-allergy"),
    ("anaesthetic_allergy", "allergic-and-numbed"): proposed({"anaesthetic-allergy": True}, is_numbed=True),
    ("herpes_history", "cold-sores-before"): ticked("cold-sores", cold_sores_is="long-ago"),
    ("open_channels", "not-for-open-channels"): proposed(on_the_skin=frozenset({OnTheSkin.OTHER})),
    ("authorised_use", "off-label"): proposed(concerns=frozenset({Concern.PORES}), jurisdiction=Jurisdiction.USA),
    ("skin_nearby", "eczema-psoriasis"): ticked("eczema-psoriasis"),
    ("skin_nearby", "melasma"): seen(pigment_sorts=frozenset({PigmentSort.MELASMA})),
    ("skin_nearby", "tattoo"): ticked("tattoo"),
    ("general_health", "heart-rhythm"): ticked("heart-rhythm"),
    ("general_health", "diabetes-unsettled"): ticked("diabetes", diabetes_is="unsettled"),
    ("general_health", "unrealistic-expectation"): ticked("unrealistic-expectation"),
    ("general_health", "not-sure"): ticked("not-sure"),
}  # fmt: skip


def finding_of(rule, code):
    """The one finding of that rule and code."""
    [found] = [each for each in judge(EVERY_CODE[rule, code], GUIDELINE) if (each.rule, each.code) == (rule, code)]
    return found
