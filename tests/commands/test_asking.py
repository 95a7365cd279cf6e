"""What the command can be asked: its help at once, the rules, whether the ledger is whole."""

import json
import sqlite3
import subprocess
import sys

import pytest

from .conftest import surroundings

pytestmark = pytest.mark.once


def test_help_names_every_deed(basketweave):
    told = basketweave("--help")

    deeds = ["new", "demo", "serve", "work", "migrate", "backup", "restore", "verify", "seal", "rules", "book"]
    assert told.returncode == 0
    assert [deed for deed in deeds if f"    {deed} " not in told.stdout] == []


def test_help_needs_no_django():
    look = "import sys; from basketweave.cli import parser; parser().format_help(); sys.exit('django' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", look], env=surroundings(), check=False).returncode == 0


def test_the_rules_are_told_to_people_and_to_machines(basketweave):
    told, listed = basketweave("rules"), basketweave("rules", "--json")

    rules = json.loads(listed.stdout)
    assert [rule["name"] for rule in rules if rule["name"] not in told.stdout] == []
    assert "session_spacing" in {rule["name"] for rule in rules}
    assert all(rule["sources"] and rule["statement"] for rule in rules)


def test_a_whole_ledger_is_whole_before_and_after_sealing(basketweave, set_up):
    folder = set_up()

    before, sealed, after = (basketweave("--home", folder, deed) for deed in ("verify", "seal", "verify"))

    assert [told.returncode for told in (before, sealed, after)] == [0, 0, 0], before.stderr + sealed.stderr
    assert "Seal 1" in sealed.stdout
    assert "0 not sealed yet" in after.stdout


def test_a_changed_line_is_found(basketweave, set_up):
    folder = set_up()
    basketweave("--home", folder, "seal")
    with sqlite3.connect(folder / "clinic.sqlite3") as database:
        for (trigger,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            database.execute(f'DROP TRIGGER "{trigger}"')
        database.execute("UPDATE ledger_line SET deed = 'nothing' WHERE id = 1")

    told = basketweave("--home", folder, "verify")

    assert told.returncode == 1
    assert "Line 1 is not what was sealed" in told.stdout
    assert "THE LEDGER IS NOT WHOLE" in told.stdout


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["book", "x", "--day", "2026-02-30", "--time", "10:00", "--as", "a@b"], "2026-02-30"),
        (["book", "x", "--day", "2026-03-02", "--time", "25:00", "--as", "a@b"], "25:00"),
        (["serve", "--port", "0"], "port"),
        (["dance"], "dance"),
    ],
)
def test_what_cannot_be_read_is_named(basketweave, clinic, words, reason):
    told = basketweave("--home", clinic, *words)

    assert told.returncode == 2
    assert reason in told.stderr


def test_nobody_books_without_a_name(basketweave, clinic):
    words = ["book", "not-an-id", "--day", "2026-03-02", "--time", "10:00", "--as", "nobody@example.org"]

    told = basketweave("--home", clinic, *words)

    assert told.returncode == 2
    assert "nobody signs in as nobody@example.org" in told.stderr
