"""What leads where, as read in the knowledge file on alternatives."""

from datetime import date

import pytest

from basketweave.science.protocol.findings import Outcome
from basketweave.science.protocol.options import Standing, Treatment
from basketweave.science.quantities import (
    Concern,
    Phototype,
    PigmentSort,
    ScarColour,
    ScarKind,
    ScarShape,
    WrinkleSort,
    Zone,
)

from .cases import GUIDELINE, finding, first, listed, seen

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


def test_rough_patches_are_seen_by_a_doctor_before_they_are_needled():
    found = listed(Concern.SUN_DAMAGE, PigmentSort.ROUGH_PATCHES, PigmentSort.FINE_LINES, phototype=LIGHT)

    assert found[Treatment.NEEDLING].standing is Standing.NOT_NOW
    assert found[Treatment.TOPICALS].standing is Standing.NOT_NOW
    assert "examined by a doctor" in found[Treatment.NEEDLING].reasons[0].words


def test_severe_acne_goes_to_a_dermatologist_first():
    assert first(Concern.ACNE, grade=4) is Treatment.DERMATOLOGY
    assert first(Concern.ACNE, grade=3) is Treatment.TOPICALS


def test_where_there_is_nothing_to_see_no_treatment_leads():
    assert first(Concern.WRINKLES, grade=0) is Treatment.NOTHING
    assert first(Concern.WRINKLES, grade=1) is Treatment.TOPICALS


@pytest.mark.parametrize("code", ["few-spots", "many-spots", "deep-lumps"])
def test_active_acne_is_treated_before_the_scars_it_left(code):
    found = listed(Concern.SCARS, ScarShape.ICE_PICK, findings=(finding(Outcome.WAIT_UNTIL_OVER, code),))
    ahead = {id for id, option in found.items() if option.place < found[Treatment.CROSS].place}

    assert Treatment.TOPICALS in ahead
    assert ahead <= {Treatment.TOPICALS, Treatment.DERMATOLOGY}


def test_a_tendency_to_keloids_leads_to_a_scar_clinic():
    found = listed(Concern.SCARS, ScarShape.ROLLING, findings=(finding(Outcome.NEVER, "keloid"),))

    assert found[Treatment.SCAR_CLINIC].place == 1
    assert found[Treatment.NEEDLING].place == len(Treatment)


def test_a_wait_moves_up_and_names_its_day():
    calm = listed(Concern.SCARS, ScarShape.ROLLING, phototype=DARK)
    soon = listed(Concern.SCARS, ScarShape.ROLLING, phototype=DARK, findings=(finding(Outcome.WAIT_UNTIL),))

    assert calm[Treatment.NEEDLING].place == soon[Treatment.WAIT].place == 1
    assert soon[Treatment.WAIT].not_before == soon[Treatment.NEEDLING].not_before == date(2026, 3, 14)
    assert soon[Treatment.NEEDLING].standing is Standing.NOT_NOW


def test_a_wait_does_not_lead_where_needling_would_not():
    found = listed(Concern.SCARS, ScarShape.ICE_PICK, findings=(finding(Outcome.WAIT_UNTIL),))

    assert found[Treatment.CROSS].place == 1
    assert found[Treatment.WAIT].standing is Standing.FITS


@pytest.mark.parametrize("concern", Concern)
def test_in_pregnancy_everything_waits(concern):
    found = listed(concern, findings=(finding(Outcome.WAIT_UNTIL_OVER, "pregnant"),))

    assert found[Treatment.WAIT].place == 1
    assert found[Treatment.TOPICALS].standing in (Standing.NOT_NOW, Standing.ANOTHER_JOB)


def test_an_illness_of_the_blood_keeps_back_whatever_wounds_and_leaves_creams():
    scars = listed(Concern.SCARS, ScarShape.ROLLING, findings=(finding(Outcome.NEVER, "bleeding-disorder"),))
    lines = listed(Concern.FINE_LINES, findings=(finding(Outcome.NEVER, "bleeding-disorder"),))

    assert scars[Treatment.DERMATOLOGY].place == 1
    assert scars[Treatment.SUBCISION].standing is Standing.NOT_NOW
    assert lines[Treatment.TOPICALS].place == 1


def test_after_isotretinoin_what_the_panels_said_of_lasers_is_shown():
    found = listed(Concern.SCARS, ScarShape.ROLLING, findings=(finding(Outcome.WAIT_UNTIL, "after-last-dose"),))
    calm = listed(Concern.SCARS, ScarShape.ROLLING)

    assert any("two panels of 2017" in caution.words for caution in found[Treatment.LASERS].cautions)
    assert not any("two panels of 2017" in caution.words for caution in calm[Treatment.LASERS].cautions)


