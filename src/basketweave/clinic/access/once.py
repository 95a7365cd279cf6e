"""Twice submitted, once done: an idempotency key leads back to the record that the first call made.

A key belongs to who sent it and to what it was aimed at; sent again with another content, it is refused.
"""

import hashlib
import json
from collections.abc import Callable
from typing import TypeVar
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Model
from django.utils.crypto import salted_hmac

from basketweave.clinic.access.actor import Actor, Kind
from basketweave.clinic.access.clock import now
from basketweave.clinic.access.models import OnceKey, digest

M = TypeVar("M", bound=Model)


class KeyUsedOtherwise(Exception):
    """This key has done the deed before, when something else was asked: nothing is done now."""


def once(
    key: object,
    deed: str,
    model: type[M],
    do: Callable[[], M],
    *,
    by: Actor | None = None,
    target: UUID | None = None,
    asked: object = None,
) -> M:
    """Does it, unless this key has done it before: then gives what came of it. `asked` is what was wished, as plain
    values; left out, whatever comes with the key is taken for the same."""
    if not key:
        return do()
    kept, content = digest(json.dumps([str(key), *_scope(by, target)])), _digest_of(asked)
    if done := _what_came_of(kept, deed, model, content):
        return done
    try:
        with transaction.atomic():
            mine = OnceKey.objects.create(  # a rival waits here for our commit
                key=kept, deed=deed, asked=content, made_at=now()
            )
            made = do()
            OnceKey.objects.filter(pk=mine.pk).update(record_id=made.pk)
            return made
    except IntegrityError:
        if done := _what_came_of(kept, deed, model, content):
            return done
        raise


def _scope(by: Actor | None, target: UUID | None) -> list[str]:
    """A visitor is nobody in particular: there the key alone, which our form has drawn, says who it was."""
    if by is not None and by.kind == Kind.VISITOR:
        return []
    who = [by.kind.value, str(by.id or by.label)] if by else ["", ""]
    return [*who, str(target or "")]


def _digest_of(asked: object) -> str:
    """Keyed, because what is asked about a patient may be one of few things, and outlives the patient's key."""
    if asked is None:
        return ""
    plain = json.dumps(asked, default=_plain, sort_keys=True)
    return salted_hmac("access.once", plain, algorithm="sha256").hexdigest()


def _plain(value: object) -> str:
    return hashlib.sha256(value).hexdigest() if isinstance(value, bytes) else str(value)


def _what_came_of(key: str, deed: str, model: type[M], content: str) -> M | None:
    found = OnceKey.objects.filter(key=key, deed=deed, record_id__isnull=False).first()
    if found is None:
        return None
    if found.asked and content and found.asked != content:
        raise KeyUsedOtherwise(deed)
    return model._default_manager.filter(pk=found.record_id).first()
