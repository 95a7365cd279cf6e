"""All remaining sessions are booked at once, near their ideal days and the wished hour: whole, or not at all."""

from datetime import date, time, timedelta
from itertools import pairwise

import pytest

from basketweave.clinic.access.actor import actor_of
from basketweave.clinic.diary import actions as diary
from basketweave.clinic.diary.models import Holding
from basketweave.clinic.plan import actions, refusals, series
from tests.clinic.plan.builders import FIRST_DAY, TEN, booked, session

pytestmark = pytest.mark.django_db


def days_of(course):
    return [(each.holding.day, each.holding.wall_time) for each in course.sessions.select_related("holding")]


def is_away(person, site, first, last, by):
    diary.enter_absence(site=site, specialist=person, first_day=first, last_day=last, by=by)


def test_each_session_gets_its_ideal_day_and_the_wished_hour(course, desk, episode, room, pen, noor):
    actions.book_series(course=course, wall_time=TEN, by=desk)

    assert days_of(course) == [(FIRST_DAY, TEN), (date(2026, 4, 13), TEN), (date(2026, 5, 18), TEN)]
    assert {(each.specialist, each.room, each.device) for each in Holding.objects.all()} == {(noor, room, pen)}
    episode.refresh_from_db()
    assert (episode.step, episode.due, episode.due_day) == ("treat", "session", FIRST_DAY)


def test_ten_stays_ten_across_the_clock_change(course, desk):
    actions.book_series(course=course, wall_time=TEN, by=desk)

    hours = [each.holding.starts_at.hour for each in course.sessions.select_related("holding")]
    assert hours == [10, 9, 9]  # UTC: Lisbon's summer time begins on 29 March


def test_where_the_ideal_day_is_taken_the_nearest_is_found_and_the_next_window_follows(course, desk, lisbon, noor):
    is_away(noor, lisbon, date(2026, 4, 13), date(2026, 4, 14), desk)

    actions.book_series(course=course, wall_time=TEN, by=desk)

    assert days_of(course) == [(FIRST_DAY, TEN), (date(2026, 4, 15), TEN), (date(2026, 5, 20), TEN)]


def test_the_nearest_free_hour_is_taken(course, desk, lisbon, pen):
    for day in (FIRST_DAY, date(2026, 4, 13), date(2026, 5, 18)):
        diary.enter_absence(
            site=lisbon, device=pen, first_day=day, from_time=time(9, 30), to_time=time(10, 30), by=desk
        )

    actions.book_series(course=course, wall_time=TEN, by=desk)

    assert {at for _day, at in days_of(course)} == {time(10, 30)}


def test_only_what_has_no_day_yet_is_booked(course, desk):
    booked(course, 1, date(2026, 3, 12), desk)

    actions.book_series(course=course, wall_time=TEN, by=desk)

    assert days_of(course)[0][0] == date(2026, 3, 12)
    assert days_of(course)[1][0] == date(2026, 4, 16)


def test_where_one_window_has_no_time_nothing_is_booked(course, desk, lisbon, noor):
    is_away(noor, lisbon, date(2026, 5, 1), date(2026, 6, 30), desk)
    absences = Holding.objects.count()

    with pytest.raises(refusals.NoFreeTime) as refused:
        actions.book_series(course=course, wall_time=TEN, by=desk)

    assert refused.value.number == 3
    assert "session 3" in refused.value.words()
    assert Holding.objects.count() == absences
    assert session(course, 1).is_to_book
    assert session(course, 2).window_from == date(2026, 4, 6)


def test_a_rival_who_takes_one_time_undoes_all_and_the_next_best_is_tried(course, desk, monkeypatch):
    hold, holds = series.hold, []

    def hold_or_lose(mine, day, wall_time, by):
        holds.append((mine.number, day, Holding.objects.count()))
        if len(holds) == 2:
            raise diary.SlotTaken("room")
        return hold(mine, day, wall_time, by)

    monkeypatch.setattr(series, "hold", hold_or_lose)

    actions.book_series(course=course, wall_time=TEN, by=desk)

    assert [number for number, *_ in holds] == [1, 2, 1, 2, 3]
    assert holds[2][2] == 0  # the second attempt began with nothing held
    assert Holding.objects.count() == 3


def test_a_rival_who_is_always_first_leaves_nothing_behind(course, desk, monkeypatch):
    hold = series.hold
    asked = []

    def lose_the_last(mine, day, wall_time, by):
        asked.append(mine.number)
        if mine.number == 3:
            raise diary.SlotTaken("specialist")
        return hold(mine, day, wall_time, by)

    monkeypatch.setattr(series, "hold", lose_the_last)

    with pytest.raises(diary.SlotTaken):
        actions.book_series(course=course, wall_time=TEN, by=desk)

    assert asked == [1, 2, 3] * series.ATTEMPTS
    assert not Holding.objects.exists()
    assert [each.holding for each in course.sessions.all()] == [None, None, None]


def test_with_nothing_left_to_book_it_says_so(course, desk):
    actions.book_series(course=course, wall_time=TEN, by=desk)

    with pytest.raises(refusals.NotToBook):
        actions.book_series(course=course, wall_time=TEN, by=desk)


def test_sent_twice_it_is_booked_once(course, desk):
    for _time in range(2):
        actions.book_series(course=course, wall_time=TEN, once_key="k", by=desk)

    assert Holding.objects.count() == 3


def test_the_page_books_all_and_the_desk_sees_days_but_no_zones(course, mira, client_of):
    client = client_of(mira)

    answer = client.post(f"/courses/{course.pk}/series/", {"wall_time": "10:00", "once_key": ONCE}, follow=True)

    page = answer.content.decode()
    assert "Mon 13 Apr 2026, 10:00" in page
    assert "All sessions are booked." in page
    assert "cheek" not in page.lower()
    assert "1.50" not in page


def test_the_specialist_sees_zones_and_lengths(course, noor, client_of):
    page = client_of(noor).get(f"/courses/{course.pk}/").content.decode()

    assert "Left cheek" in page
    assert "1.50 mm" in page


def test_the_page_of_a_course_asks_no_more_of_the_database_when_it_is_long(
    course, noor, client_of, django_assert_max_num_queries
):
    client = client_of(noor)
    actions.book_series(course=course, wall_time=TEN, by=actor_of(noor.user))

    with django_assert_max_num_queries(25):
        client.get(f"/courses/{course.pk}/")


def test_no_session_of_a_series_is_closer_than_four_weeks(course, desk, lisbon, noor):
    is_away(noor, lisbon, date(2026, 4, 7), date(2026, 4, 20), desk)

    actions.book_series(course=course, wall_time=time(17), by=desk)

    days = [day for day, _at in days_of(course)]
    assert all(later - earlier >= timedelta(days=28) for earlier, later in pairwise(days))
    assert days[1] == date(2026, 4, 6)


ONCE = "00000000-0000-4000-8000-000000000000"
