"""Staff are told when something that should have gone out did not, also when nobody is there to send it."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from basketweave.clinic.post.actions import StillOpen, enqueue, set_aside, try_again
from basketweave.clinic.post.jobs import Worker, job
from basketweave.clinic.post.models import Job
from basketweave.clinic.post.queries import alarm
from basketweave.clinic.shell.clock import now

pytestmark = pytest.mark.django_db
MIRA = Worker(id=uuid4(), kind="staff", label="desk")


@pytest.fixture(autouse=True)
def doing(clock):
    job("test:do")(lambda params, by: None)


@pytest.fixture
def given_up():
    made = enqueue("test:do")
    Job.objects.filter(pk=made.pk).update(failed_at=now(), attempts=Job.MOST_ATTEMPTS)
    return made


def test_there_is_no_alarm_while_all_goes_out(work):
    enqueue("test:do")
    enqueue("test:do", due_at=now() + timedelta(days=1))

    work()

    assert alarm(now() + timedelta(minutes=1)) is None


def test_what_is_overdue_raises_the_alarm_though_no_worker_ever_lived():
    made = enqueue("test:do")

    assert alarm(now() + timedelta(minutes=14)) is None
    late = alarm(now() + timedelta(minutes=16))

    assert (late.jobs.count, late.jobs.given_up, late.jobs.oldest_due_at) == (1, 0, made.due_at)
    assert late.worker_silent_since is None


def test_a_dead_worker_raises_the_alarm_before_anything_is_overdue(work):
    work()
    breath = now()

    assert alarm(breath + timedelta(minutes=1)) is None
    assert alarm(breath + timedelta(minutes=3)).worker_silent_since == breath


def test_a_worker_that_breathes_again_ends_the_alarm(work):
    work()
    work(after=timedelta(minutes=10))

    assert alarm(now()) is None


def test_what_was_given_up_stays_in_the_alarm_until_somebody_sets_it_aside(given_up):
    later = now() + timedelta(hours=1)
    assert alarm(later).jobs.given_up == 1

    set_aside(errand=given_up, by=MIRA)

    assert alarm(later) is None


def test_what_was_given_up_can_be_tried_again(given_up, work):
    try_again(errand=given_up, by=MIRA)

    work()

    given_up.refresh_from_db()
    assert given_up.done_at is not None


@pytest.mark.parametrize("deed", [set_aside, try_again])
def test_what_is_still_open_is_neither_set_aside_nor_tried_anew(deed):
    with pytest.raises(StillOpen):
        deed(errand=enqueue("test:do"), by=MIRA)


def test_the_alarm_costs_three_queries(given_up):
    with CaptureQueriesContext(connection) as asked:
        alarm(now() + timedelta(hours=1))

    assert len(asked) == 3
