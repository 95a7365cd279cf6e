"""What was backed up comes back, row by row and file by file; who was erased stays erased; no key leaves."""

import io
import json
import os
import sqlite3
import subprocess
import sys
import tarfile
from dataclasses import asdict
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.apps import apps
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import connection, connections

from basketweave.clinic.ledger import guards, heads
from basketweave.clinic.ledger.actions import record, seal
from basketweave.clinic.ledger.models import Line
from basketweave.clinic.ledger.queries import Kind, verify
from basketweave.clinic.shell import clock
from basketweave.clinic.vault import erasures, restoring, tables
from basketweave.clinic.vault.actions import destroy_key, make_key, store
from basketweave.clinic.vault.backup import BackupUnusable, ClinicNotEmpty, Command, backup, restore
from basketweave.clinic.vault.models import Key, StoredFile
from basketweave.clinic.vault.queries import Erased, read
from basketweave.clinic.vault.storage import names_in_storage

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def clinic(face):
    """Two patients with files, a ledger with a seal and a line that waits for one."""
    ana, ben = make_key(), make_key()
    original = store(key=ana, kind="photograph", content_type="image/jpeg", content=face)
    store(key=ana, kind="clean", content_type="image/jpeg", content=b"clean", derived_from=original)
    store(key=ben, kind="photograph", content_type="image/jpeg", content=b"ben's face")
    record(Command(), "opened", original, patient_id=uuid4(), page=1, zones=["nose"], needle_length_mm=1.5)
    seal(clock.now())
    record(Command(), "opened", ana)
    return ana, ben


@pytest.fixture
def kept(clinic, own_home):
    """The backup of that clinic, beside its folder."""
    path = own_home / "backup.tar"
    backup(path)
    return path


def lost():
    """The disk is gone: an empty database, no files, no heads; the owner still has the keys and the erasures."""
    call_command("flush", verbosity=0, interactive=False)
    for name in list(names_in_storage()):
        default_storage.delete(name)
    heads.path().unlink(missing_ok=True)


def files():
    return {name: default_storage.open(name).read() for name in names_in_storage()}


def test_every_table_and_every_file_comes_back(clinic, own_home, face):
    report = backup(own_home / "backup.tar")
    rows_before, files_before = tables.fingerprints(apps), files()
    lost()
    assert tables.fingerprints(apps) != rows_before
    assert files() == {}

    restored = restore(own_home / "backup.tar")

    rows_after = tables.fingerprints(apps)
    assert rows_after.pop("ledger.line").rows == rows_before.pop("ledger.line").rows + 1  # the restore itself
    assert rows_after == rows_before
    assert files() == files_before
    assert read(StoredFile.objects.get(kind="photograph", key=clinic[0])) == face
    assert StoredFile.objects.get(kind="clean").derived_from.kind == "photograph"
    assert (report.files, restored.files, restored.rows) == (3, 3, report.rows)
    assert (report.missing_files, restored.missing_files, restored.erased_again) == ((), (), 0)


def test_the_ledger_comes_back_whole_and_goes_on(kept):
    lost()

    restore(kept)

    assert verify().is_whole
    assert list(Line.objects.order_by("id").values_list("deed", flat=True)) == [
        "opened",
        "opened",
        "backed up",
        "restored",
    ]
    seal(clock.now())
    verdict = verify()
    assert verdict.is_whole, verdict.faults
    assert (verdict.unsealed, len(verdict.restored)) == (0, 1)
    assert guards.missing(connection) == []


def test_what_was_sealed_after_the_backup_is_told_as_lost_by_the_restore_and_not_as_cut_off(kept):
    record(Command(), "opened")
    seal(clock.now())
    all_heads = heads.path().read_bytes()
    lost()
    heads.path().write_bytes(all_heads)

    restore(kept)
    seal(clock.now())

    verdict = verify()
    assert verdict.is_whole, verdict.faults
    assert len(verdict.restored) == 1


def test_without_that_note_it_would_be_a_cut_off(kept):
    record(Command(), "opened")
    seal(clock.now())
    all_heads = heads.path().read_bytes()
    lost()
    restore(kept)
    heads.path().write_bytes(all_heads)

    assert Kind.CUT_OFF in {fault.kind for fault in verify().faults}


def test_who_was_erased_after_the_backup_stays_erased(kept, clinic):
    ana, ben = clinic
    destroy_key(ana, datetime(2026, 3, 9, 12, tzinfo=UTC))
    told = []
    erasures.once_restored(told.append)
    try:
        lost()
        report = restore(kept)
    finally:
        erasures._followers.remove(told.append)

    assert report.erased_again == 1
    assert told == [[ana.pk]]
    again = Key.objects.get(pk=ana.pk)
    assert (again.wrapped, again.destroyed_at) == (None, datetime(2026, 3, 9, 12, tzinfo=UTC))
    for stored in StoredFile.objects.filter(key=ana):
        assert stored.sha256 == ""
        with pytest.raises(Erased):
            read(stored)
    assert list(names_in_storage()) == [StoredFile.objects.get(key=ben).name]
    assert read(StoredFile.objects.get(key=ben)) == b"ben's face"


