"""Each concern has one scale, which knows its levels, its zones, its dots and what a change on it means."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from basketweave.science.evidence.sources import MarkTooStrong, UnknownSource
from basketweave.science.protocol.scales import PHOTOTYPE, SCALES, NoSuchScale, scale, scale_for, scales_of
from basketweave.science.protocol.scales.grading_scale import (
    Certainty,
    Direction,
    GradeRefused,
    ScaleRefused,
    Scope,
    Turn,
)
from basketweave.science.quantities import FACE_ZONES, Concern, Mark, Phototype, Zone

scales = pytest.mark.parametrize("one", SCALES, ids=lambda one: one.id)
of_levels = pytest.mark.parametrize("one", [one for one in SCALES if not one.is_itemised], ids=lambda one: one.id)
RANGES = {
    "lemperle": (0, 5),
    "fitzpatrick-wrinkles": (1, 9),
    "goodman-baron": (1, 4),
    "ecca": (0, 540),
    "glogau": (1, 4),
    "iga-acne": (0, 4),
    "pores-local": (0, 4),
    "fitzpatrick-phototype": (1, 6),
}
WHOLE = {"ecca", "glogau", "iga-acne", "fitzpatrick-phototype"}
FOUR_POINT_ERROR = replace(scale_for(Concern.FINE_LINES), rater_error=4, rater_error_words="Made up.")


def zone_of(one):
    return one.zones[0] if one.scope is Scope.ZONE else None


@pytest.mark.parametrize(
    ("concern", "default"),
    [
        (Concern.WRINKLES, "lemperle"),
        (Concern.FINE_LINES, "fitzpatrick-wrinkles"),
        (Concern.SCARS, "goodman-baron"),
        (Concern.SUN_DAMAGE, "glogau"),
        (Concern.ACNE, "iga-acne"),
        (Concern.PORES, "pores-local"),
    ],
)
def test_every_concern_has_a_default_scale_and_may_have_others(concern, default):
    assert scale_for(concern).id == scales_of(concern)[0].id == default
    assert set(scales_of(concern)) == {one for one in SCALES if one.concern is concern}


def test_a_scale_is_found_by_id_and_version():
    assert scale("lemperle", "1") is scale_for(Concern.WRINKLES)
    with pytest.raises(NoSuchScale):
        scale("lemperle", "0")
    with pytest.raises(NoSuchScale):
        scale("thumb", "1")


def test_ids_with_versions_are_never_given_twice():
    assert len({(one.id, one.version) for one in SCALES}) == len(SCALES)


@scales
def test_a_scale_has_its_published_range(one):
    assert (one.lowest, one.highest) == RANGES[one.id]


@of_levels
def test_every_level_of_the_range_can_be_given_and_has_words(one):
    for value in range(one.lowest, one.highest + 1):
        one.check(value, zone_of(one))

        assert one.level(value).value == value
        assert one.level(value).name
        assert one.level(value).words.endswith(".")


@scales
@given(data=st.data())
def test_a_value_off_the_scale_is_refused_with_both_ends(one, data):
    off = st.one_of(st.integers(max_value=one.lowest - 1), st.integers(min_value=one.highest + 1))

    with pytest.raises(GradeRefused) as refused:
        one.check(data.draw(off), zone_of(one))

    assert refused.value.code == "off-scale"
    assert refused.value.parameters == {"scale": one.id, "lowest": one.lowest, "highest": one.highest}


@scales
@pytest.mark.parametrize("value", [1.0, True, "1", None])
def test_what_is_no_whole_number_is_no_grade(one, value):
    with pytest.raises(GradeRefused) as refused:
        one.check(value, zone_of(one))

    assert refused.value.code == "off-scale"


@scales
def test_a_scale_says_whether_it_is_of_a_zone_or_of_the_whole(one):
    assert (one.scope is Scope.WHOLE) == (one.id in WHOLE)

    with pytest.raises(GradeRefused) as refused:
        one.check(one.lowest, Zone.CHIN if one.id in WHOLE else None)

    assert refused.value.code == ("no-zone-on-scale" if one.id in WHOLE else "zone-needed")


def test_a_zone_the_scale_was_not_made_for_is_refused_by_name():
    with pytest.raises(GradeRefused) as refused:
        scale_for(Concern.WRINKLES).check(2, Zone.ABDOMEN)

    assert (refused.value.code, refused.value.parameters["zone"]) == ("zone-not-on-scale", "abdomen")
    assert not scale_for(Concern.WRINKLES).applies_to(Zone.NOSE)
    assert scale_for(Concern.SCARS).applies_to(Zone.ABDOMEN)


@scales
def test_dots_rise_with_the_value_and_the_worst_is_drawn_densest(one):
    dots = [one.dots(value) for value in one.scores]

    assert dots == sorted(dots)
    assert dots[-1] == 4
    assert (dots[0] == 0) == (one.lowest == 0)


@pytest.mark.parametrize(
    ("concern", "dots"),
    [
        (Concern.WRINKLES, [0, 1, 2, 3, 4, 4]),
        (Concern.FINE_LINES, [1, 1, 2, 2, 3, 3, 4, 4, 4]),
        (Concern.SCARS, [1, 2, 3, 4]),
        (Concern.ACNE, [0, 1, 2, 3, 4]),
    ],
)
def test_a_scale_that_runs_further_is_drawn_in_quarters(concern, dots):
    one = scale_for(concern)

    assert [one.dots(level.value) for level in one.levels] == dots


def test_glogau_describes_light_skin_and_says_so():
    glogau = scale_for(Concern.SUN_DAMAGE)

    assert [type for type in Phototype if glogau.is_valid_for(type)] == [Phototype.I, Phototype.II, Phototype.III]


def test_pores_are_graded_on_a_local_scale_that_is_labelled_so():
    pores = scale_for(Concern.PORES)

    assert not pores.is_validated
    assert "unvalidated" in pores.name
    assert (pores.mark, pores.stands_behind) == (Mark.HOUSE, "Basketweave founders")
    assert all(one.is_validated for one in SCALES if one is not pores)


def test_the_phototype_is_a_class_of_no_concern_and_no_direction():
    assert PHOTOTYPE.concern is None
    assert PHOTOTYPE.direction is Direction.NEITHER
    PHOTOTYPE.check(Phototype.VI)
    assert PHOTOTYPE.change(2, 4).turn is Turn.DIFFERENT


@scales
def test_a_scale_names_its_licence_sources_and_doubts(one):
    assert one.licence
    assert one.sources
    assert one.doubt
    assert set(one.zones) <= set(FACE_ZONES) or one.id in {"goodman-baron", "fitzpatrick-phototype"}


@pytest.mark.parametrize(("before", "after", "turn"), [(4, 2, Turn.BETTER), (2, 3, Turn.WORSE), (2, 2, Turn.SAME)])
def test_less_is_better_and_more_is_worse(before, after, turn):
    change = scale_for(Concern.WRINKLES).change(before, after)

    assert (change.turn, change.steps) == (turn, after - before)


@scales
def test_no_scale_of_ours_calls_a_change_real_while_its_rater_error_is_unknown(one):
    assert one.change(one.highest, one.lowest).certainty is Certainty.RATER_ERROR_UNKNOWN


@pytest.mark.parametrize(
    ("before", "after", "certainty"),
    [
        (9, 4, Certainty.BEYOND_RATER_ERROR),
        (4, 9, Certainty.BEYOND_RATER_ERROR),
        (9, 5, Certainty.WITHIN_RATER_ERROR),
        (5, 5, Certainty.WITHIN_RATER_ERROR),
    ],
)
def test_a_change_inside_a_known_rater_error_says_so(before, after, certainty):
    assert FOUR_POINT_ERROR.change(before, after).certainty is certainty


def test_a_change_off_the_scale_is_refused():
    with pytest.raises(GradeRefused):
        scale_for(Concern.ACNE).change(0, 5)


def test_a_scale_with_a_gap_in_its_levels_is_refused():
    iga = scale_for(Concern.ACNE)

    with pytest.raises(ScaleRefused, match="rise one by one"):
        replace(iga, levels=(iga.levels[0], iga.levels[2]))


def test_a_scale_is_refused_that_cites_the_unknown_or_claims_too_much_or_that_nobody_stands_behind():
    iga = scale_for(Concern.ACNE)

    with pytest.raises(UnknownSource):
        replace(iga, sources=("nobody-1999",))
    with pytest.raises(MarkTooStrong):
        replace(iga, mark=Mark.READ)
    with pytest.raises(ValueError, match="stands behind"):
        replace(iga, mark=Mark.HOUSE)
    with pytest.raises(ValueError, match="stands behind"):
        replace(iga, stands_behind="Dr Lind")
