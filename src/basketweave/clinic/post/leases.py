"""Taking an errand, and saying what came of it; safe with any number of workers, dead ones among them."""

import uuid
from datetime import timedelta
from typing import Any, TypeVar

from django.db import transaction

from basketweave.clinic.post.models import OPEN, Errand
from basketweave.clinic.shell.clock import now

E = TypeVar("E", bound=Errand)
FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=15), timedelta(hours=1)  # 15 s, 30 s, 1 min … 1 h, 1 h


class WorkerDied(Exception):
    """Noted when every worker that took an errand died over it."""


def take(kind: type[E], lease: timedelta) -> E | None:
    """The due errand that has waited longest, ours until the lease is over; None when nothing is due."""
    due = kind.objects.due(now())
    while due.exists():  # a plain read first: an idle worker takes nobody's pen
        with transaction.atomic():
            errand = due.select_for_update(skip_locked=True).order_by("next_try_at").first()
            if errand is None:
                return None
            if errand.attempts < kind.MOST_ATTEMPTS:
                errand.attempts += 1
                errand.leased_by, errand.next_try_at = uuid.uuid4(), now() + lease
                errand.save(update_fields=["attempts", "leased_by", "next_try_at"])
                return errand
            write(errand, failed_at=now(), last_error=WorkerDied.__name__)
    return None


def hold(errand: Errand) -> bool:
    """Keeps others off until the transaction ends; False if the lease ran out and somebody else took it."""
    held = type(errand).objects.select_for_update().filter(OPEN, pk=errand.pk, leased_by=errand.leased_by)
    return held.first() is not None


def done(errand: Errand, **fields: Any) -> None:
    """It happened, whoever holds the lease by now."""
    write(errand, done_at=now(), **fields)


def failed(errand: Errand, fault: Exception) -> None:
    """It did not happen: once more after a wait that doubles, or given up."""
    if errand.attempts < errand.MOST_ATTEMPTS:
        wait = min(FIRST_WAIT * 2 ** (errand.attempts - 1), LONGEST_WAIT)
        fields: dict[str, Any] = {"next_try_at": now() + wait}
    else:
        fields = {"failed_at": now()}
    mine = {"leased_by": errand.leased_by}
    write(errand, only=mine, last_error=type(fault).__name__[:100], **fields)


def write(errand: Errand, *, only: dict[str, Any] | None = None, **fields: Any) -> None:
    """Changes an open errand and takes it out of our hands."""
    type(errand).objects.filter(OPEN, pk=errand.pk, **(only or {})).update(leased_by=None, **fields)
