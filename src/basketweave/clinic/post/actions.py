"""What can be put in the post: a job, a message; and what can be done about one that was given up."""

import re
from datetime import date, datetime
from typing import TypeVar
from uuid import UUID

from django.db import transaction

from basketweave.clinic.ledger.actions import By, record
from basketweave.clinic.post import jobs
from basketweave.clinic.post.models import Errand, Job, Message
from basketweave.clinic.shell.clock import now
from basketweave.clinic.vault.models import Key

Plain = UUID | str | int | bool | date | None
CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:/+-]{0,199}")
E = TypeVar("E", bound=Errand)


class NotACode(ValueError):
    """Only ids, codes, numbers and days are kept in clear; this was something else."""


class NoAddress(ValueError):
    """A message without an address cannot go out."""


class StillOpen(Exception):
    """Only what was given up can be tried again or set aside."""


def enqueue(name: str, /, *, due_at: datetime | None = None, once_key: str | None = None, **params: Plain) -> Job:
    """Leaves a job to the worker, in the caller's transaction; with a `once_key` that is known, the job it named."""
    jobs.named(name)  # a wrong name is told here, where the mistake is
    moment = now()
    fields = {
        "name": name,
        "params": {key: _plain(value) for key, value in params.items()},
        "made_at": moment,
        "due_at": due_at or moment,
        "next_try_at": due_at or moment,
    }
    if once_key is None:
        return Job.objects.create(**fields)
    return Job.objects.get_or_create(once_key=_code(once_key), defaults=fields)[0]


def send(
    *, kind: str, key: Key, to: str, subject: str, body: str, once_key: str, due_at: datetime | None = None
) -> Message:
    """Leaves a mail to the worker, in the caller's transaction; with a `once_key` that is known, the mail it named."""
    if not to.strip():
        raise NoAddress
    moment = now()
    fields = {
        "kind": _code(kind),
        "key": key,
        "to": to.strip(),
        "subject": " ".join(subject.split()),  # a header is one line
        "body": body,
        "made_at": moment,
        "due_at": due_at or moment,
        "next_try_at": due_at or moment,
    }
    return Message.objects.get_or_create(once_key=_code(once_key), defaults=fields)[0]


@transaction.atomic
def try_again(*, errand: E, by: By) -> E:
    """Gives a job or message that was given up all its attempts anew."""
    errand = _given_up(errand)
    errand.attempts, errand.next_try_at = 0, now()
    errand.failed_at = errand.set_aside_at = None
    errand.save(update_fields=["attempts", "next_try_at", "failed_at", "set_aside_at"])
    record(by, "tried again", errand)
    return errand


@transaction.atomic
def set_aside(*, errand: E, by: By) -> E:
    """Somebody has seen that this will not happen; the alarm stops for it."""
    errand = _given_up(errand)
    errand.set_aside_at = now()
    errand.save(update_fields=["set_aside_at"])
    record(by, "set aside", errand)
    return errand


def _given_up(errand: E) -> E:
    found = type(errand)._default_manager.select_for_update().filter(pk=errand.pk, failed_at__isnull=False).first()
    if found is None:
        raise StillOpen
    return found


def _plain(value: Plain) -> str | int | None:
    if value is None or isinstance(value, int):
        return value
    return _code(value.isoformat() if isinstance(value, date) else str(value))


def _code(value: str) -> str:
    if not CODE.fullmatch(value):
        raise NotACode  # without the value: it may be a name
    return value
