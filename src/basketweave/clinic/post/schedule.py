"""What happens again and again, each slot of time once, whoever many workers there are."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db import transaction

from basketweave.clinic.post import actions, jobs
from basketweave.clinic.post.models import OPEN, Beat, Job

START = datetime(2000, 1, 1, tzinfo=UTC)
_known: dict[str, "Every"] = {}


@dataclass(frozen=True, kw_only=True)
class Every:
    """A job that is due once in each period, counted from midnight UTC."""

    name: str
    period: timedelta

    def slot(self, at: datetime) -> datetime:
        """When the period began in which this moment lies."""
        return START + (at - START) // self.period * self.period


def every(period: timedelta, *, name: str) -> Callable[[jobs.Work], jobs.Work]:
    """Registers a job that the worker starts once in each period; periods slept through are not made up."""

    def register(work: jobs.Work) -> jobs.Work:
        jobs.job(name)(work)
        _known[name] = Every(name=name, period=period)
        return work

    return register


def scheduled() -> frozenset[str]:
    """The names of all that is regular."""
    return frozenset(_known)


def enqueue_due(at: datetime) -> None:
    """Enqueues what this moment's slot asks for. A slot waits while the job of an earlier one is still open."""
    last = dict(Beat.objects.values_list("name", "last_due_at"))
    for beat in _known.values():
        before = last.get(beat.name)
        if before is None or before < beat.slot(at):
            _enqueue(beat, at)


@transaction.atomic
def _enqueue(beat: Every, at: datetime) -> None:
    slot = beat.slot(at)
    if Job.objects.filter(OPEN, name=beat.name).exists():
        return
    Beat.objects.get_or_create(name=beat.name)
    if Beat.objects.filter(name=beat.name).exclude(last_due_at__gte=slot).update(last_due_at=slot):  # one worker wins
        actions.enqueue(beat.name, due_at=at, once_key=f"{beat.name}/{slot:%Y-%m-%d-%H%M%S}")
