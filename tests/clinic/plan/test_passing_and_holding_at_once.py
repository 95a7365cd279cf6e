"""Two who let pass, take back, hold or book at one moment: each sees the other's deed, on either engine."""

import threading
from datetime import date

import pytest
from django.db import connections

from basketweave.clinic.access.actor import Actor
from basketweave.clinic.house.refusals import Refusal
from basketweave.clinic.plan import actions, queries
from basketweave.clinic.plan.models import Override, SeriesHold
from tests.clinic.plan.builders import FIRST_DAY, booked, session

pytestmark = pytest.mark.django_db(transaction=True)
PATIENCE = 60  # seconds that a rival may take before the test says that it hangs


def at_once(*deeds):
    """All begin at one moment, each in its own connection; what came of each."""
    start, ends = threading.Barrier(len(deeds)), [None] * len(deeds)

    def run(place, deed):
        try:
            start.wait(PATIENCE)
            deed()
            ends[place] = "done"
        except Refusal as refused:
            ends[place] = refused.code
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=each) for each in enumerate(deeds)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
    return ends


@pytest.fixture
def by_lind(dr_lind, as_staff):
    return as_staff(dr_lind)


@pytest.fixture
def by_noor(noor, as_staff):
    return as_staff(noor)


@pytest.fixture
def by_ana(ana):
    return Actor.patient(ana.pk, is_verified=False)


def answers(course, by, said, number=1):
    actions.screen_again(course=course, session=session(course, number), answers=said, by=by)


def allows(course, by, words):
    return actions.allow(
        session=session(course, 1), day=FIRST_DAY, rule="general_health", code="heart-rhythm", words=words, by=by
    )


def test_two_who_answer_at_once_leave_one_answer(course, by_ana, by_lind, by_noor):
    answers(course, by_ana, {"heart-rhythm": True})

    ends = at_once(lambda: allows(course, by_lind, "Fine."), lambda: allows(course, by_noor, "Fine too."))

    assert sorted(ends) == ["already-allowed", "done"]
    assert Override.objects.filter(taken_back_at__isnull=True).count() == 1


def test_two_who_take_it_back_at_once_take_it_back_once(course, by_ana, by_lind, by_noor):
    answers(course, by_ana, {"heart-rhythm": True})
    kept = allows(course, by_lind, "Fine.")

    ends = at_once(
        lambda: actions.take_back(override=kept, by=by_lind), lambda: actions.take_back(override=kept, by=by_noor)
    )

    assert sorted(ends) == ["done", "taken-back"]


def test_who_allows_while_another_takes_back_leaves_one_that_stands_or_none(course, by_ana, by_lind, by_noor):
    answers(course, by_ana, {"heart-rhythm": True})
    kept = allows(course, by_lind, "Fine.")

    allowing, taking = at_once(
        lambda: allows(course, by_noor, "Again."), lambda: actions.take_back(override=kept, by=by_lind)
    )

    standing = Override.objects.filter(taken_back_at__isnull=True).count()
    assert taking == "done"
    assert (allowing, standing) in (("done", 1), ("already-allowed", 0))


def test_who_books_while_an_answer_holds_the_series_either_came_first_or_is_refused(course, by_ana, desk):
    booked(course, 1, FIRST_DAY, desk)

    booking, answering = at_once(
        lambda: booked(course, 2, date(2026, 4, 13), desk),
        lambda: answers(course, by_ana, {"pregnancy": True, "pregnancy-is": ["pregnant"]}),
    )

    assert answering == "done"
    assert queries.hold_of(course) is not None
    assert booking == ("done" if session(course, 2).is_booked else "series-held")


def test_two_who_answer_for_the_patient_at_once_hold_it_once(course, by_ana, by_lind, desk):
    booked(course, 1, FIRST_DAY, desk)

    ends = at_once(
        lambda: answers(course, by_ana, {"heart-rhythm": True}),
        lambda: answers(course, by_lind, {"heart-rhythm": True}),
    )

    assert ends == ["done", "done"]
    assert SeriesHold.objects.count() == 1
