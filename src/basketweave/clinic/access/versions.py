"""Stale forms: what two people edit carries a version, and the second one is told."""

from typing import Any, TypeVar

from django.db import transaction
from django.db.models import F, Model

M = TypeVar("M", bound=Model)


class StaleRecord(Exception):
    """Somebody else has changed this record since the form was opened; `record` is how it stands now."""

    def __init__(self, record: Model) -> None:
        super().__init__(type(record).__name__)
        self.record = record


@transaction.atomic
def bump(record: M, expected: int | None, **changes: Any) -> M:
    """Writes the changes if the record is still at the version that the form showed."""
    known = {} if expected is None else {"version": expected}
    rows = type(record)._default_manager.filter(pk=record.pk, **known)
    if not rows.update(version=F("version") + 1):  # holds the row until our commit: a rival waits, then finds it moved
        record.refresh_from_db()
        raise StaleRecord(record)
    record.refresh_from_db(fields=["version"])
    for name, value in changes.items():
        setattr(record, name, value)
    if changes:
        record.save(update_fields=list(changes))
    return record
