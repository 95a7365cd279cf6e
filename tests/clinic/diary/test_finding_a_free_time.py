"""Free times are those at which somebody could come: open, not held, existing, and not gone by."""

import statistics
import time as stopwatch
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from basketweave.clinic.diary import actions, queries
from basketweave.clinic.diary.times import Busy, is_within, wall_times

TUESDAY = date(2026, 3, 3)
START = datetime(2026, 3, 3, 9, tzinfo=UTC)


@pytest.mark.django_db
def test_the_first_is_an_hour_away_at_least(lisbon, dr_lind):
    found = queries.free_consultation_times(lisbon)  # it is nine o'clock on a Monday

    assert (found[0].day, found[0].wall_time) == (date(2026, 3, 2), time(10, 30))
    assert {each.day.weekday() for each in found} == {0, 1, 2, 3, 4}
    assert max(each.day for each in found) <= date(2026, 3, 15)


@pytest.mark.django_db
def test_each_can_be_taken_and_then_is_gone(lisbon, dr_lind, desk):
    for free in queries.free_consultation_times(lisbon, limit=6):
        actions.hold_first_free(
            site=lisbon, purpose="consultation", day=free.day, wall_time=free.wall_time, minutes=30, by=desk
        )

    found = queries.free_consultation_times(lisbon, limit=1)
    assert (found[0].day, found[0].wall_time) == (date(2026, 3, 2), time(13, 30))


@pytest.mark.django_db
def test_a_time_is_free_while_one_of_two_specialists_is(at_ten, lisbon, noor):
    found = {each.wall_time: each.specialist_ids for each in queries.free_times(lisbon, TUESDAY, 30)}

    assert time(10) not in found  # the only room is taken
    lisbon.rooms.create(name="Room 2")
    found = {each.wall_time: each.specialist_ids for each in queries.free_times(lisbon, TUESDAY, 30)}
    assert found[time(10)] == (noor.pk,)
    assert set(found[time(12)]) == {at_ten.specialist_id, noor.pk}


@pytest.mark.django_db
def test_a_device_that_is_held_is_not_offered(at_ten, lisbon, noor, pen):
    lisbon.rooms.create(name="Room 2")

    found = [each.wall_time for each in queries.free_times(lisbon, TUESDAY, 60, noor, pen)]

    assert time(9) in found
    assert not {time(9, 30), time(10), time(10, 30)} & set(found)


@pytest.mark.django_db
def test_a_site_without_specialists_offers_nothing(lisbon):
    assert queries.free_consultation_times(lisbon) == []


@pytest.mark.django_db
def test_two_weeks_cost_four_queries_and_few_milliseconds(
    lisbon, dr_lind, noor, room, desk, django_assert_max_num_queries
):
    for free in queries.free_consultation_times(lisbon)[::2]:
        actions.hold_first_free(
            site=lisbon, purpose="consultation", day=free.day, wall_time=free.wall_time, minutes=30, by=desk
        )

    with django_assert_max_num_queries(4):
        queries.free_consultation_times(lisbon)

    assert statistics.median(timed(lambda: queries.free_consultation_times(lisbon)) for _ in range(9)) < 0.030


@given(st.lists(st.integers(0, 60), min_size=2, max_size=20, unique=True), st.integers(0, 60), st.integers(1, 20))
def test_free_means_that_nothing_overlaps(marks, begins, lasts):
    spans = [(a, b) for a, b in list(pairwise(sorted(marks)))[::2]]
    busy = Busy()
    for start, end in spans:
        busy.add(START + timedelta(minutes=start), START + timedelta(minutes=end))

    free = busy.is_free(START + timedelta(minutes=begins), START + timedelta(minutes=begins + lasts))

    assert free == all(end <= begins or begins + lasts <= start for start, end in spans)


@given(st.times(), st.times(), st.integers(1, 300))
def test_every_offered_time_fits_between_opening_and_closing(opens, closes, minutes):
    for wall_time in wall_times(opens, closes, minutes):
        assert is_within([(opens, closes)], wall_time, minutes)


def timed(deed):
    began = stopwatch.perf_counter()
    deed()
    return stopwatch.perf_counter() - began
