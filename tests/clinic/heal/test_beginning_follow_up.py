"""A signed session is followed up by itself, once, whoever many workers there are."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from threading import Barrier, Event

import pytest
from django.db import connections

from basketweave.clinic.heal import actions, queries
from basketweave.clinic.heal.models import CheckIn
from basketweave.clinic.people import actions as people
from basketweave.clinic.people.models import Due, Step
from basketweave.clinic.post.work import run_worker
from tests.clinic.heal.builders import WORKER, begun, signed
from tests.clinic.heal.conftest import SESSION_DAY

EVERY_SESSION = [1, 3, 7, 14, 28]


def days(treatment):
    return sorted(treatment.check_ins.values_list("day_after", flat=True))


@pytest.mark.django_db
def test_the_days_of_the_guideline_are_counted_from_the_session(treatment):
    actions.begin_follow_up(treatment=treatment, by=WORKER)

    assert days(treatment) == EVERY_SESSION
    assert treatment.check_ins.get(day_after=7).due_day == date(2026, 3, 16)


@pytest.mark.django_db
def test_a_second_call_adds_nothing(treatment):
    actions.begin_follow_up(treatment=treatment, by=WORKER)

    assert actions.begin_follow_up(treatment=treatment, by=WORKER) == []
    assert days(treatment) == EVERY_SESSION


@pytest.mark.django_db
def test_after_the_last_session_we_ask_longer(course, noor, lot, clock):
    for number, weeks in ((1, 0), (2, 5), (3, 10)):
        clock(SESSION_DAY + timedelta(weeks=weeks))
        last = signed(begun(course, number, noor), lot)

    actions.begin_follow_up(treatment=last, by=WORKER)

    assert days(last) == [*EVERY_SESSION, 42, 84]


@pytest.mark.django_db
def test_the_board_says_when_we_ask_first(treatment, episode):
    actions.begin_follow_up(treatment=treatment, by=WORKER)

    episode.refresh_from_db()
    assert (episode.step, episode.due) == (Step.HEAL, Due.CHECK_IN)
    assert (episode.due_day, episode.due_number) == (date(2026, 3, 10), 1)


@pytest.mark.django_db
def test_an_unsigned_record_is_not_followed_yet(unsigned):
    assert not queries.to_follow_up().exists()


@pytest.mark.django_db
def test_a_report_before_the_signature_does_not_keep_follow_up_away(unsigned, ana, herself, lot):
    actions.report_wrong(patient=ana, answers={"eyes": "sore"}, words="", by=herself)
    treatment = signed(unsigned, lot)

    assert [each.pk for each in queries.to_follow_up()] == [treatment.pk]


@pytest.mark.django_db
def test_nobody_follows_a_patient_who_was_erased(treatment, ana, olga, as_staff):
    people.erase_patient(patient=ana, by=as_staff(olga))

    assert not queries.to_follow_up().exists()


@pytest.mark.django_db(transaction=True)
def test_the_worker_begins_it_by_itself(treatment):
    run_worker(stop=Event(), settle=True)

    assert days(treatment) == EVERY_SESSION


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_lay_down_each_day_once(treatment):
    ready = Barrier(2)

    def work():
        ready.wait()
        try:
            actions.begin_follow_up(treatment=queries.to_follow_up().model.objects.get(pk=treatment.pk), by=WORKER)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as workers:
        for done in [workers.submit(work) for _ in range(2)]:
            done.result()

    assert days(treatment) == EVERY_SESSION
    assert CheckIn.objects.count() == len(EVERY_SESSION)


@pytest.mark.django_db
def test_a_session_that_comes_stands_before_an_answer_that_does_not(check_ins, episode, clock):
    for day in (1, 3, 7, 14, 28):
        clock(SESSION_DAY + timedelta(days=day))
        actions.ask(check_in=check_ins[day], by=WORKER)
    clock(datetime(2026, 4, 13, 8, 0, tzinfo=UTC))  # the second session's day; nothing was answered

    for each in queries.overtaken():
        actions.settle(each)

    episode.refresh_from_db()
    assert (episode.step, episode.due, episode.due_number) == (Step.TREAT, Due.SESSION, 2)
    assert not queries.overtaken().exists()
