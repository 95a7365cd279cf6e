"""A clinic may be stricter than the published guideline, never looser."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from basketweave.science.protocol.guideline import SessionRange
from basketweave.science.protocol.guideline_file import published
from basketweave.science.protocol.kinds import KINDS, Stricter
from basketweave.science.protocol.stricter import NotStricter, stricter
from basketweave.science.quantities import Appearance, Concern, Jurisdiction, Mark


def tightened(**changes):
    return stricter(published(), edition="house-1", stands_behind="Dr Lind", **changes)


def test_a_longer_gap_is_stricter_and_keeps_what_was_published_beside_it():
    ours = tightened(shortest_gap=timedelta(days=35))

    assert ours.shortest_gap == timedelta(days=35)
    number = ours.number("shortest_gap")
    assert (number.mark, number.stands_behind) == (Mark.HOUSE, "Dr Lind")
    assert number.elsewhere[0].value == 28
    assert published().shortest_gap == timedelta(days=28)


def test_a_stricter_guideline_has_its_own_version():
    assert tightened(most_sessions=5).version == f"{published().version}+house-1"


@pytest.mark.parametrize(
    "change",
    [
        {"most_sessions": 5},
        {"fewest_sessions": 4},
        {"longest_gap": timedelta(days=40)},
        {"ideal_gap": timedelta(days=30)},
        {"ideal_gap": timedelta(days=42)},
        {"first_review": timedelta(days=168)},
        {"reaction_expected": timedelta(days=5)},
        {"check_in_days": tuple(timedelta(days=day) for day in (1, 2, 3, 7, 14, 28))},
    ],
)
def test_a_tighter_number_is_taken(change):
    (name, value), *_ = change.items()

    assert getattr(tightened(**change), name) == value


@pytest.mark.parametrize(
    ("name", "change", "value"),
    [
        ("ceiling_labelled", 1.5, 1.5),
        ("longest_needle_cheek", 1, 1.0),
        ("longest_needle_nose", 0.25, 0.25),
        ("usual_needle_wrinkles", 0.5, 0.5),
        ("wait_after_isotretinoin", timedelta(days=365), 365),
        ("wait_before_burn_scar", timedelta(days=1000), 1000),
        ("screening_valid", timedelta(days=2), 2),
        ("aftercare_sun", timedelta(days=42), 42),
        ("youngest_age", 25, 25),
        ("adult_age", 21, 21),
        ("fewest_sessions_scars", 4, 4),
        ("most_sessions_discoloured_scars", 4, 4),
    ],
)
def test_every_kind_of_number_can_be_tightened(name, change, value):
    assert tightened(**{name: change}).number(name).value == value


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("longest_needle_cheek", 1.75),
        ("ceiling_labelled", 2.0),
        ("wait_after_toxin", timedelta(days=14)),
        ("wait_before_surgical_scar", timedelta(days=41)),
        ("screening_valid", timedelta(days=8)),
        ("aftercare_actives", timedelta(days=6)),
        ("youngest_age", 21),
        ("adult_age", 17),
        ("fewest_sessions_scars", 2),
        ("most_sessions_pores", 5),
    ],
)
def test_every_kind_of_number_is_kept_from_being_loosened(name, change):
    with pytest.raises(NotStricter, match="looser"):
        tightened(**{name: change})


def test_a_tightened_limit_for_all_narrows_each_concern():
    ours = tightened(most_sessions=4)

    assert ours.sessions_for(Concern.SCARS, Appearance()) == SessionRange(fewest=3, most=4)


def test_a_limit_that_would_leave_a_concern_no_count_is_refused_and_says_which():
    with pytest.raises(NotStricter) as refused:
        tightened(fewest_sessions=5)

    assert (refused.value.name, refused.value.code) == ("fewest_sessions", "turned-round")
    assert refused.value.other == "most_sessions_wrinkles"


def test_a_ceiling_below_a_usual_needle_is_refused_until_that_is_tightened_too():
    with pytest.raises(NotStricter) as refused:
        tightened(ceiling_labelled=1.2)
    assert refused.value.other == "usual_needle_atrophic_scars"

    ours = tightened(ceiling_labelled=1.2, usual_needle_atrophic_scars=1.0, usual_needle_burn_scars=1.0)
    assert ours.length_mm("ceiling_labelled") == 1.2


def test_the_reason_for_being_looser_goes_when_nothing_read_is_stricter_any_more():
    kept = tightened(wait_after_isotretinoin=timedelta(days=200)).number("wait_after_isotretinoin")
    gone = tightened(wait_after_isotretinoin=timedelta(days=366)).number("wait_after_isotretinoin")

    assert kept.looser_because
    assert gone.looser_because == ""


def test_a_tightened_age_of_one_country_stays_of_that_country():
    assert tightened(youngest_age=25).number("youngest_age").jurisdiction is Jurisdiction.USA


def test_a_number_left_as_it_was_keeps_its_mark():
    assert tightened(reaction_expected=timedelta(days=7)).number("reaction_expected").mark is Mark.READ


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"shortest_gap": timedelta(days=27)}, "looser"),
        ({"longest_gap": timedelta(days=43)}, "looser"),
        ({"most_sessions": 7}, "looser"),
        ({"most_sessions": 0}, "out-of-range"),
        ({"fewest_sessions": 2}, "looser"),
        ({"first_review": timedelta(days=83)}, "looser"),
        ({"reaction_expected": timedelta(days=8)}, "looser"),
        ({"pain_easing": timedelta(days=0)}, "out-of-range"),
        ({"check_in_days": (timedelta(days=1),)}, "looser"),
        ({"check_in_days": tuple(timedelta(days=day) for day in (-1, 1, 3, 7, 14, 28))}, "out-of-range"),
        ({"check_in_days": tuple(timedelta(days=day) for day in (0, 1, 3, 7, 14, 28))}, "out-of-range"),
        ({"ideal_gap": timedelta(days=27)}, "turned-round"),
        ({"ideal_gap": timedelta(days=43)}, "turned-round"),
        ({"shortest_gap": timedelta(days=36)}, "turned-round"),
        ({"fewest_sessions": 7}, "turned-round"),
        ({"needles": 192}, "unknown-number"),
        ({"shortest_gap": 35}, "wrong-kind"),
        ({"most_sessions": timedelta(days=5)}, "wrong-kind"),
        ({"check_in_days": timedelta(days=5)}, "wrong-kind"),
        ({"check_in_days": ()}, "looser"),
        ({"longest_needle_nose": timedelta(days=1)}, "wrong-kind"),
        ({"longest_needle_nose": True}, "wrong-kind"),
        ({"longest_needle_nose": 0.0}, "out-of-range"),
        ({"longest_needle_nose": -0.5}, "out-of-range"),
        ({"longest_needle_nose": float("nan")}, "out-of-range"),
        ({"youngest_age": 25.5}, "wrong-kind"),
        ({"youngest_age": timedelta(days=9000)}, "wrong-kind"),
        ({"adult_age": 121}, "out-of-range"),
        ({"most_sessions": 2.5}, "wrong-kind"),
        ({"wait_after_peel": timedelta(days=3651)}, "out-of-range"),
        ({"screening_valid": timedelta(0)}, "out-of-range"),
        ({"usual_needle_atrophic_scars": 0.5, "ceiling_labelled": 0.4}, "turned-round"),
    ],
)
def test_a_looser_or_senseless_change_is_refused_by_name(change, code):
    with pytest.raises(NotStricter) as refused:
        tightened(**change)

    assert refused.value.code == code
    assert refused.value.name in change


@given(st.data())
def test_no_change_ever_makes_a_number_looser(data):
    """Whatever is asked for, what comes back asks for as much care as what was published, or is refused."""
    name = data.draw(st.sampled_from([each for each in KINDS if KINDS[each].stricter is not Stricter.EITHER]))
    kind, before = KINDS[name], published().number(name).value
    change = data.draw(changes(kind))

    try:
        after = tightened(**{name: change}).number(name).value
    except NotStricter:
        return

    assert after == before or kind.is_stricter(after, before)
    assert not kind.is_stricter(before, after)


def changes(kind):
    days = st.integers(-5, 4000).map(lambda each: timedelta(days=each))
    if kind.is_several:
        return st.lists(days, max_size=8).map(tuple)
    if kind.is_length:
        return st.one_of(st.floats(-1, 6), st.just(float("nan")))
    return days if kind.is_days else st.integers(-5, 130)
