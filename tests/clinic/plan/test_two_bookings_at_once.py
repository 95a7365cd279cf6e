"""Two who book the same patient's skin at once cannot both win when their days are too close, on either engine."""

import threading
from datetime import date, timedelta

import pytest
from django.db import connection, connections

from basketweave.clinic.access.actor import actor_of
from basketweave.clinic.house.refusals import FindingsRefused
from basketweave.clinic.plan import actions, appointments, booking
from basketweave.clinic.plan.models import AgreedBy, Course
from tests.clinic.plan.builders import FIRST_DAY, TEN, a_course, another_episode, booked, session

pytestmark = pytest.mark.django_db(transaction=True)
SECOND, THIRD = date(2026, 4, 13), date(2026, 5, 18)
A_WEEK = timedelta(weeks=1)
PATIENCE = 60  # seconds that a rival may take before the test says that it hangs


def rivals(*deeds):
    """All begin at one moment, each in its own connection; what came of each."""
    start, ends = threading.Barrier(len(deeds)), [None] * len(deeds)

    def run(place, deed):
        try:
            start.wait(PATIENCE)
            deed()
            ends[place] = "done"
        except FindingsRefused as refused:
            ends[place] = refused.findings[0].rule
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=each) for each in enumerate(deeds)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
    return sorted(str(end) for end in ends)


def move(course, number, day, by):
    return lambda: actions.move_session(
        session=session(course, number),
        day=day,
        wall_time=TEN,
        agreed_by=AgreedBy.DESK_ON_THE_PHONE,
        by=by,
    )


def test_two_moves_that_are_fine_alone_do_not_both_happen(course, desk, mira, at_full_length):
    """Each alone leaves four weeks between the sessions; both together would leave three."""
    booked(course, 1, FIRST_DAY, desk)
    booked(course, 2, SECOND, desk)
    booked(course, 3, THIRD, desk)
    for _round in range(25 if at_full_length else 3):
        ends = rivals(move(course, 2, SECOND + A_WEEK, desk), move(course, 3, THIRD - A_WEEK, desk))

        gap = session(course, 3).day - session(course, 2).day
        assert ends == ["done", "session_spacing"]
        assert gap == timedelta(weeks=4)
        for number, day in ((2, SECOND), (3, THIRD)):
            if session(course, number).day != day:
                move(course, number, day, desk)()


def test_two_courses_of_one_patient_do_not_needle_the_same_cheek_in_the_same_week(
    course, ana, dr_lind, noor, pen, desk, at_full_length
):
    other = a_course(another_episode(ana), dr_lind, noor, pen, zones={"cheek-left": 1})
    for _round in range(25 if at_full_length else 3):
        ends = rivals(
            lambda: booked(course, 1, FIRST_DAY, desk), lambda: booked(other, 1, FIRST_DAY + timedelta(days=1), desk)
        )

        assert ends == ["done", "session_spacing"]
        for each in (course, other):
            if session(each, 1).is_booked:
                actions.cancel_session(session=session(each, 1), agreed_by=AgreedBy.DESK_ON_THE_PHONE, by=desk)


def test_without_the_lock_both_would_win(course, desk, mira, monkeypatch):
    """The race itself, shown with the lock taken away: on PostgreSQL both come through, and three weeks are left.

    On SQLite the write transaction is itself the lock, which none of our code could take away: one is refused.
    """
    booked(course, 1, FIRST_DAY, desk)
    booked(course, 2, SECOND, desk)
    booked(course, 3, THIRD, desk)
    both_have_looked = threading.Barrier(2)
    check = booking.check

    def unlocked(course):
        return Course.objects.select_related("episode__patient", "episode__site", "specialist", "device").get(
            pk=course.pk
        )

    def look_then_wait(*asked):
        check(*asked)
        if connection.vendor == "postgresql":
            both_have_looked.wait(PATIENCE)

    monkeypatch.setattr(booking, "locked", unlocked)
    monkeypatch.setattr(appointments, "check", look_then_wait)

    ends = rivals(
        move(course, 2, SECOND + A_WEEK, actor_of(mira.user)), move(course, 3, THIRD - A_WEEK, actor_of(mira.user))
    )

    if connection.vendor == "postgresql":
        assert ends == ["done", "done"]
        assert session(course, 3).day - session(course, 2).day == timedelta(weeks=3)
    else:
        assert ends == ["done", "session_spacing"]
