"""What can be put in the post: a job, a message; and what can be done about one that was given up."""

import re
from datetime import date, datetime
from typing import Any, TypeVar
from uuid import UUID

from django.db import transaction

from basketweave.clinic.ledger.actions import By, record
from basketweave.clinic.ledger.details import NotForTheLedger, plain
from basketweave.clinic.post import jobs, mail
from basketweave.clinic.post.models import OPEN, Errand, Job, Message
from basketweave.clinic.shell.clock import now
from basketweave.clinic.vault.actions import make_key
from basketweave.clinic.vault.models import Key

Plain = UUID | str | int | bool | date | None
CODE = re.compile(r"[a-z0-9][a-z0-9_.:/-]{0,199}")
E = TypeVar("E", bound=Errand)


class NotACode(ValueError):
    """Only ids, codes, numbers and days are kept in clear; what was handed over as `name` is none of these."""

    def __init__(self, name: str) -> None:
        super().__init__(name)  # without the value: it may be a person's
        self.name = name


class NoAddress(ValueError):
    """A message without an address cannot go out."""


class StillOpen(Exception):
    """Only what was given up can be tried again or set aside."""


def enqueue(name: str, /, *, due_at: datetime | None = None, once_key: str | None = None, **params: Plain) -> Job:
    """Leaves a job to the worker, in the caller's transaction; with a `once_key` that is known, the job it named."""
    jobs.named(name)  # a wrong name is told here, where the mistake is
    fields = {"name": name, "params": _plain(params), **_moments(due_at)}
    if once_key is None:
        return Job.objects.create(**fields)
    return Job.objects.get_or_create(once_key=_code("once_key", once_key), defaults=fields)[0]


def send(
    *,
    kind: str,
    key: Key | None,
    to: str,
    subject: str,
    body: str,
    once_key: str,
    due_at: datetime | None = None,
) -> Message:
    """Leaves a mail to the worker, in the caller's transaction; with a `once_key` that is known, the mail it named.

    `key` is the patient's; None, for staff, seals it with a key of its own.
    """
    if not to.strip():
        raise NoAddress
    fields = {
        "kind": _code("kind", kind),
        "key": key or make_key,  # made only if the message is
        "to": to.strip(),
        "subject": " ".join(subject.split()),  # a header is one line
        "body": body,
        **_moments(due_at),
    }
    return Message.objects.get_or_create(once_key=_code("once_key", once_key), defaults=fields)[0]


def forget(*, key: Key) -> None:
    """With the key go the mails that lie open in the folder of those that were sent."""
    sent = list(Message.objects.filter(key=key).values_list("pk", flat=True))
    transaction.on_commit(lambda: mail.forget(sent))


def hold_back(_erased_again: list[UUID]) -> None:
    """A restored clinic does not know what went out since the backup, and sends nothing twice by itself: it stands
    among what did not go out, and a person decides."""
    moment = now()
    Message.objects.filter(OPEN, due_at__lte=moment).update(failed_at=moment, leased_by=None, last_error="Restored")


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
    given_up = type(errand).objects.select_for_update().filter(pk=errand.pk, failed_at__isnull=False)
    if given_up.first() is None:
        raise StillOpen
    errand.refresh_from_db()
    return errand


def _moments(due_at: datetime | None) -> dict[str, datetime]:
    made_at = now()
    return {"made_at": made_at, "due_at": due_at or made_at, "next_try_at": due_at or made_at}


def _plain(params: dict[str, Plain]) -> dict[str, Any]:
    try:
        return plain(params)  # what the ledger may hold, a job may
    except NotForTheLedger as refused:
        raise NotACode(refused.name) from None


def _code(name: str, value: str) -> str:
    if not CODE.fullmatch(value):
        raise NotACode(name)
    return value