def test_who_was_erased_before_the_backup_leaves_no_file_in_it(clinic, own_home):
    destroy_key(clinic[0], clock.now())

    report = backup(own_home / "backup.tar")

    assert report.files == 1
    lost()
    erasures.path().unlink()
    assert restore(own_home / "backup.tar").is_erasures_list_there is False
    assert Key.objects.get(pk=clinic[0].pk).is_destroyed


def test_without_the_list_of_erasures_it_is_said_so(kept, clinic):
    destroy_key(clinic[0], clock.now())
    lost()
    erasures.path().unlink()

    report = restore(kept)

    assert (report.is_erasures_list_there, report.erased_again) == (False, 0)


def test_no_key_and_no_settings_are_in_a_backup(kept, settings, clinic):
    content = kept.read_bytes()

    for secret in (settings.MASTER_KEY, settings.LEDGER_KEY, settings.SECRET_KEY):
        assert secret.encode() not in content
    assert bytes.fromhex(settings.MASTER_KEY) not in content
    with tarfile.open(kept) as tar:
        names = tar.getnames()
    assert not [name for name in names if "env" in name or "erasures" in name]
    assert {"manifest.json", "ledger-heads.log", "tables/ledger.line", "tables/vault.key"} <= set(names)
    assert kept.stat().st_mode & 0o777 == 0o600


def test_a_face_is_noise_in_a_backup(kept, face):
    content = kept.read_bytes()

    assert b"ben's face" not in content
    assert face[1000:1200] not in content


def test_a_clinic_that_has_something_is_never_restored_over(kept):
    before = tables.fingerprints(apps)

    with pytest.raises(ClinicNotEmpty) as refusal:
        restore(kept)

    assert refusal.value.what.split(".")[0] in {"ledger", "vault"}
    assert tables.fingerprints(apps) == before


def test_a_folder_that_has_files_is_never_restored_over(kept):
    lost()
    default_storage.save("aa/" + "0" * 30, ContentFile(b"somebody's"))

    with pytest.raises(ClinicNotEmpty) as refusal:
        restore(kept)

    assert refusal.value.what == "files"
    assert not Key.objects.exists()


def test_a_backup_is_never_written_over(kept):
    before = kept.read_bytes()

    with pytest.raises(FileExistsError):
        backup(kept)

    assert kept.read_bytes() == before


def rewritten(kept, change):
    """The same tar with some parts changed by somebody without the clinic's key."""
    with tarfile.open(kept) as tar:
        parts = {name: tar.extractfile(name).read() for name in tar.getnames()}
    change(parts)
    path = kept.with_name("changed.tar")
    with tarfile.open(path, "w") as tar:
        for name, content in parts.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            tar.addfile(entry, io.BytesIO(content))
    return path


def drop_a_table(parts):
    del parts["tables/vault.key"]


def change_a_table(parts):
    parts["tables/ledger.line"] = parts["tables/ledger.line"].replace(b'"opened"', b'"closed"')


def change_a_file(parts):
    name = next(name for name in parts if name.startswith("files/"))
    parts[name] = parts[name][:-1] + b"?"


def add_a_stranger(parts):
    parts["files/../../etc/passwd"] = b"root"


def change_the_manifest(parts):
    told = json.loads(parts["manifest.json"])
    told["migrations"] = []
    parts["manifest.json"] = json.dumps(told).encode()


def leave_the_mark_out(parts):
    del parts["manifest.mark"]


@pytest.mark.parametrize(
    "change", [drop_a_table, change_a_table, change_a_file, add_a_stranger, change_the_manifest, leave_the_mark_out]
)
def test_a_backup_that_somebody_changed_is_refused_before_anything_is_touched(kept, change):
    path = rewritten(kept, change)
    lost()

    with pytest.raises(BackupUnusable):
        restore(path)

    assert not Key.objects.exists()
    assert files() == {}
    assert not heads.path().exists()


@pytest.mark.parametrize("content", [b"", b"nonsense" * 200])
def test_what_is_no_backup_is_refused(own_home, content):
    path = own_home / "some.tar"
    path.write_bytes(content)

    with pytest.raises(BackupUnusable) as refusal:
        restore(path)

    assert refusal.value.why == "not_a_backup"


def test_a_backup_cut_short_is_refused(kept):
    kept.write_bytes(kept.read_bytes()[:-200_000])
    lost()

    with pytest.raises(BackupUnusable):
        restore(kept)


def test_another_clinics_backup_is_refused(kept, settings):
    lost()
    settings.LEDGER_KEY = "another clinic's key, another clinic's"

    with pytest.raises(BackupUnusable) as refusal:
        restore(kept)

    assert refusal.value.why == "changed_or_foreign"


def test_another_master_key_is_noticed_at_once(kept, settings):
    lost()
    settings.MASTER_KEY = "77" * 32

    with pytest.raises(BackupUnusable) as refusal:
        restore(kept)

    assert refusal.value.why == "another_master_key"
    assert not Key.objects.exists()
    assert files() == {}
    assert guards.missing(connection) == []


