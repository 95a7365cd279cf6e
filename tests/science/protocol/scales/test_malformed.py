"""A badly made scale stops the start, and says what is wrong with it."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from basketweave.science.evidence.sources import MarkTooStrong, UnknownSource
from basketweave.science.protocol.scales import ECCA, GAGS, GAIS, IGA, LEMPERLE, MASI, PORES, POSAS_OBSERVER
from basketweave.science.protocol.scales.grading_scale import Band, Item, Level, ScaleRefused, Scope, Term, Turn
from basketweave.science.quantities import Mark, Phototype, Zone

FIRST, *OTHERS = IGA.levels
V_SHAPED, *OTHER_KINDS = ECCA.items
MILD, MODERATE, SEVERE, VERY_SEVERE = GAGS.bands


def refuses(scale, reason, **parts):
    with pytest.raises(ScaleRefused, match=f"^{re.escape(f'{scale.id}: {reason}')}$"):
        replace(scale, **parts)


@pytest.mark.parametrize("part", ["version", "name", "made_for", "licence", "doubt"])
@pytest.mark.parametrize("nothing", ["", " "])
def test_nothing_that_tells_what_a_scale_is_may_be_left_out(part, nothing):
    refuses(IGA, f"{part} is empty", **{part: nothing})


@pytest.mark.parametrize("nothing", ["", " "])
def test_a_scale_has_an_id(nothing):
    with pytest.raises(ScaleRefused, match=rf"^{nothing or 'a scale without an id'}: id is empty$"):
        replace(IGA, id=nothing)


def test_a_scale_cites_a_source_that_is_there_and_claims_no_more():
    refuses(IGA, "it cites no source", sources=())
    with pytest.raises(UnknownSource, match=r"^iga-acne cites"):
        replace(IGA, sources=("nobody-1999",))
    with pytest.raises(MarkTooStrong, match=r"^iga-acne is marked R"):
        replace(IGA, mark=Mark.READ)


def test_somebody_stands_behind_what_is_ours_and_behind_nothing_else():
    reason = "a house scale (H), and no other, names who stands behind it"

    refuses(PORES, reason, stands_behind="")
    refuses(IGA, reason, stands_behind="Dr Lind")


def test_a_zone_is_one_of_ours():
    refuses(LEMPERLE, "'elbow' is no zone", zones=(Zone.CHIN, "elbow"))
    refuses(LEMPERLE, "'chin' is no zone", zones=("chin",))


@pytest.mark.parametrize("zones", [(), (Zone.CHIN, Zone.NOSE, Zone.CHIN)])
def test_zones_are_named_once_and_one_at_least(zones):
    refuses(LEMPERLE, "it names each zone once, and one at least", zones=zones)


@pytest.mark.parametrize("phototypes", [frozenset(), frozenset({Phototype.I, 7})])
def test_a_scale_is_valid_for_phototypes_that_exist(phototypes):
    refuses(IGA, "it names the phototypes that it is valid for", phototypes=phototypes)


def test_a_scale_has_either_levels_or_items():
    refuses(IGA, "it has either levels or items", levels=())
    refuses(IGA, "it has either levels or items", items=ECCA.items)


@pytest.mark.parametrize(
    "parts",
    [
        {"levels": (FIRST, *OTHERS[1:])},
        {"levels": (FIRST, OTHERS[1], OTHERS[0], *OTHERS[2:])},
        {"levels": (FIRST, FIRST, *OTHERS[1:])},
        {"levels": tuple(OTHERS)},
        {"levels": IGA.levels[:-1]},
        {"highest": 5},
        {"lowest": -1},
        {"lowest": 1},
    ],
    ids=str,
)
def test_levels_rise_one_by_one_through_the_published_range(parts):
    ends = {"lowest": 0, "highest": 4} | parts

    refuses(IGA, f"the levels do not rise one by one from {ends['lowest']} to {ends['highest']}", **parts)


@pytest.mark.parametrize("empty", ["name", "words"])
def test_every_level_has_words(empty):
    refuses(IGA, "a level has no words", levels=(*IGA.levels[:-1], replace(IGA.levels[-1], **{empty: ""})))


def test_all_levels_say_better_or_worse_or_none_does():
    levels = (replace(FIRST, id="clear", turn=Turn.BETTER), *OTHERS)

    refuses(IGA, "some levels say better or worse, and some do not", levels=levels)


def test_a_level_that_is_kept_by_its_id_has_one_of_its_own():
    best, *others = GAIS.levels

    refuses(
        GAIS,
        "the levels of a change are kept by id, and one has none",
        levels=(replace(best, id=""), *others),
    )
    refuses(GAIS, "a level id is given twice", levels=(replace(best, id=others[0].id), *others))


@pytest.mark.parametrize("parts", [{"apart": POSAS_OBSERVER.apart}, {"arithmetic": ECCA.arithmetic}], ids=str)
def test_levels_are_not_added_up(parts):
    refuses(IGA, "a scale of levels has nothing to add up", **parts)


def test_an_item_is_given_once():
    refuses(ECCA, "an item is given twice", items=(*ECCA.items, V_SHAPED))
    refuses(ECCA, "an item is given twice", apart=(V_SHAPED,))


@pytest.mark.parametrize("part", ["name", "words"])
def test_an_item_has_words(part):
    refuses(ECCA, "item 'v-shaped' has no words", items=(replace(V_SHAPED, **{part: ""}), *OTHER_KINDS))
    refuses(ECCA, "item '' has no words", apart=(replace(V_SHAPED, id=""),))


def choices(*values):
    return tuple(Level(value=value, name="Some", words="") for value in values)


@pytest.mark.parametrize("values", [(), (0,), (0, 0), (0, 2, 1), (-1, 0, 3)])
def test_the_choices_of_an_item_rise(values):
    refuses(
        ECCA,
        "the choices of item 'v-shaped' do not rise",
        items=(replace(V_SHAPED, choices=choices(*values)), *OTHER_KINDS),
    )


def test_two_choices_are_enough_and_need_not_follow_each_other():
    few = replace(ECCA, items=(replace(V_SHAPED, choices=choices(0, 3)), *OTHER_KINDS))

    assert few.highest == few.scores[-1] == 540


def test_a_choice_has_a_name():
    refuses(
        ECCA,
        "a choice of item 'v-shaped' has no name",
        items=(replace(V_SHAPED, choices=(*V_SHAPED.choices[:-1], Level(value=3, name="", words=""))), *OTHER_KINDS),
    )


@pytest.mark.parametrize(
    "arithmetic",
    [
        (),
        ECCA.arithmetic[1:],
        (*ECCA.arithmetic, Term(factors=(("v-shaped",),))),
        (*ECCA.arithmetic[1:], Term(factors=(("w-shaped",),))),
    ],
    ids=len,
)
def test_the_arithmetic_takes_every_item_once(arithmetic):
    refuses(ECCA, "the arithmetic takes every item once, and no other", arithmetic=arithmetic)


def test_what_is_kept_apart_is_not_added():
    with_opinion = (*POSAS_OBSERVER.arithmetic, Term(factors=(("overall-opinion",),)))

    refuses(POSAS_OBSERVER, "the arithmetic takes every item once, and no other", arithmetic=with_opinion)


@pytest.mark.parametrize("weight", [0, -15])
def test_a_weight_is_above_zero(weight):
    first, *others = ECCA.arithmetic

    refuses(ECCA, "a weight is not above zero", arithmetic=(replace(first, weight=Decimal(weight)), *others))


@pytest.mark.parametrize("parts", [{"highest": 541}, {"lowest": 1}, {"highest": 84}], ids=str)
def test_a_range_that_the_arithmetic_cannot_reach_is_refused(parts):
    ends = {"lowest": 0, "highest": 540} | parts

    refuses(ECCA, f"it adds up to 0 to 540, not to {ends['lowest']} to {ends['highest']}", **parts)


def test_a_small_weight_is_weight_enough():
    item = Item(id="only", name="Only", words="The only one.", choices=choices(0, 100))
    light = replace(
        ECCA, highest=1, items=(item,), arithmetic=(Term(weight=Decimal("0.01"), factors=(("only",),)),), bands=()
    )

    assert light.score({"only": 100}) == 1


@pytest.mark.parametrize(
    ("reason", "bands"),
    [
        ("the bands leave a gap, or overlap", (MILD, SEVERE, VERY_SEVERE)),
        ("the bands leave a gap, or overlap", (MILD, replace(MODERATE, lowest=18), SEVERE, VERY_SEVERE)),
        ("the bands leave a gap, or overlap", (MODERATE, MILD, SEVERE, VERY_SEVERE)),
        ("the bands do not end with the scale", (MILD, MODERATE, SEVERE)),
        ("the bands do not end with the scale", (replace(MILD, lowest=-1), MODERATE, SEVERE, VERY_SEVERE)),
        ("the bands do not end with the scale", (MILD, MODERATE, SEVERE, replace(VERY_SEVERE, highest=45))),
        ("a band is turned round, or has no name", (replace(MILD, lowest=19), MODERATE, SEVERE, VERY_SEVERE)),
        ("a band is turned round, or has no name", (replace(MILD, name=""), MODERATE, SEVERE, VERY_SEVERE)),
    ],
)
def test_bands_follow_each_other_to_the_end_of_the_scale(reason, bands):
    refuses(GAGS, reason, bands=bands)


def test_bands_are_of_whole_scores():
    refuses(MASI, "bands are of whole scores", bands=(Band(lowest=0, highest=48, name="Melasma"),))


def test_one_band_of_one_score_is_a_band():
    narrow = (Band(lowest=0, highest=43, name="Less"), Band(lowest=44, highest=44, name="Most"))

    assert replace(GAGS, bands=narrow).band(44).name == "Most"


def test_a_rater_error_says_where_it_is_from():
    reason = "a rater error says where it is from, and nothing else does"

    refuses(IGA, reason, rater_error=1)
    refuses(IGA, reason, rater_error_words="Four raters agreed.")


@pytest.mark.parametrize("points", [0, -1])
def test_a_rater_error_is_above_zero(points):
    refuses(IGA, "a rater error is above zero", rater_error=points, rater_error_words="Read.")


def test_what_is_well_made_is_taken():
    made = replace(IGA, rater_error=1, rater_error_words="Read.", scope=Scope.ZONE, zones=(Zone.CHIN,))

    assert (made.rater_error, made.scores) == (1, (0, 1, 2, 3, 4))
