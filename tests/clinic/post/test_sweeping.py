"""Jobs done long ago are swept away; what is open, given up or still keeps a second one out, stays."""

from datetime import timedelta

import pytest

from basketweave.clinic.post.actions import enqueue
from basketweave.clinic.post.jobs import Worker, job
from basketweave.clinic.post.models import Job
from basketweave.clinic.post.schedule import every
from basketweave.clinic.post.sweep import sweep
from basketweave.clinic.shell.clock import now

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def doing():
    job("test:do")(lambda params, by: None)
    every(timedelta(days=1), name="test:tick")(lambda params, by: None)


def test_only_what_nobody_needs_any_more_is_swept_away(clock):
    old, long_ago = enqueue("test:do"), now() - timedelta(days=31)
    recent = enqueue("test:do")
    keyed = enqueue("test:do", once_key="do:1")
    still_open = enqueue("test:do")
    given_up = enqueue("test:do")
    regular = enqueue("test:tick", once_key="test:tick/2026-02-28")
    Job.objects.filter(pk__in=[old.pk, keyed.pk]).update(done_at=long_ago, due_at=long_ago)
    Job.objects.filter(pk=recent.pk).update(done_at=now() - timedelta(days=29))
    Job.objects.filter(pk=given_up.pk).update(failed_at=long_ago, due_at=long_ago)
    Job.objects.filter(pk=regular.pk).update(done_at=now() - timedelta(days=2))

    sweep({}, Worker(id=old.pk, label="job post:sweep"))

    assert set(Job.objects.all()) == {recent, keyed, still_open, given_up}
