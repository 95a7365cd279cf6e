"""Sessions are laid out in windows of four to six weeks, and anew from the day a session was truly held."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from basketweave.science.protocol.proposal import Proposal
from basketweave.science.protocol.rules.session_spacing import judge
from basketweave.science.quantities import Zone
from basketweave.science.series.windows import Window, re_anchored, windows, windows_after
from tests.science.strategies import GUIDELINE, days

FIRST = date(2026, 1, 5)
counts = st.integers(1, 6)


def test_a_course_of_three_begins_on_its_day_and_leaves_four_to_six_weeks_between():
    assert windows(FIRST, 3, GUIDELINE) == (
        Window(number=1, earliest=FIRST, ideal=FIRST, latest=FIRST),
        Window(number=2, earliest=date(2026, 2, 2), ideal=date(2026, 2, 9), latest=date(2026, 2, 16)),
        Window(number=3, earliest=date(2026, 3, 2), ideal=date(2026, 3, 16), latest=date(2026, 3, 30)),
    )


def test_a_session_held_late_moves_those_after_it_and_leaves_those_before():
    laid_out = windows(FIRST, 4, GUIDELINE)
    held = date(2026, 3, 2)

    anew = re_anchored(laid_out, number=2, actual_day=held, guideline=GUIDELINE)

    assert anew[0] == laid_out[0]
    assert anew[1] == Window(number=2, earliest=held, ideal=held, latest=held)
    assert anew[2].earliest == held + timedelta(weeks=4)
    assert anew[3].latest == held + timedelta(weeks=12)


def test_a_window_holds_its_first_and_its_last_day_and_no_other_side():
    second = windows(FIRST, 2, GUIDELINE)[1]

    assert second.holds(second.earliest)
    assert second.holds(second.latest)
    assert not second.holds(second.earliest - timedelta(days=1))
    assert not second.holds(second.latest + timedelta(days=1))


@pytest.mark.parametrize("count", [0, -1])
def test_a_course_without_a_session_has_no_window(count):
    with pytest.raises(ValueError, match="at least one"):
        windows(FIRST, count, GUIDELINE)


@pytest.mark.parametrize("number", [0, 4])
def test_a_course_is_not_laid_out_anew_from_a_session_it_does_not_have(number):
    with pytest.raises(ValueError, match="no session"):
        re_anchored(windows(FIRST, 3, GUIDELINE), number=number, actual_day=FIRST, guideline=GUIDELINE)


@given(days, counts)
def test_there_is_one_window_a_session_in_order(first_day, count):
    laid_out = windows(first_day, count, GUIDELINE)

    assert [window.number for window in laid_out] == list(range(1, count + 1))
    assert all(window.earliest <= window.ideal <= window.latest for window in laid_out)
    for one, following in pairwise(laid_out):
        assert one.earliest < following.earliest
        assert one.ideal < following.ideal
        assert one.latest < following.latest


@given(days, counts, st.sampled_from(["earliest", "ideal", "latest"]))
def test_sessions_all_early_all_ideal_or_all_late_are_never_rushed(first_day, count, edge):
    held = [getattr(window, edge) for window in windows(first_day, count, GUIDELINE)]

    for day in held:
        others = tuple(other for other in held if other != day)
        proposal = Proposal(day=day, zones=frozenset({Zone.CHIN}), booked_days={Zone.CHIN: others})

        assert judge(proposal, GUIDELINE) == ()


@given(days, st.integers(2, 6), st.data())
def test_a_session_held_inside_its_window_narrows_those_after_it(first_day, count, data):
    laid_out = windows(first_day, count, GUIDELINE)
    number = data.draw(st.integers(1, count))
    window = laid_out[number - 1]
    held = window.earliest + timedelta(days=data.draw(st.integers(0, (window.latest - window.earliest).days)))

    for old, new in zip(
        laid_out, re_anchored(laid_out, number=number, actual_day=held, guideline=GUIDELINE), strict=True
    ):
        assert old.earliest <= new.earliest
        assert new.latest <= old.latest


@given(days, st.integers(2, 6))
def test_held_as_laid_out_nothing_changes_but_certainty(first_day, count):
    laid_out = windows(first_day, count, GUIDELINE)

    assert re_anchored(laid_out, number=1, actual_day=first_day, guideline=GUIDELINE) == laid_out
    assert windows_after(first_day, number=1, session_count=count, guideline=GUIDELINE) == laid_out[1:]
