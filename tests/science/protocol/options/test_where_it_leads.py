"""What leads where, as read in the knowledge file on alternatives."""

import pytest

from basketweave.science.protocol.options import Standing, Treatment
from basketweave.science.quantities import (
    Concern,
    Mark,
    Phototype,
    PigmentSort,
    ScarColour,
    ScarKind,
    ScarShape,
    WrinkleSort,
)

from .cases import first, listed

LIGHT = Phototype.II
DARK = Phototype.V
NEEDLING_MAY_LEAD = [
    (Concern.SCARS, (ScarShape.ROLLING,), LIGHT),
    (Concern.SCARS, (ScarShape.ROLLING,), DARK),
    (Concern.SCARS, (ScarKind.ATROPHIC,), DARK),
    (Concern.SCARS, (ScarShape.BOXCAR_SHALLOW,), DARK),
    (Concern.SCARS, (ScarKind.SURGICAL,), LIGHT),
    (Concern.SCARS, (ScarKind.TRAUMATIC,), LIGHT),
    (Concern.WRINKLES, (WrinkleSort.AT_REST_DEEP,), DARK),
]


@pytest.mark.parametrize(
    ("concern", "signs", "treatment"),
    [
        (Concern.SCARS, (ScarShape.ICE_PICK,), Treatment.CROSS),
        (Concern.SCARS, (ScarShape.ICE_PICK, ScarShape.ROLLING, ScarShape.BOXCAR_SHALLOW), Treatment.CROSS),
        (Concern.SCARS, (ScarShape.BOXCAR_DEEP,), Treatment.CROSS),
        (Concern.SCARS, (ScarShape.DISTENSIBLE,), Treatment.FILLERS),
        (Concern.SCARS, (ScarKind.RAISED,), Treatment.SCAR_CLINIC),
        (Concern.SCARS, (ScarKind.RAISED, ScarKind.ATROPHIC, ScarColour.RED), Treatment.SCAR_CLINIC),
        (Concern.SCARS, (ScarKind.BURN,), Treatment.SCAR_CLINIC),
        (Concern.SCARS, (ScarColour.BROWN,), Treatment.TOPICALS),
        (Concern.SCARS, (ScarColour.PALE,), Treatment.DERMATOLOGY),
        (Concern.ACNE, (), Treatment.TOPICALS),
        (Concern.PORES, (), Treatment.TOPICALS),
        (Concern.SUN_DAMAGE, (), Treatment.TOPICALS),
        (Concern.SUN_DAMAGE, (PigmentSort.MELASMA,), Treatment.TOPICALS),
        (Concern.SUN_DAMAGE, (PigmentSort.MELASMA, PigmentSort.LENTIGINES), Treatment.TOPICALS),
        (Concern.SUN_DAMAGE, (PigmentSort.LENTIGINES,), Treatment.DERMATOLOGY),
        (Concern.SUN_DAMAGE, (PigmentSort.ROUGH_PATCHES, PigmentSort.FINE_LINES), Treatment.DERMATOLOGY),
        (Concern.WRINKLES, (WrinkleSort.IN_MOTION,), Treatment.TOXIN),
        (Concern.WRINKLES, (WrinkleSort.FOLD,), Treatment.FILLERS),
        (Concern.WRINKLES, (WrinkleSort.LAXITY,), Treatment.RADIOFREQUENCY),
        (Concern.WRINKLES, (WrinkleSort.AT_REST_FINE,), Treatment.TOPICALS),
        (Concern.FINE_LINES, (), Treatment.TOPICALS),
    ],
)
@pytest.mark.parametrize("phototype", [LIGHT, DARK, None])
def test_something_else_leads_at_any_phototype(concern, signs, treatment, phototype):
    assert first(concern, *signs, phototype=phototype) is treatment


@pytest.mark.parametrize(("concern", "signs", "phototype"), NEEDLING_MAY_LEAD)
def test_needling_leads_where_nothing_is_better_placed(concern, signs, phototype):
    assert first(concern, *signs, phototype=phototype) is Treatment.NEEDLING


@pytest.mark.parametrize("signs", [(ScarShape.BOXCAR_SHALLOW,), (ScarKind.ATROPHIC,)])
def test_boxcar_and_mixed_scars_in_light_skin_are_offered_a_consultation_for_laser(signs):
    found = listed(Concern.SCARS, *signs, phototype=Phototype.III)

    assert found[Treatment.LASERS].place == 1
    assert "consultation" in found[Treatment.LASERS].reasons[0].words
    assert found[Treatment.LASERS].reasons[0].mark is Mark.HOUSE  # whom it is offered to is derived, not read
    assert found[Treatment.LASERS].reasons[1].mark is Mark.READ


@pytest.mark.parametrize(
    ("concern", "signs"),
    [
        *((Concern.SCARS, (shape,)) for shape in ScarShape if shape is not ScarShape.ICE_PICK),
        (Concern.SCARS, (ScarKind.ATROPHIC,)),
        (Concern.SCARS, (ScarColour.BROWN,)),
        (Concern.SCARS, (ScarColour.RED,)),
        (Concern.SUN_DAMAGE, ()),
        (Concern.SUN_DAMAGE, (PigmentSort.MELASMA,)),
        (Concern.WRINKLES, (WrinkleSort.AT_REST_DEEP,)),
        (Concern.FINE_LINES, ()),
        (Concern.PORES, ()),
        (Concern.ACNE, ()),
    ],
)
@pytest.mark.parametrize("phototype", [Phototype.IV, Phototype.V, Phototype.VI, None])
def test_in_darker_skin_lasers_and_peels_do_not_come_before_needling(concern, signs, phototype):
    found = listed(concern, *signs, phototype=phototype)

    assert found[Treatment.NEEDLING].place < found[Treatment.LASERS].place
    assert found[Treatment.NEEDLING].place < found[Treatment.PEELS].place


def test_red_marks_get_a_vascular_laser_in_light_skin_and_time_in_darker_skin():
    assert first(Concern.SCARS, ScarColour.RED, phototype=LIGHT) is Treatment.LASERS
    assert first(Concern.SCARS, ScarColour.RED, phototype=DARK) is Treatment.WAIT


def test_needling_is_weak_on_ice_pick_scars_and_good_on_the_rolling_ones_beside_them():
    alone = listed(Concern.SCARS, ScarShape.ICE_PICK)[Treatment.NEEDLING]
    mixed = listed(Concern.SCARS, ScarShape.ICE_PICK, ScarShape.ROLLING)[Treatment.NEEDLING]

    assert (alone.standing, mixed.standing) == (Standing.WEAK, Standing.FIRST)
    assert set(alone.reasons) < set(mixed.reasons)


def test_severe_acne_goes_to_a_dermatologist_first():
    assert first(Concern.ACNE, grade=4) is Treatment.DERMATOLOGY
    assert first(Concern.ACNE, grade=3) is Treatment.TOPICALS


def test_where_there_is_nothing_to_see_no_treatment_leads():
    assert first(Concern.WRINKLES, grade=0) is Treatment.NOTHING
    assert first(Concern.WRINKLES, grade=1) is Treatment.TOPICALS
