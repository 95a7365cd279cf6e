"""Scores that add up: worked by hand from what was published, and by every other way to answer."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from basketweave.science.protocol.scales.grading_scale import GradeRefused
from tests.science.protocol.scales.published import BY_ID, a_few, all_at, every_list_of_levels, every_sum, parts_of

NOTHING = {one.id: all_at(one, 0) for one in BY_ID.values() if one.is_itemised}

WORKED = [
    # ECCA: 3 x 15 for many narrow pits, 2 x 20 for some wide ones, 1 x 50 for one old keloid
    ("ecca", {"v-shaped": 3, "u-shaped": 2, "raised-old": 1}, "135"),
    ("ecca", {"v-shaped": 3, "u-shaped": 3, "m-shaped": 3, "elastolysis": 0}, "180"),
    ("ecca", {"v-shaped": 3, "u-shaped": 3, "m-shaped": 3, "elastolysis": 3}, "270"),  # all that is sunken
    ("ecca", {"raised-young": 3, "raised-old": 3}, "270"),  # all that is raised
    # Goodman & Baron: 2 + 6 + 3 + 12
    (
        "goodman-baron-quantitative",
        {"flat": 2, "punched-shallow": 6, "linear": 3, "keloid": 12},
        "23",
    ),
    # GAGS: 2 x 3 forehead, 2 x 2 and 2 x 4 cheeks, 1 x 1 nose, 3 x 4 trunk
    ("gags", {"forehead": 3, "cheek-right": 2, "cheek-left": 4, "nose": 1, "trunk": 4}, "31"),
    ("gags-face", {"forehead": 3, "cheek-right": 2, "cheek-left": 4, "nose": 1}, "19"),
    # MASI: 0.3 x 4 x (3 + 2) + 0.3 x 3 x (2 + 2) + 0.1 x 2 x (1 + 1) = 6.0 + 3.6 + 0.4
    (
        "masi",
        {
            "malar-right-area": 4,
            "malar-right-darkness": 3,
            "malar-right-homogeneity": 2,
            "malar-left-area": 3,
            "malar-left-darkness": 2,
            "malar-left-homogeneity": 2,
            "chin-area": 2,
            "chin-darkness": 1,
            "chin-homogeneity": 1,
        },
        "10.0",
    ),
    ("masi", {"forehead-darkness": 4, "forehead-homogeneity": 4}, "0"),  # dark, and nowhere
    # mMASI: 0.3 x 4 x 3 + 0.1 x 2 x 1
    ("mmasi", {"malar-right-area": 4, "malar-right-darkness": 3, "chin-area": 2, "chin-darkness": 1}, "3.8"),
    ("vancouver", {"vascularity": 2, "pigmentation": 1, "pliability": 3, "height": 2}, "8"),
    ("posas-observer", {"vascularity": 4, "relief": 7}, "15"),  # the other four are 1, as normal skin
    ("posas-patient", {"itch": 10, "pain": 3}, "17"),
]
ALONE = {
    "ecca": {
        "v-shaped": 45,
        "u-shaped": 60,
        "m-shaped": 75,
        "elastolysis": 90,
        "raised-young": 120,
        "raised-old": 150,
    },
    "goodman-baron-quantitative": {
        "flat": 3,
        "dish-mild": 3,
        "dish-moderate": 6,
        "punched-shallow": 6,
        "broad-shallow": 6,
        "punched-deep": 9,
        "punched-deep-abnormal": 9,
        "linear": 9,
        "broad-deep": 9,
        "papular": 6,
        "keloid": 18,
    },
    "gags": {"forehead": 8, "cheek-right": 8, "cheek-left": 8, "nose": 4, "chin": 4, "trunk": 12},
    "gags-face": {"forehead": 8, "cheek-right": 8, "cheek-left": 8, "nose": 4, "chin": 4},
    "vancouver": {"vascularity": 3, "pigmentation": 2, "pliability": 5, "height": 3},
}
A_PLACE = [("forehead", "14.4", "7.2"), ("malar-right", "14.4", "7.2"), ("malar-left", "14.4", "7.2")]


@pytest.mark.parametrize(("id", "answers", "score"), WORKED)
def test_a_score_worked_by_hand(id, answers, score):
    assert BY_ID[id].score(NOTHING[id] | answers) == Decimal(score)


@pytest.mark.parametrize(("id", "item", "most"), [(id, *pair) for id, items in ALONE.items() for pair in items.items()])
def test_an_item_alone_at_its_worst_adds_what_was_published(id, item, most):
    worst = all_at(BY_ID[id], -1)[item]

    assert BY_ID[id].score(NOTHING[id] | {item: worst}) == most
    assert set(NOTHING[id]) == set(ALONE[id])


@pytest.mark.parametrize(("place", "masi", "mmasi"), [*A_PLACE, ("chin", "4.8", "2.4")])
def test_a_place_wholly_dark_adds_its_share_of_melasma(place, masi, mmasi):
    dark = {f"{place}-area": 6, f"{place}-darkness": 4}

    assert BY_ID["masi"].score(NOTHING["masi"] | dark | {f"{place}-homogeneity": 4}) == Decimal(masi)
    assert BY_ID["mmasi"].score(NOTHING["mmasi"] | dark) == Decimal(mmasi)


@pytest.mark.parametrize(
    ("id", "item", "values"),
    [
        ("ecca", "m-shaped", [0, 1, 2, 3]),
        ("goodman-baron-quantitative", "flat", [0, 1, 2, 3]),
        ("goodman-baron-quantitative", "broad-shallow", [0, 2, 4, 6]),
        ("goodman-baron-quantitative", "linear", [0, 3, 6, 9]),
        ("goodman-baron-quantitative", "keloid", [0, 6, 12, 18]),
        ("gags", "trunk", [0, 1, 2, 3, 4]),
        ("masi", "chin-area", [0, 1, 2, 3, 4, 5, 6]),
        ("masi", "chin-homogeneity", [0, 1, 2, 3, 4]),
        ("posas-patient", "irregularity", list(range(1, 11))),
    ],
)
def test_an_item_has_the_choices_that_were_published(id, item, values):
    (found,) = [one for one in BY_ID[id].items if one.id == item]

    assert [choice.value for choice in found.choices] == values
    assert [found.choice(value).value for value in values] == values


@pytest.mark.parametrize(
    ("id", "item", "name", "choice"),
    [
        ("masi", "malar-left-area", "Left cheek, area", "90 to 100 %"),
        ("mmasi", "chin-darkness", "Chin, darkness", "Maximum"),
        ("masi", "forehead-homogeneity", "Forehead, evenness", "Maximum"),
        ("posas-observer", "surface-area", "Surface area", "10, the worst imaginable"),
        ("goodman-baron-quantitative", "keloid", "Keloid or raised", "More than 20 cm²"),
        ("vancouver", "height", "Height", "More than 5 mm"),
        ("gags", "trunk", "Chest and upper back", "Nodule"),
    ],
)
def test_an_item_is_called_by_its_place_and_kind(id, item, name, choice):
    (found,) = [one for one in BY_ID[id].items if one.id == item]

    assert (found.name, found.choices[-1].name) == (name, choice)
    assert found.words.endswith(".")


@every_sum
def test_the_arithmetic_reaches_both_ends(one):
    assert one.score(all_at(one, 0)) == one.lowest
    assert one.score(all_at(one, -1)) == one.highest


@every_sum
@a_few
@given(data=st.data())
def test_every_answering_is_a_score_within_the_published_range(one, data):
    score = one.score(data.draw(parts_of(one)))

    assert one.lowest <= score <= one.highest
    assert score in one.scores
    one.dots(score)


@every_sum
@a_few
@given(data=st.data())
def test_the_order_of_the_items_does_not_matter(one, data):
    parts = data.draw(parts_of(one))
    other_way_round = dict(data.draw(st.permutations(list(parts.items()))))

    assert one.score(other_way_round) == one.score(parts)


@every_sum
@a_few
@given(data=st.data())
def test_a_worse_answer_never_lowers_the_score(one, data):
    parts = data.draw(parts_of(one))
    item = data.draw(st.sampled_from(one.items))
    worse = data.draw(st.sampled_from([c.value for c in item.choices if c.value >= parts[item.id]]))

    assert one.score(parts | {item.id: worse}) >= one.score(parts)


@every_sum
@a_few
@given(data=st.data())
def test_a_missing_item_is_refused_by_name(one, data):
    parts = data.draw(parts_of(one))
    left_out = data.draw(st.sampled_from(sorted(parts)))
    del parts[left_out]

    with pytest.raises(GradeRefused) as refused:
        one.score(parts)

    assert (refused.value.code, refused.value.parameters) == ("missing-item", {"scale": one.id, "item": left_out})


@every_sum
def test_an_item_of_another_scale_is_refused_by_name(one):
    with pytest.raises(GradeRefused) as refused:
        one.score(all_at(one, 0) | {"thumb": 1})

    assert (refused.value.code, refused.value.parameters) == ("unknown-item", {"scale": one.id, "item": "thumb"})


@every_sum
@pytest.mark.parametrize("value", [-1, 19, 1.0, True, "1", None])
def test_an_answer_that_is_no_choice_is_refused_with_both_ends(one, value):
    item = one.items[-1]

    with pytest.raises(GradeRefused) as refused:
        one.score(all_at(one, 0) | {item.id: value})

    assert refused.value.code == "off-scale"
    assert refused.value.parameters == {
        "scale": one.id,
        "item": item.id,
        "lowest": item.choices[0].value,
        "highest": item.choices[-1].value,
    }


def test_points_between_two_choices_are_refused():
    scale = BY_ID["goodman-baron-quantitative"]

    with pytest.raises(GradeRefused):
        scale.score(all_at(scale, 0) | {"linear": 4})


@every_list_of_levels
def test_a_scale_of_levels_adds_nothing_up(one):
    with pytest.raises(GradeRefused) as refused:
        one.score({})

    assert (refused.value.code, refused.value.parameters) == ("no-items", {"scale": one.id})


@pytest.mark.parametrize("id", ["posas-observer", "posas-patient"])
def test_the_overall_opinion_is_kept_apart_and_never_added(id):
    scale = BY_ID[id]

    assert [item.id for item in scale.apart] == ["overall-opinion"]
    assert scale.score(NOTHING[id] | {"overall-opinion": 10}) == scale.score(NOTHING[id]) == 6
    with pytest.raises(GradeRefused) as refused:
        scale.score(NOTHING[id] | {"overall-opinion": 11})
    assert refused.value.parameters["item"] == "overall-opinion"


def test_only_posas_keeps_something_apart():
    assert {one.id for one in BY_ID.values() if one.apart} == {"posas-observer", "posas-patient"}


@pytest.mark.parametrize(
    ("score", "name"),
    [
        (1, "Mild"),
        (18, "Mild"),
        (19, "Moderate"),
        (30, "Moderate"),
        (31, "Severe"),
        (38, "Severe"),
        (39, "Very severe"),
    ],
)
def test_acne_scores_have_the_published_names(score, name):
    assert BY_ID["gags"].band(score).name == name
    assert BY_ID["gags"].band(44).name == "Very severe"
    assert BY_ID["gags"].band(0) is None


def test_the_face_alone_is_another_score_and_has_no_names():
    face = BY_ID["gags-face"]

    assert [item.id for item in face.items] == ["forehead", "cheek-right", "cheek-left", "nose", "chin"]
    assert face.band(32) is None
    assert face.zones == BY_ID["gags"].zones[:5]
    with pytest.raises(GradeRefused):
        BY_ID["gags"].score(all_at(face, -1))
