"""A clinic may be stricter than the published guideline, never looser."""

from datetime import timedelta

import pytest

from basketweave.science.protocol.guideline_file import published
from basketweave.science.protocol.stricter import NotStricter, stricter
from basketweave.science.quantities import Mark


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


def test_a_number_left_as_it_was_keeps_its_mark():
    assert tightened(reaction_expected=timedelta(days=7)).number("reaction_expected").mark is Mark.READ


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"shortest_gap": timedelta(days=27)}, "looser"),
        ({"longest_gap": timedelta(days=43)}, "looser"),
        ({"most_sessions": 7}, "looser"),
        ({"most_sessions": 0}, "looser"),
        ({"fewest_sessions": 2}, "looser"),
        ({"first_review": timedelta(days=83)}, "looser"),
        ({"reaction_expected": timedelta(days=8)}, "looser"),
        ({"pain_easing": timedelta(days=0)}, "looser"),
        ({"check_in_days": (timedelta(days=1),)}, "looser"),
        ({"check_in_days": tuple(timedelta(days=day) for day in (-1, 1, 3, 7, 14, 28))}, "looser"),
        ({"check_in_days": tuple(timedelta(days=day) for day in (0, 1, 3, 7, 14, 28))}, "looser"),
        ({"ideal_gap": timedelta(days=27)}, "turned-round"),
        ({"ideal_gap": timedelta(days=43)}, "turned-round"),
        ({"shortest_gap": timedelta(days=36)}, "turned-round"),
        ({"fewest_sessions": 7}, "turned-round"),
        ({"needles": 192}, "unknown-number"),
        ({"shortest_gap": 35}, "wrong-kind"),
        ({"most_sessions": timedelta(days=5)}, "wrong-kind"),
        ({"check_in_days": timedelta(days=5)}, "wrong-kind"),
    ],
)
def test_a_looser_or_senseless_change_is_refused_by_name(change, code):
    with pytest.raises(NotStricter) as refused:
        tightened(**change)

    assert refused.value.code == code
    assert refused.value.name in change
