"""Rows as lines of JSON, alike on both databases: so a backup of SQLite can also be restored on PostgreSQL."""

import base64
import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import islice
from typing import Any
from uuid import UUID

from django.apps.registry import Apps
from django.core.management.color import no_style
from django.db import connection, models
from django.utils.duration import duration_iso_string

from basketweave.clinic.vault.fields import Sealed, SealedField

LEFT_OUT = {"sessions.session"}  # everybody signs in again
AT_ONCE = 500


@dataclass(frozen=True, kw_only=True)
class Fingerprint:
    """How many rows, and the sum of their hashes: the same in whatever order a database gives them."""

    rows: int
    digest: str


def kept_models(apps: Apps) -> list[type[models.Model]]:
    found = (model for model in apps.get_models(include_auto_created=True) if model._meta.managed)
    kept = (model for model in found if not model._meta.proxy and model._meta.label_lower not in LEFT_OUT)
    return sorted(kept, key=lambda model: model._meta.label_lower)


def columns(model: type[models.Model]) -> list[str]:
    return [field.attname for field in model._meta.local_concrete_fields if not field.generated]


def lines(model: type[models.Model], names: Sequence[str]) -> Iterator[bytes]:
    """Every row of a table, as it lies: sealed words stay sealed."""
    rows = model._base_manager.order_by("pk").values_list(*names)
    for row in rows.iterator(chunk_size=2000):
        yield json.dumps([plain(value) for value in row], sort_keys=True, separators=(",", ":")).encode() + b"\n"


def fingerprint(found: Iterable[bytes]) -> Fingerprint:
    rows = total = 0
    for line in found:
        rows, total = rows + 1, total + int.from_bytes(hashlib.sha256(line).digest(), "big")
    return Fingerprint(rows=rows, digest=f"{total % 2**256:064x}")


def fingerprints(apps: Apps) -> dict[str, Fingerprint]:
    """Of every table that a backup keeps."""
    return {model._meta.label_lower: fingerprint(lines(model, columns(model))) for model in kept_models(apps)}


def load(model: type[models.Model], names: Sequence[str], found: Iterable[bytes]) -> None:
    """Puts rows in as they were: no default, no hook, no second sealing."""
    fields: list[Any] = [model._meta.get_field(name) for name in names]
    quoted = [connection.ops.quote_name(field.column) for field in fields]
    table, places = connection.ops.quote_name(model._meta.db_table), ", ".join(["%s"] * len(fields))
    insert = f"INSERT INTO {table} ({', '.join(quoted)}) VALUES ({places})"  # noqa: S608 - names from our own models
    rows = ([stored(field, value) for field, value in zip(fields, json.loads(line), strict=True)] for line in found)
    with connection.cursor() as cursor:
        while batch := list(islice(rows, AT_ONCE)):
            cursor.executemany(insert, batch)


def go_on_counting(kept: Sequence[type[models.Model]]) -> None:
    """The next number of each table follows the greatest that was put in."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), kept):
            cursor.execute(statement)


def plain(value: Any) -> Any:
    match value:
        case bytes() | memoryview():
            return base64.b64encode(bytes(value)).decode()
        case datetime() | date() | time():
            return value.isoformat()
        case timedelta():
            return duration_iso_string(value)
        case UUID() | Decimal():
            return str(value)
    return value


def stored(field: Any, value: Any) -> Any:
    """What the database driver is given for a value of the backup."""
    if isinstance(field, models.JSONField):
        if value is None and field.null:
            return None
        return connection.ops.adapt_json_value(value, field.encoder)
    if value is None:
        return None
    if isinstance(field, SealedField):
        value = Sealed(base64.b64decode(value))
    elif isinstance(field, models.BinaryField):
        value = base64.b64decode(value)
    else:
        value = field.to_python(value)
    return field.get_db_prep_save(value, connection)
