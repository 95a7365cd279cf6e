"""One file with all that a clinic knows, without the keys that open it."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from django.apps import apps
from django.core.files.storage import default_storage
from django.db import connection, transaction
from django.db.migrations.recorder import MigrationRecorder

from basketweave.clinic.ledger import heads
from basketweave.clinic.ledger.actions import record
from basketweave.clinic.shell import clock
from basketweave.clinic.vault import archive, erasures, tables
from basketweave.clinic.vault.archive import BackupUnusable
from basketweave.clinic.vault.models import Key, StoredFile
from basketweave.clinic.vault.restoring import ClinicNotEmpty, Command, RestoreReport, restore

__all__ = ["BackupReport", "BackupUnusable", "ClinicNotEmpty", "Command", "RestoreReport", "backup", "restore"]

KEPT_APART = ("clinic.env", "erasures.log")  # the keys, and who was erased: the owner copies them elsewhere


@dataclass(frozen=True, kw_only=True)
class BackupReport:
    path: Path
    made_at: datetime
    rows: int
    files: int
    bytes: int
    missing_files: tuple[str, ...]  # rows without a file: the clinic lost them before the backup
    kept_apart: tuple[str, ...] = KEPT_APART


def backup(to: Path) -> BackupReport:
    """Reads one moment of the database while the clinic goes on, then the files of that moment. An existing file is
    never written over."""
    if to.exists():
        raise FileExistsError(to)
    made_at = clock.now()
    erasures.catch_up()
    record(Command(), "backed up")
    manifest: dict[str, Any] = {
        "made_at": made_at.isoformat(),
        "database": connection.vendor,
    }
    with (
        archive.written(to, manifest) as writer,
        tempfile.TemporaryDirectory(dir=to.parent, prefix=".backup-") as folder,
    ):
        if heads.path().exists():  # before the database: every head in it is of a seal that the copy has
            writer.add(heads.path().name, heads.path().read_bytes())
        with one_moment():
            manifest["migrations"] = sorted(map(list, MigrationRecorder(connection).applied_migrations()))
            manifest["tables"] = copy_tables(writer, Path(folder))
            stored = list(StoredFile.objects.filter(key__destroyed_at__isnull=True).values_list("name", "key_id"))
        missing = copy_files(writer, stored)
        manifest["missing_files"] = missing
    return BackupReport(
        path=to,
        made_at=made_at,
        rows=sum(table["rows"] for table in manifest["tables"]),
        files=len(stored) - len(missing),
        bytes=to.stat().st_size,
        missing_files=tuple(missing),
    )


@contextmanager
def one_moment() -> Iterator[None]:
    """The database as it is now, for as long as it takes to read; writers are not held up."""
    if connection.vendor == "postgresql":
        with transaction.atomic(durable=True):
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
        return
    with connection.cursor() as cursor:
        cursor.execute("BEGIN DEFERRED")  # Django would begin IMMEDIATE, and nobody could write meanwhile
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("ROLLBACK")


def copy_tables(writer: archive.Writer, folder: Path) -> list[dict[str, Any]]:
    told = []
    for model in tables.kept_models(apps):
        label, names, path = model._meta.label_lower, tables.columns(model), folder / model._meta.label_lower
        with path.open("wb") as file:
            file.writelines(tables.lines(model, names))
        with path.open("rb") as file:
            found = tables.fingerprint(file)
        writer.add_file(f"tables/{label}", path)
        path.unlink()
        told.append({"model": label, "columns": names, "rows": found.rows, "digest": found.digest})
    return told


def copy_files(writer: archive.Writer, stored: list[tuple[str, UUID]]) -> list[str]:
    """Ciphertext as it lies. A file that is gone because its patient was erased a moment ago is not missed."""
    missing = []
    for name, key_id in sorted(stored):
        try:
            with default_storage.open(name) as file:
                writer.add(f"files/{name}", file.read())
        except FileNotFoundError:
            if not Key.objects.get(pk=key_id).is_destroyed:
                missing.append(name)
    return missing
