"""A backup brought back into an empty clinic; who was erased meanwhile stays erased."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from django.apps import apps as apps_now
from django.apps.registry import Apps
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor

from basketweave.clinic.ledger import chain, guards, heads, outside
from basketweave.clinic.ledger.actions import record
from basketweave.clinic.shell import clock
from basketweave.clinic.vault import archive, erasures, seals, tables
from basketweave.clinic.vault.archive import BackupUnusable
from basketweave.clinic.vault.storage import names_in_storage, remove

NAME_IN_STORAGE = re.compile(r"[0-9a-f]{2}/[0-9a-f]{30}")


class ClinicNotEmpty(Exception):
    """There is something here already; `what` names the first table or folder."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


@dataclass(frozen=True, kw_only=True)
class Command:
    """Whoever backs up or restores from the command line, for the ledger."""

    kind: str = "job"
    id: UUID | None = None
    label: str = "command"


@dataclass(frozen=True, kw_only=True)
class RestoreReport:
    made_at: datetime  # of the backup: what was done since is lost
    rows: int
    files: int
    missing_files: tuple[str, ...]
    erased_again: int
    is_erasures_list_there: bool  # without it, patients erased after the backup are back: put it into HOME first


def restore(source: Path) -> RestoreReport:
    """All or nothing: tables, files and heads, compared with the backup's own hashes before anything counts."""
    refuse_unless_empty()
    with archive.opened(source) as backup:
        manifest = backup.manifest
        apps = tables_as_they_were(manifest["migrations"])
        erased = erasures.told()
        with files_or_none() as put_file, transaction.atomic():
            with guards.lifted(connection):
                load_tables(backup, apps)
                prove_the_master_key(apps)
                erased_again = erase_again(apps, erased)
            for name in kept_files(apps, manifest):
                put_file(name, backup.part(f"files/{name}").read())
            if apps is apps_now:
                finish_erasures(erased_again)
            restore_heads(backup, apps)
    call_command("migrate", verbosity=0, interactive=False)  # on to this version, and every guard in its place
    if apps is not apps_now:
        finish_erasures(erased_again)
    record(Command(), "restored", made_at=datetime.fromisoformat(manifest["made_at"]))
    return RestoreReport(
        made_at=datetime.fromisoformat(manifest["made_at"]),
        rows=sum(table["rows"] for table in manifest["tables"]),
        files=len(list(names_in_storage())),
        missing_files=tuple(manifest["missing_files"]),
        erased_again=len(erased_again),
        is_erasures_list_there=erasures.path().exists(),
    )


def refuse_unless_empty() -> None:
    existing = set(connection.introspection.table_names())
    for model in tables.kept_models(apps_now):
        is_ours = model.__module__.startswith("basketweave.")
        if is_ours and model._meta.db_table in existing and model._base_manager.exists():
            raise ClinicNotEmpty(model._meta.label_lower)
    if next(names_in_storage(), None):
        raise ClinicNotEmpty("files")


def tables_as_they_were(recorded: list[list[str]]) -> Apps:
    """Makes the tables as the backup knew them, also where this version has moved on; answers with their models."""
    executor = MigrationExecutor(connection)
    known, wanted = executor.loader.disk_migrations, {(app, name) for app, name in recorded}
    if newer := sorted(wanted - set(known)):
        raise BackupUnusable("made_by_a_newer_version", ".".join(newer[0]))
    if set(executor.loader.applied_migrations) - wanted:
        raise BackupUnusable("older_than_the_tables_here")
    graph = executor.loader.graph
    targets = [
        node
        for node in wanted
        if not any(child.key[0] == node[0] and child.key in wanted for child in graph.node_map[node].children)
    ]
    executor.migrate(targets)
    if set(graph.leaf_nodes()) <= wanted:
        return apps_now
    return MigrationExecutor(connection).loader.project_state(targets).apps


def load_tables(backup: archive.Reader, apps: Apps) -> None:
    kept = {table["model"]: apps.get_model(table["model"]) for table in backup.manifest["tables"]}
    with connection.cursor() as cursor:
        for model in kept.values():  # what the migrations themselves put in: content types, permissions
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(model._meta.db_table)}")  # noqa: S608
    for table in backup.manifest["tables"]:
        model = kept[table["model"]]
        tables.load(model, table["columns"], backup.part(f"tables/{table['model']}"))
        found = tables.fingerprint(tables.lines(model, table["columns"]))
        if (found.rows, found.digest) != (table["rows"], table["digest"]):
            raise BackupUnusable("came_back_differently", table["model"])
    tables.go_on_counting(list(kept.values()))


def prove_the_master_key(apps: Apps) -> None:
    """A backup without its master key is noise; better to hear it now."""
    key = apps.get_model("vault.key")._base_manager.filter(wrapped__isnull=False).first()
    try:
        if key:
            seals.opened(key)
    except seals.Tampered:
        raise BackupUnusable("another_master_key") from None


def erase_again(apps: Apps, erased: dict[UUID, str]) -> list[UUID]:
    """The keys that were destroyed after the backup was made."""
    keys = apps.get_model("vault.key")._base_manager
    again = [
        key_id for key_id in keys.filter(destroyed_at__isnull=True).values_list("pk", flat=True) if key_id in erased
    ]
    for key_id in again:
        keys.filter(pk=key_id).update(wrapped=None, destroyed_at=datetime.fromisoformat(erased[key_id]))
    files = apps.get_model("vault.storedfile")._base_manager
    files.filter(key__destroyed_at__isnull=False).update(sha256="")
    return again


def kept_files(apps: Apps, manifest: dict[str, Any]) -> Iterator[str]:
    """Those of patients who are not erased, as far as the backup found them."""
    files = apps.get_model("vault.storedfile")._base_manager.filter(key__destroyed_at__isnull=True)
    for name in files.order_by("name").values_list("name", flat=True):
        if not NAME_IN_STORAGE.fullmatch(name):
            raise BackupUnusable("changed", f"files/{name}")
        if f"files/{name}" in manifest["parts"]:
            yield name


@contextmanager
def files_or_none() -> Iterator[Callable[[str, bytes], None]]:
    """Files are put beside the database; if the whole fails, they go again."""
    put: list[str] = []

    def put_file(name: str, content: bytes) -> None:
        put.append(default_storage.save(name, ContentFile(content)))
        if put[-1] != name:
            raise ClinicNotEmpty(f"files/{name}")

    try:
        yield put_file
    except BaseException:
        for name in put:
            remove(name)
        raise


def finish_erasures(again: list[UUID]) -> None:
    """The rooms above take out what they keep in plain words of the patients with these keys."""
    with transaction.atomic():
        for follow in erasures.followers():
            follow(again)


def restore_heads(backup: archive.Reader, apps: Apps) -> None:
    """The heads that this folder kept stay; a note says up to which seal the clinic was brought back."""
    if not heads.path().exists() and heads.path().name in backup.manifest["parts"]:
        outside.append(heads.path(), backup.part(heads.path().name).read().decode("ascii"))
    seals_here = apps.get_model("ledger.seal")._base_manager.order_by("number")
    told, last = heads.last(), seals_here.last()
    behind = seals_here.filter(number__gt=told.number if told else 0)
    number, digest = (last.number, last.digest) if last else (0, chain.BEGINNING)
    note = heads.Head.restored(number=number, digest=digest, at=clock.now())
    heads.append([*(heads.Head.of(seal) for seal in behind), note])
