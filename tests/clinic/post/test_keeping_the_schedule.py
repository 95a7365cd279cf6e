"""What is regular is done once in each period, however many workers there are."""

import threading
from datetime import timedelta

import pytest
from django.db import connections

from basketweave.clinic.ledger.actions import record
from basketweave.clinic.ledger.models import Line
from basketweave.clinic.post.models import Beat, Job
from basketweave.clinic.post.schedule import enqueue_due, every
from basketweave.clinic.shell.clock import now

HOUR = timedelta(hours=1)


@pytest.fixture
def ticking():
    every(HOUR, name="test:tick")(lambda params, by: record(by, "test ticked"))


@pytest.mark.django_db
def test_each_period_is_done_once(work, ticking):
    for minutes in (0, 1, 59, 60, 61, 119, 120):
        work(after=timedelta(minutes=minutes))

    assert Line.objects.count() == 3
    assert Beat.objects.get(name="test:tick").last_done_at == now()


@pytest.mark.django_db
def test_periods_slept_through_are_not_made_up(work, ticking):
    work()
    work(after=24 * HOUR)

    assert Line.objects.count() == 2


@pytest.mark.django_db
def test_a_period_waits_while_the_job_of_an_earlier_one_is_open(work):
    @every(HOUR, name="test:fail")
    def fail(params, by):
        raise ValueError

    for hours in range(4):
        work(after=hours * HOUR)

    assert Job.objects.filter(name="test:fail").count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_the_same_moment_enqueue_a_period_once(clock, ticking):
    workers, together = 8, threading.Barrier(8)

    def tick():
        together.wait()
        enqueue_due(now())
        connections.close_all()

    threads = [threading.Thread(target=tick) for _ in range(workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert Job.objects.filter(name="test:tick").count() == 1
    assert Beat.objects.filter(name="test:tick").count() == 1
