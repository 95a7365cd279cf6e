"""Twice submitted, once done: an idempotency key leads back to the record that the first call made."""

from collections.abc import Callable
from typing import TypeVar

from django.db import IntegrityError, transaction
from django.db.models import Model

from basketweave.clinic.access.clock import now
from basketweave.clinic.access.models import OnceKey, digest

M = TypeVar("M", bound=Model)


def once(key: object, deed: str, model: type[M], do: Callable[[], M]) -> M:
    """Does it, unless this key has done it before: then gives what came of it."""
    if not key:
        return do()
    kept = digest(str(key))  # of one length, whatever a machine sends as its key
    if done := _what_came_of(kept, deed, model):
        return done
    try:
        with transaction.atomic():
            mine = OnceKey.objects.create(key=kept, deed=deed, made_at=now())  # a rival waits here for our commit
            made = do()
            OnceKey.objects.filter(pk=mine.pk).update(record_id=made.pk)
            return made
    except IntegrityError:
        if done := _what_came_of(kept, deed, model):
            return done
        raise


def _what_came_of(key: str, deed: str, model: type[M]) -> M | None:
    found = OnceKey.objects.filter(key=key, deed=deed, record_id__isnull=False).first()
    return model._default_manager.filter(pk=found.record_id).first() if found else None