def test_a_never_does_not_tell_anybody_to_wait():
    never = (finding(Outcome.NEVER), finding(Outcome.WAIT_UNTIL))
    found = listed(Concern.SCARS, ScarShape.ROLLING, findings=never)

    assert found[Treatment.WAIT].standing is Standing.ALWAYS
    assert found[Treatment.WAIT].not_before is None
    assert found[Treatment.NEEDLING].standing is Standing.REFUSED


def test_a_question_of_a_rule_is_a_caution_and_moves_nothing():
    asked = finding(Outcome.ASK)
    calm = listed(Concern.SCARS, ScarShape.ROLLING)
    found = listed(Concern.SCARS, ScarShape.ROLLING, findings=(asked,))

    assert list(found) == list(calm)
    assert [one.finding for one in found[Treatment.NEEDLING].cautions if one.finding] == [asked]


def test_what_rules_found_of_needling_is_asked_anew_of_what_else_hurts():
    found = listed(Concern.SCARS, ScarShape.ROLLING, findings=(finding(Outcome.ASK),))

    assert any("asks anew" in caution.words for caution in found[Treatment.SUBCISION].cautions)
    assert not any("asks anew" in caution.words for caution in found[Treatment.WAIT].cautions)


def test_dark_marks_by_phototype_are_said_to_be_unknown():
    for phototype in Phototype:
        cautions = listed(Concern.SCARS, ScarShape.ROLLING, phototype=phototype)[Treatment.NEEDLING].cautions
        assert any("not available by phototype" in caution.words for caution in cautions)


def test_figures_of_dark_marks_stand_where_they_concern_the_patient():
    def words(phototype, treatment):
        found = listed(Concern.SCARS, ScarShape.ROLLING, phototype=phototype)[treatment]
        return " ".join(caution.words for caution in found.cautions)

    assert "5 of 30" in words(DARK, Treatment.NEEDLING)
    assert "5 of 30" not in words(LIGHT, Treatment.NEEDLING)
    assert "RR 3.04" in words(DARK, Treatment.LASERS)
    assert "92%" not in words(LIGHT, Treatment.LASERS)
    assert "was not recorded" in words(None, Treatment.NEEDLING)
    assert "5 of 30" in words(None, Treatment.NEEDLING)


def test_trials_that_disagree_are_shown_side_by_side():
    shown = {one.id: one for one in listed(Concern.SCARS, ScarShape.BOXCAR_SHALLOW)[Treatment.NEEDLING].comparisons}

    conflict = shown["needling-co2-split"].conflicts_with

    assert conflict
    assert set(conflict) <= set(shown)


def test_where_no_comparison_was_found_that_is_said():
    subcision = listed(Concern.SCARS, ScarShape.ROLLING)[Treatment.SUBCISION]
    toxin = listed(Concern.PORES)[Treatment.TOXIN]

    assert [one.is_found for one in subcision.comparisons] == [False]
    assert subcision.comparisons[0].compared == "Subcision against needling"
    assert [one.id for one in toxin.comparisons] == ["none-toxin-pores"]


def test_study_rows_are_those_of_what_was_asked():
    scars = listed(Concern.SCARS, ScarShape.ROLLING)
    melasma = listed(Concern.SUN_DAMAGE, PigmentSort.MELASMA)

    assert "dogra2014" in scars[Treatment.NEEDLING].studies
    assert scars[Treatment.LASERS].studies == ("osman2017_ErYAG", "abel_FCO2", "idoj2024_FCO2")
    assert "dogra2014" not in melasma[Treatment.NEEDLING].studies
    assert melasma[Treatment.TOPICALS].studies == ("jocd2021_HQ",)


def test_the_upper_lip_has_a_study_of_its_own():
    lip = listed(Concern.WRINKLES, WrinkleSort.AT_REST_FINE, zones=frozenset({Zone.UPPER_LIP}))
    chin = listed(Concern.WRINKLES, WrinkleSort.AT_REST_FINE, zones=frozenset({Zone.CHIN}))

    assert any("upper lip" in reason.words for reason in lip[Treatment.NEEDLING].reasons)
    assert not any("upper lip" in reason.words for reason in chin[Treatment.NEEDLING].reasons)


def test_needling_says_how_many_sessions_a_course_has():
    found = listed(Concern.SCARS, ScarColour.BROWN)

    assert found[Treatment.NEEDLING].sessions == GUIDELINE.sessions_for(Concern.SCARS, seen(ScarColour.BROWN))
    assert found[Treatment.LASERS].sessions is None
