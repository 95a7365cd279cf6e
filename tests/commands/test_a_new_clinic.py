"""`basketweave new` makes a whole clinic with secrets that only its owner can read, or none."""

import sqlite3
import stat

import pytest

from .conftest import OLGA

pytestmark = pytest.mark.once


def test_a_clinic_is_made_with_its_owner_and_its_site(clinic):
    with sqlite3.connect(clinic / "clinic.sqlite3") as database:
        owner = database.execute("SELECT name FROM people_staff").fetchall()
        role = database.execute("SELECT role, site_id FROM people_roleheld").fetchall()
        site = database.execute("SELECT name, zone, country FROM house_site").fetchall()

    assert owner == [("Olga Santos",)]
    assert role == [("owner", None)]
    assert site == [("Lisbon", "Europe/Lisbon", "PT")]


def test_only_its_owner_may_open_it(clinic):
    assert stat.S_IMODE(clinic.stat().st_mode) == 0o700
    assert {path.name for path in clinic.iterdir() if stat.S_IMODE(path.stat().st_mode) & 0o077} == set()


def test_another_clinic_has_its_own_secrets_and_takes_nothing_from_this_terminal(basketweave, clinic, tmp_path):
    told = basketweave("new", tmp_path / "porto", *OLGA, BASKETWEAVE_DATABASE=f"sqlite:///{tmp_path}/other.sqlite3")

    ours, theirs = (secrets_of(folder) for folder in (clinic, tmp_path / "porto"))
    assert told.returncode == 0, told.stderr
    assert all(len(secret) == 64 for secret in ours)
    assert len(ours | theirs) == 6
    assert sorted(path.name for path in tmp_path.iterdir()) == ["porto"]

    password = told.stdout.partition("olga@example.org with ")[2].split()[0]
    assert len(password) >= 16
    assert all(password.encode() not in path.read_bytes() for path in (tmp_path / "porto").glob("*.*"))


@pytest.mark.parametrize(
    ("option", "value", "reason"),
    [
        ("--zone", "Lisbon", "not a time zone"),
        ("--country", "Portugal", "two letters"),
        ("--owner-email", "olga", "not an e-mail address"),
        ("--address", "clinic.example", "not an address"),
        ("--database", "mysql://db/clinic", "BASKETWEAVE_DATABASE"),
        ("--database", "postgres://clinic@127.0.0.1:1/clinic", "does not answer"),
    ],
)
def test_a_wrong_answer_is_named_in_one_line_and_leaves_nothing_behind(basketweave, tmp_path, option, value, reason):
    told = basketweave("new", tmp_path / "new", *OLGA, option, value)

    assert told.returncode == 2
    assert reason in told.stderr
    assert len(told.stderr.splitlines()) == 1
    assert not (tmp_path / "new").exists()


def test_what_is_missing_is_named_when_nobody_can_be_asked(basketweave, tmp_path):
    told = basketweave("new", tmp_path / "new", *OLGA[2:])

    assert told.returncode == 2
    assert "--owner-name is missing" in told.stderr


def test_a_folder_with_something_in_it_is_left_alone(basketweave, tmp_path):
    (tmp_path / "thesis.txt").write_text("years of work")

    told = basketweave("new", tmp_path, *OLGA)

    assert told.returncode == 2
    assert "not empty" in told.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def secrets_of(folder):
    lines = (folder / "clinic.env").read_text().splitlines()
    return {line.partition("=")[2] for line in lines if "_KEY=" in line}
