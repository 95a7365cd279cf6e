"""A level has words of ours; where digits mislead, it is kept by its name."""

import pytest

from basketweave.science.protocol.scales import GAIS, PHOTOTYPE, SCALES, scale_for
from basketweave.science.protocol.scales.grading_scale import Direction, GradeRefused, Turn
from basketweave.science.quantities import Concern, Phototype
from tests.science.protocol.scales.published import BY_ID, every_list_of_levels, every_sum


@every_list_of_levels
def test_every_level_of_the_range_has_words(one):
    for value in range(one.lowest, one.highest + 1):
        assert one.level(value).value == value
        assert one.level(value).name
        assert one.level(value).words.endswith(".")


@every_list_of_levels
def test_a_level_off_the_scale_is_refused(one):
    with pytest.raises(GradeRefused) as refused:
        one.level(one.highest + 1)

    assert refused.value.code == "off-scale"


@every_sum
def test_a_sum_has_no_levels(one):
    with pytest.raises(GradeRefused) as refused:
        one.level(one.lowest)

    assert (refused.value.code, refused.value.parameters) == ("no-levels", {"scale": one.id})


def test_the_phototype_is_a_class_of_no_concern_and_no_direction():
    assert PHOTOTYPE.concern is None
    assert [one.id for one in SCALES if one.direction is Direction.NEITHER] == ["fitzpatrick-phototype"]
    PHOTOTYPE.check(Phototype.VI)
    assert PHOTOTYPE.change(2, 4).turn is Turn.DIFFERENT
    assert PHOTOTYPE.change(2, 2).turn is Turn.SAME


def test_gais_is_kept_by_name_and_each_name_says_which_way_it_went():
    assert {level.id: level.turn for level in GAIS.levels} == {
        "very-much-improved": Turn.BETTER,
        "much-improved": Turn.BETTER,
        "improved": Turn.BETTER,
        "no-change": Turn.SAME,
        "worse": Turn.WORSE,
    }
    assert GAIS.level_called("no-change") is GAIS.level(4)


@pytest.mark.parametrize("id", ["excellent", "4", ""])
def test_a_name_that_a_scale_does_not_have_is_refused(id):
    for one in (GAIS, scale_for(Concern.SCARS)):
        with pytest.raises(GradeRefused) as refused:
            one.level_called(id)

        assert (refused.value.code, refused.value.parameters) == ("unknown-level", {"scale": one.id, "level": id})


def test_between_two_answers_of_what_became_there_is_no_change():
    for ask in (GAIS.change, GAIS.percent_change):
        with pytest.raises(GradeRefused) as refused:
            ask(3, 5)

        assert refused.value.code in {"already-a-change", "no-percent"}
    assert [one.id for one in SCALES if one.is_response] == ["gais"]


@pytest.mark.parametrize(
    ("id", "names"),
    [
        ("fitzpatrick-wrinkles", ["Class I"] * 3 + ["Class II"] * 3 + ["Class III"] * 3),
        ("fitzpatrick-elastosis", ["Mild"] * 3 + ["Moderate"] * 3 + ["Severe"] * 3),
    ],
)
def test_three_scores_make_a_class(id, names):
    assert [BY_ID[id].band(value).name for value in range(1, 10)] == names


def test_a_scale_without_published_bands_has_none():
    assert BY_ID["iga-acne"].band(3) is None
    assert BY_ID["masi"].band(48) is None
