"""`basketweave backup` and `restore`: one file, no keys in it, and the same clinic afterwards."""

import shutil
import sqlite3
import stat

import pytest

pytestmark = pytest.mark.once


@pytest.fixture
def backup(basketweave, set_up, tmp_path):
    told = basketweave("--home", set_up(), "backup", tmp_path / "night.backup")
    assert told.returncode == 0, told.stderr
    return tmp_path / "night.backup"


@pytest.fixture
def empty_clinic(clinic, tmp_path):
    """A new machine: the settings were kept apart, nothing else is here."""
    folder = tmp_path / "new machine"
    folder.mkdir()
    shutil.copy(clinic / "clinic.env", folder)
    return folder


def test_a_clinic_comes_back_as_it_was(basketweave, clinic, backup, empty_clinic):
    restored = basketweave("--home", empty_clinic, "restore", backup)
    verified = basketweave("--home", empty_clinic, "verify")

    assert restored.returncode == 0, restored.stderr
    assert "no erasures.log" in restored.stdout
    assert verified.returncode == 0, verified.stdout
    assert people_of(empty_clinic) == people_of(clinic) != []


def test_no_key_is_in_a_backup_and_nobody_else_can_read_it(clinic, backup):
    secrets = [line.partition("=")[2] for line in (clinic / "clinic.env").read_text().splitlines() if "_KEY=" in line]
    content = backup.read_bytes()

    assert len(secrets) == 3
    assert [secret for secret in secrets if secret.encode() in content or bytes.fromhex(secret) in content] == []
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600


def test_a_backup_is_never_written_over(basketweave, clinic, backup):
    before = backup.read_bytes()

    told = basketweave("--home", clinic, "backup", backup)

    assert told.returncode == 2
    assert "never written over" in told.stderr
    assert backup.read_bytes() == before


def test_a_clinic_with_people_in_it_is_not_restored_into(basketweave, backup, set_up, tmp_path):
    told = basketweave("--home", tmp_path / "clinic", "restore", backup)

    assert told.returncode == 2
    assert "not empty" in told.stderr


def test_a_changed_backup_is_refused_in_one_line(basketweave, backup, empty_clinic):
    content = backup.read_bytes()
    backup.write_bytes(content.replace(b"Lisbon", b"Lisboa"))

    told = basketweave("--home", empty_clinic, "restore", backup)

    assert told.returncode == 2
    assert "cannot be used" in told.stderr
    assert len(told.stderr.splitlines()) == 1


def test_something_else_is_no_backup(basketweave, empty_clinic, tmp_path):
    (tmp_path / "thesis.txt").write_text("years of work")

    told = basketweave("--home", empty_clinic, "restore", tmp_path / "thesis.txt")

    assert told.returncode == 2
    assert "no backup" in told.stderr


def people_of(folder):
    with sqlite3.connect(folder / "clinic.sqlite3") as database:
        return database.execute("SELECT id, name FROM people_staff").fetchall()
