"""What should have gone out by now and did not."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Min, Q, QuerySet

from basketweave.clinic.post.models import Beat, Errand, Job, Message

OVERDUE_AFTER = timedelta(minutes=15)
SILENT_AFTER = timedelta(minutes=2)  # the worker breathes every ten seconds


@dataclass(frozen=True, kw_only=True)
class Late:
    """How many of one kind are overdue, how many of these were given up, and since when the oldest is due."""

    count: int
    given_up: int
    oldest_due_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class Alarm:
    """Something that should have gone out did not."""

    messages: Late
    jobs: Late
    worker_silent_since: datetime | None  # its last breath, when that is too long ago


def alarm(now: datetime) -> Alarm | None:
    """What staff must know before they trust that mails and check-ins have gone out; None when all is well."""
    messages, jobs, silent_since = _late(Message, now), _late(Job, now), _silent_since(now)
    if not (messages.count or jobs.count or silent_since):
        return None
    return Alarm(messages=messages, jobs=jobs, worker_silent_since=silent_since)


def overdue_messages(now: datetime) -> "QuerySet[Message]":
    """What should have gone out, oldest first; what was given up is among it until somebody sets it aside."""
    return Message.objects.outstanding().filter(due_at__lt=now).order_by("due_at")


def overdue_jobs(now: datetime) -> "QuerySet[Job]":
    """What the worker should have done and did not, oldest first."""
    return Job.objects.outstanding().filter(due_at__lt=now - OVERDUE_AFTER).order_by("due_at")


def _late(kind: type[Errand], now: datetime) -> Late:
    overdue = kind.objects.outstanding().filter(due_at__lt=now - OVERDUE_AFTER)
    found = overdue.aggregate(
        count=Count("pk"), given_up=Count("pk", filter=Q(failed_at__isnull=False)), oldest_due_at=Min("due_at")
    )
    return Late(**found)


def _silent_since(now: datetime) -> datetime | None:
    """A worker that has never breathed is told by what is overdue."""
    breath = Beat.objects.filter(name="worker").values_list("last_done_at", flat=True).first()
    return breath if breath is not None and breath < now - SILENT_AFTER else None
