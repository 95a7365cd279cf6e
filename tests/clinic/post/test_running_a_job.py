"""What a job writes and that it is done are one: both or neither, and no job stands in another's way."""

import logging
import threading
import time
from datetime import timedelta
from uuid import uuid4

import pytest

from basketweave.clinic.ledger.actions import record
from basketweave.clinic.ledger.models import Line
from basketweave.clinic.post import work as working
from basketweave.clinic.post.actions import enqueue
from basketweave.clinic.post.jobs import job
from basketweave.clinic.post.models import Job
from basketweave.clinic.post.queries import alarm
from basketweave.clinic.shell.clock import now
from basketweave.clinic.shell.logs import JsonFormatter

pytestmark = pytest.mark.django_db


@pytest.fixture
def marking():
    """A job that leaves a line in the ledger each time it runs."""
    job("test:mark")(lambda params, by: record(by, "test marked"))


@pytest.fixture
def failing():
    """A job that writes, and then fails with words that nobody else may read."""

    @job("test:fail")
    def fail(params, by):
        record(by, "test failed")
        raise ValueError("Ana Sousa has no telephone")


def test_a_job_runs_once_and_the_ledger_knows_which_it_was(work, marking):
    made = enqueue("test:mark")

    work()
    work(after=timedelta(days=2))

    line = Line.objects.get()
    assert (line.actor_kind, line.actor_id, line.actor_label) == ("job", made.id, "job test:mark")
    assert Job.objects.get().done_at is not None


def test_a_job_is_not_run_before_it_is_due(work, marking):
    enqueue("test:mark", due_at=now() + timedelta(hours=1))

    work(after=timedelta(minutes=59))
    assert not Line.objects.exists()

    work(after=timedelta(minutes=61))
    assert Line.objects.exists()


def test_a_job_that_fails_keeps_nothing_and_is_tried_again_after_a_wait(work, failing):
    enqueue("test:fail")

    work()

    kept = Job.objects.get()
    assert not Line.objects.exists()
    assert kept.done_at is None
    assert kept.failed_at is None
    assert kept.next_try_at == now() + timedelta(seconds=15)
    assert kept.attempts == 1


def test_the_wait_doubles_up_to_an_hour(work, failing):
    made, waits = enqueue("test:fail"), []

    for _ in range(Job.MOST_ATTEMPTS - 1):
        work(after=made.next_try_at - made.due_at)
        made.refresh_from_db()
        waits.append(made.next_try_at - now())

    assert waits[:4] == [timedelta(seconds=seconds) for seconds in (15, 30, 60, 120)]
    assert max(waits) == waits[-1] == timedelta(hours=1)


def test_a_job_that_always_fails_is_given_up_and_raises_the_alarm(work, failing):
    made = enqueue("test:fail")

    for _ in range(Job.MOST_ATTEMPTS):
        work(after=made.next_try_at - made.due_at)
        made.refresh_from_db()
    work(after=timedelta(days=1))

    made.refresh_from_db()
    assert made.failed_at is not None
    assert made.attempts == Job.MOST_ATTEMPTS
    assert alarm(now()).jobs.given_up == 1


def test_what_failed_is_told_without_the_faults_words(work, failing, caplog):
    made = enqueue("test:fail")

    with caplog.at_level(logging.WARNING):
        work()

    made.refresh_from_db()
    assert made.last_error == "ValueError"
    told = " ".join(JsonFormatter().format(line) for line in caplog.records)
    assert str(made.id) in told
    assert "Ana" not in told


def test_a_poisoned_job_does_not_hold_up_the_others(work, failing, marking):
    enqueue("test:fail")
    enqueue("test:mark")
    enqueue("test:fail")
    enqueue("test:mark")

    work()

    assert Line.objects.filter(deed="test marked").count() == 2


def test_a_job_that_nobody_knows_any_more_does_not_stop_the_worker(work, marking):
    made = enqueue("test:mark")
    Job.objects.filter(pk=made.pk).update(name="test:gone")
    enqueue("test:mark")

    work()

    made.refresh_from_db()
    assert made.last_error == "UnknownJob"
    assert Line.objects.count() == 1


def test_a_job_that_never_ends_is_interrupted(clock, db):
    @job("test:sleep")
    def sleep(params, by):
        record(by, "test slept")
        time.sleep(30)

    enqueue("test:sleep")
    pace = working.Pace(longest_job=timedelta(milliseconds=50))

    working.run_worker(stop=threading.Event(), settle=True, pace=pace)

    assert Job.objects.get().last_error == "TookTooLong"
    assert not Line.objects.exists()


def test_a_job_over_which_every_worker_dies_is_given_up(work, marking):
    made = enqueue("test:mark")
    Job.objects.filter(pk=made.pk).update(attempts=Job.MOST_ATTEMPTS, leased_by=uuid4())

    work()

    made.refresh_from_db()
    assert made.failed_at is not None
    assert made.last_error == "WorkerDied"
    assert not Line.objects.exists()


def test_a_worker_whose_lease_ran_out_leaves_the_job_to_the_one_who_took_it_up(work, marking, monkeypatch):
    made, take = enqueue("test:mark"), working.leases.take

    def take_slowly(kind, lease):
        taken = take(kind, lease)
        Job.objects.filter(pk=made.pk).update(leased_by=uuid4())  # somebody else, meanwhile
        return taken

    monkeypatch.setattr(working.leases, "take", take_slowly)
    work()

    made.refresh_from_db()
    assert made.done_at is None
    assert made.last_error == ""
    assert not Line.objects.exists()
