"""A change is said on one scale at one version only, and never larger than the raters' error allows."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from basketweave.science.protocol.scales import SCALES, scale_for
from basketweave.science.protocol.scales.grading_scale import Certainty, GradeRefused, Turn
from basketweave.science.protocol.scales.scores import Score, change, percent_change
from basketweave.science.quantities import Concern, Zone
from tests.science.protocol.scales.published import BY_ID, a_few, each, every_scale, every_state, not_given

POINTS = BY_ID["goodman-baron-quantitative"]


@pytest.mark.parametrize(("before", "after", "turn"), [(4, 2, Turn.BETTER), (2, 3, Turn.WORSE), (2, 2, Turn.SAME)])
def test_less_is_better_and_more_is_worse(before, after, turn):
    change = scale_for(Concern.WRINKLES).change(before, after)

    assert (change.turn, change.steps) == (turn, after - before)


@every_state
@a_few
@given(data=st.data())
def test_there_and_back_are_opposites(one, data):
    before, after = data.draw(st.sampled_from(one.scores)), data.draw(st.sampled_from(one.scores))
    opposite = {Turn.BETTER: Turn.WORSE, Turn.WORSE: Turn.BETTER}

    there, back = one.change(before, after), one.change(after, before)

    assert there.steps == -back.steps == after - before
    assert there.turn is opposite.get(back.turn, back.turn)
    assert there.certainty is back.certainty


@every_state
def test_no_scale_but_the_points_of_scars_knows_the_error_of_its_raters(one):
    certainty = one.change(one.highest, one.lowest).certainty

    if one is POINTS:
        assert certainty is Certainty.BEYOND_RATER_ERROR
    else:
        assert certainty is Certainty.RATER_ERROR_UNKNOWN
    assert (one.rater_error, bool(one.rater_error_words)) == ((4, True) if one is POINTS else (None, False))


@pytest.mark.parametrize(
    ("before", "after", "certainty"),
    [
        (30, 25, Certainty.BEYOND_RATER_ERROR),
        (25, 30, Certainty.BEYOND_RATER_ERROR),
        (30, 26, Certainty.WITHIN_RATER_ERROR),
        (26, 30, Certainty.WITHIN_RATER_ERROR),
        (30, 30, Certainty.WITHIN_RATER_ERROR),
    ],
)
def test_a_change_of_four_points_of_scars_is_within_the_raters_error(before, after, certainty):
    assert POINTS.change(before, after).certainty is certainty
    assert "inference" in POINTS.rater_error_words


def test_tenths_are_kept():
    change = BY_ID["masi"].change(Decimal("10.0"), Decimal("9.7"))

    assert (change.turn, change.steps) == (Turn.BETTER, Decimal("-0.3"))


@every_scale
@a_few
@given(data=st.data())
def test_a_change_to_or_from_what_is_no_value_is_refused(one, data):
    on, off = data.draw(st.sampled_from(one.scores)), data.draw(not_given(one))

    for ask in (one.change, one.percent_change):
        for before, after in ((on, off), (off, on)):
            with pytest.raises(GradeRefused) as refused:
                ask(before, after)

            assert refused.value.code == "off-scale"


def test_percent_is_of_sums_that_start_at_nothing_and_of_no_rank():
    assert {one.id for one in SCALES if one.allows_percent} == {
        "goodman-baron-quantitative",
        "ecca",
        "vancouver",
        "masi",
        "mmasi",
        "gags",
        "gags-face",
    }


@pytest.mark.parametrize(
    ("id", "before", "after", "percent"),
    [
        ("goodman-baron-quantitative", 40, 30, "25"),
        ("ecca", 100, 40, "60"),
        ("masi", Decimal("8.0"), Decimal("6.0"), "25"),
        ("vancouver", 8, 0, "100"),
        ("vancouver", 8, 8, "0"),
        ("gags", 10, 15, "-50"),
    ],
)
def test_percent_is_what_is_gone_of_the_score_before(id, before, after, percent):
    assert BY_ID[id].percent_change(before, after) == Decimal(percent)


def test_percent_of_nothing_is_refused():
    with pytest.raises(GradeRefused) as refused:
        POINTS.percent_change(0, 4)

    assert (refused.value.code, refused.value.parameters) == ("no-baseline", {"scale": POINTS.id})


@each(*(one for one in SCALES if not one.allows_percent))
def test_percent_of_a_rank_is_refused(one):
    with pytest.raises(GradeRefused) as refused:
        one.percent_change(one.highest, one.lowest)

    assert (refused.value.code, refused.value.parameters) == ("no-percent", {"scale": one.id})


def test_what_is_already_a_change_has_none():
    with pytest.raises(GradeRefused) as refused:
        BY_ID["gais"].change(1, 5)

    assert (refused.value.code, refused.value.parameters) == ("already-a-change", {"scale": "gais"})


def test_a_larger_error_covers_a_larger_change():
    coarse = replace(POINTS, rater_error=10)

    assert coarse.change(30, 20).certainty is Certainty.WITHIN_RATER_ERROR
    assert coarse.change(30, 19).certainty is Certainty.BEYOND_RATER_ERROR


BEFORE = Score(scale="vancouver", version="original-1990", zone=Zone.CHIN, value=8)


def test_two_scores_of_one_scale_version_and_place_are_compared():
    after = replace(BEFORE, value=6)

    assert change(BEFORE, after) == BY_ID["vancouver"].change(8, 6)
    assert percent_change(BEFORE, after) == 25


@pytest.mark.parametrize(
    ("code", "part", "other"),
    [("other-scale", "scale", "ecca"), ("other-version", "version", "modified"), ("other-zone", "zone", Zone.NOSE)],
)
def test_two_scores_of_different_scales_versions_or_places_are_never_compared(code, part, other):
    for ask in (change, percent_change):
        with pytest.raises(GradeRefused) as refused:
            ask(BEFORE, replace(BEFORE, **{part: other}))

        assert refused.value.code == code
        assert refused.value.parameters == {"before": getattr(BEFORE, part), "after": other}