def test_a_restore_that_fails_leaves_nothing(kept, monkeypatch):
    lost()

    def fail(*_):
        raise OSError("the disk is full")

    monkeypatch.setattr(restoring, "restore_heads", fail)
    with pytest.raises(OSError, match="full"):
        restore(kept)

    assert not Key.objects.exists()
    assert files() == {}
    assert guards.missing(connection) == []
    monkeypatch.undo()
    assert restore(kept).files == 3


def test_a_backup_of_a_newer_version_is_refused(clinic, own_home):
    from django.db.migrations.recorder import MigrationRecorder

    recorder = MigrationRecorder(connection)
    recorder.record_applied("vault", "9999_of_tomorrow")
    try:
        backup(own_home / "backup.tar")
    finally:
        recorder.record_unapplied("vault", "9999_of_tomorrow")
    lost()

    with pytest.raises(BackupUnusable) as refusal:
        restore(own_home / "backup.tar")

    assert (refusal.value.why, refusal.value.part) == ("made_by_a_newer_version", "vault.9999_of_tomorrow")


def test_a_file_that_the_clinic_had_lost_is_named(clinic, own_home):
    gone = StoredFile.objects.get(kind="clean").name
    default_storage.delete(gone)

    report = backup(own_home / "backup.tar")

    assert (report.missing_files, report.files) == ((gone,), 2)
    lost()
    assert restore(own_home / "backup.tar").missing_files == (gone,)


def test_the_clinic_goes_on_writing_while_it_is_backed_up(clinic, own_home, monkeypatch):
    """Somebody writes in the middle of the reading: it is not held up, and the copy is of one moment."""
    import threading

    copied, waited = tables.lines, []

    def write():
        record(Command(), "opened", during="backup_1")
        connections.close_all()

    def lines(model, names):
        if not waited:
            waited.append(threading.Thread(target=write))
            waited[0].start()
            waited[0].join(timeout=15)
            assert not waited[0].is_alive()
        return copied(model, names)

    monkeypatch.setattr(tables, "lines", lines)
    next(iter(Key.objects.all()))
    before = Line.objects.count()
    backup(own_home / "backup.tar")
    monkeypatch.undo()

    assert Line.objects.count() == before + 2  # the backup's own, and the one written meanwhile
    with tarfile.open(own_home / "backup.tar") as tar:
        assert len(tar.extractfile("tables/ledger.line").read().splitlines()) in (before + 1, before + 2)


def test_a_part_finished_backup_has_no_name(clinic, own_home, monkeypatch):
    monkeypatch.setattr(tables, "lines", lambda *_: (_ for _ in ()).throw(sqlite3.OperationalError("disk")))

    with pytest.raises(sqlite3.OperationalError):
        backup(own_home / "backup.tar")

    assert [path.name for path in own_home.iterdir() if "backup" in path.name] == []


@pytest.fixture
def older_backup(clinic, own_home):
    """Made when one of the tables was not invented yet."""
    call_command("migrate", "sessions", "zero", verbosity=0)
    backup(own_home / "older.tar")
    yield own_home / "older.tar"
    call_command("migrate", verbosity=0)


def test_a_backup_of_an_older_version_comes_back_and_is_brought_on_to_this_one(older_backup, clinic):
    ben = clinic[1]
    destroy_key(ben, clock.now())
    before = tables.fingerprints(apps)
    lost()
    told = []
    erasures.once_restored(told.append)
    try:
        report = restore(older_backup)
    finally:
        erasures._followers.remove(told.append)

    after = tables.fingerprints(apps)
    for moved_on in ("contenttypes.contenttype", "auth.permission", "ledger.line"):
        after.pop(moved_on)
        before.pop(moved_on)
    assert after == before
    assert (report.files, report.erased_again, told) == (2, 1, [[ben.pk]])
    assert "django_session" in connection.introspection.table_names()
    assert guards.missing(connection) == []
    assert verify().is_whole


def test_an_older_backup_is_not_put_into_newer_tables(older_backup):
    call_command("migrate", verbosity=0)
    lost()

    with pytest.raises(BackupUnusable) as refusal:
        restore(older_backup)

    assert refusal.value.why == "older_than_the_tables_here"


def test_a_clinic_grows_from_sqlite_to_whatever_runs_here(own_home):
    """On the run with PostgreSQL this is the move from the one to the other."""
    path = own_home / "grown.tar"
    outside = {name: value for name, value in os.environ.items() if name != "BASKETWEAVE_DATABASE"}
    done = subprocess.run(
        [sys.executable, "-m", "tests.clinic.vault.another_clinic", str(path)],
        env={**outside, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    theirs = json.loads(done.stdout)

    restore(path)

    ours = {label: asdict(found) for label, found in tables.fingerprints(apps).items()}
    assert ours.pop("ledger.line")["rows"] == theirs.pop("ledger.line")["rows"] + 1
    assert ours == theirs
    assert read(StoredFile.objects.get()) == b"a face of 2026"
    assert verify().is_whole
    assert seal(clock.now()).number == 2
