"""All sessions that have no day yet, each near its ideal day and the wished hour: whole, or not at all."""

from collections.abc import Iterator
from datetime import date, time, timedelta

from django.db import transaction

from basketweave.clinic.access.actor import Actor
from basketweave.clinic.access.clock import NoSuchTime, today
from basketweave.clinic.access.versions import bump
from basketweave.clinic.diary.actions import OutsideHours, SlotTaken, TimeHasPassed
from basketweave.clinic.house.guideline import guideline
from basketweave.clinic.house.refusals import FindingsRefused
from basketweave.clinic.plan import queries
from basketweave.clinic.plan.asking import asked_of
from basketweave.clinic.plan.booking import check, hold
from basketweave.clinic.plan.models import Course, Session
from basketweave.clinic.plan.refusals import NoFreeTime, PlanRefused
from basketweave.clinic.plan.windows import count_anew

ATTEMPTS = 3  # a rival may take one of our times while we book; then the whole series is tried again


def book_all(course: Course, wall_time: time, by: Actor) -> list[Session]:
    """One attempt leaves nothing behind when a rival took one of its times; the next sees what the rival took."""
    for attempt in range(1, ATTEMPTS + 1):
        try:
            with transaction.atomic():
                return _book_in_order(course, wall_time, by)
        except SlotTaken:
            if attempt == ATTEMPTS:
                raise
    raise AssertionError("the loop above returns or raises")


def _book_in_order(course: Course, wall_time: time, by: Actor) -> list[Session]:
    """In the order of time, so that two series never wait for each other in a ring."""
    booked = []
    for number in course.sessions.standing().filter(holding=None, treated_on=None).values_list("number", flat=True):
        count_anew(course, guideline())  # this window counts from the session that was booked a moment ago
        session = course.sessions.select_related("holding").get(number=number)
        session.course = course
        booked.append(_book_one(session, wall_time, by))
    return booked


def _book_one(session: Session, wall_time: time, by: Actor) -> Session:
    first_day = max(session.window_from, today(session.course.episode.site.zone))
    asked = asked_of(session, first_day)  # what is known of a person is the same on every day
    for day in _nearest_first(session.window_ideal, first_day, session.window_to):
        try:
            check(session, day, asked)
        except (FindingsRefused, PlanRefused):
            continue
        if free := queries.free_times(session, day):
            nearest = min((each.wall_time for each in free), key=lambda each: (_minutes_apart(each, wall_time), each))
            try:
                return bump(session, None, holding=hold(session, day, nearest, by))
            except (OutsideHours, TimeHasPassed, NoSuchTime):
                continue
    raise NoFreeTime(session.number, first_day, session.window_to)


def _nearest_first(ideal: date, first: date, last: date) -> Iterator[date]:
    """Every day of the window, beginning at the ideal one; of two as near, the earlier."""
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    yield from sorted(days, key=lambda day: (abs(day - ideal), day))


def _minutes_apart(one: time, other: time) -> int:
    return abs(one.hour * 60 + one.minute - other.hour * 60 - other.minute)
