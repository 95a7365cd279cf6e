"""What stands beside an option: cautions, comparisons, study rows, sessions."""

from basketweave.science.protocol.findings import Outcome
from basketweave.science.protocol.options import Treatment
from basketweave.science.quantities import (
    Concern,
    Phototype,
    PigmentSort,
    ScarColour,
    ScarShape,
    WrinkleSort,
    Zone,
)

from .cases import GUIDELINE, finding, listed, seen

LIGHT = Phototype.II
DARK = Phototype.V


def test_after_isotretinoin_what_the_panels_said_of_lasers_is_shown():
    found = listed(Concern.SCARS, ScarShape.ROLLING, findings=(finding(Outcome.WAIT_UNTIL, "after-last-dose"),))
    calm = listed(Concern.SCARS, ScarShape.ROLLING)

    assert any("two panels of 2017" in caution.words for caution in found[Treatment.LASERS].cautions)
    assert not any("two panels of 2017" in caution.words for caution in calm[Treatment.LASERS].cautions)


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
    assert "was not recorded" not in words(DARK, Treatment.NEEDLING)
    assert "was not recorded" not in words(None, Treatment.SUBCISION)
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


def test_a_comparison_is_shown_for_the_skin_it_was_made_in():
    def shown(*signs):
        return {one.id for one in listed(Concern.SCARS, *signs)[Treatment.NEEDLING].comparisons}

    assert {"red-needling-laser", "red-tranexamic-vitamin"} == shown(ScarColour.RED)
    assert "subcision-needling" in shown(ScarShape.ROLLING)
    assert "subcision-needling" not in shown(ScarShape.ICE_PICK)


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
