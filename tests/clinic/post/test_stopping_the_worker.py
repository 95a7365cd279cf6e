"""A worker that is told to stop finishes what it has in hand, and nothing else; the database may go and come back."""

import signal
import subprocess
import sys
import threading
import time
from datetime import timedelta

import pytest
from django.db import OperationalError, connection, connections

from basketweave.clinic.post import work as working
from basketweave.clinic.post.actions import enqueue
from basketweave.clinic.post.jobs import job
from basketweave.clinic.post.models import Beat, Job
from basketweave.clinic.post.work import Pace, run_worker
from basketweave.commands import upkeep

QUICK = Pace(pause=timedelta(milliseconds=10))


@pytest.mark.django_db(transaction=True)
def test_the_job_in_hand_is_finished_and_the_next_is_left():
    stop, begun = threading.Event(), threading.Event()

    @job("test:slow")
    def slow(params, by):
        begun.set()
        stop.wait(10)
        time.sleep(0.05)

    enqueue("test:slow")
    enqueue("test:slow")
    worker = in_a_thread(stop)
    assert begun.wait(10)
    stop.set()
    worker.join(10)

    assert not worker.is_alive()
    assert sorted((job.attempts, job.done_at is not None) for job in Job.objects.all()) == [(0, False), (1, True)]


@pytest.mark.django_db(transaction=True)
def test_an_idle_worker_takes_up_a_job_that_comes_later():
    stop, done = threading.Event(), threading.Event()
    job("test:now")(lambda params, by: done.set())
    worker = in_a_thread(stop)

    enqueue("test:now")
    was_done = done.wait(10)
    stop.set()
    worker.join(10)

    assert was_done


@pytest.mark.django_db(transaction=True)
def test_a_database_that_is_gone_for_a_moment_does_not_end_the_worker(monkeypatch):
    stop, done, take, troubles = threading.Event(), threading.Event(), working.leases.take, []
    job("test:now")(lambda params, by: done.set())
    enqueue("test:now")

    def take_from_a_shaky_database(kind, lease):
        if len(troubles) < 3:
            troubles.append(kind)
            lose_the_connection()
        return take(kind, lease)

    monkeypatch.setattr(working.leases, "take", take_from_a_shaky_database)
    worker = in_a_thread(stop)
    was_done = done.wait(10)
    stop.set()
    worker.join(10)

    assert was_done
    assert len(troubles) == 3


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("told", [signal.SIGTERM, signal.SIGINT])
def test_the_real_process_breathes_and_ends_in_peace(told, child_environment, settings):
    (settings.HOME / upkeep.STAMP).write_text(upkeep.stamp())
    process = subprocess.Popen([sys.executable, "-m", "basketweave.cli", "work"], env=child_environment)
    try:
        until(lambda: Beat.objects.filter(name=working.WORKER, last_done_at__isnull=False).exists())
        process.send_signal(told)

        assert process.wait(timeout=10) == 0
    finally:
        process.kill()
        process.wait()


def lose_the_connection():
    """On PostgreSQL truly; SQLite has none to lose."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")
    raise OperationalError


def in_a_thread(stop: threading.Event) -> threading.Thread:
    def work():
        run_worker(stop=stop, pace=QUICK)
        connections.close_all()

    thread = threading.Thread(target=work)
    thread.start()
    return thread


def until(is_so, seconds: float = 20) -> None:
    give_up_at = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < give_up_at, "it did not happen"
        time.sleep(0.05)
