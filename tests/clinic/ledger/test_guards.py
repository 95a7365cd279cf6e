"""What the database refuses, whoever writes; and that the refusing never goes missing."""

import ast
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from basketweave.clinic.ledger import guards, triggers
from basketweave.clinic.ledger.actions import record, seal
from basketweave.clinic.ledger.models import Line, Seal, SealedLine

from .conftest import NINE

SOURCE = Path(guards.__file__).parents[2]
WITH_TABLES = pytest.mark.django_db(transaction=True)


@pytest.fixture
def letters(transactional_db):
    """Two tables of the test's own: letters, and lines of a letter; both free until the letter is signed."""
    mine = [
        guards.frozen_once("test_letter", "signed_at"),
        guards.frozen_children("test_sentence", "test_letter", "letter_id", "signed_at"),
    ]
    for guard in mine:
        guards.register(guard)
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE test_letter (id integer PRIMARY KEY, words text, signed_at text NULL)")
        cursor.execute("CREATE TABLE test_sentence (id integer PRIMARY KEY, letter_id integer, words text)")
        cursor.execute("INSERT INTO test_letter VALUES (1, 'dear', NULL), (2, 'signed', NULL)")
        cursor.execute("INSERT INTO test_sentence VALUES (1, 1, 'a'), (2, 2, 'b')")
    guards.install(connection)
    run("UPDATE test_letter SET signed_at = 'today' WHERE id = 2")
    yield
    for guard in mine:
        del guards._registered[guard.name]
    run("DROP TABLE test_sentence", "DROP TABLE test_letter")


def run(*statements: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def refused(*statements: str) -> str | None:
    with pytest.raises(IntegrityError) as error:
        run(*statements)
    return guards.broken(error.value)


@pytest.mark.django_db
@pytest.mark.parametrize("model", [Line, Seal, SealedLine])
def test_the_ledger_only_grows(noor, model):
    record(noor, "opened")
    seal(NINE)
    table = model._meta.db_table
    column = "deed" if model is Line else "digest"

    assert refused(f"UPDATE {table} SET {column} = 'nothing'") == f"{table}_append_only"
    assert refused(f"DELETE FROM {table}") == f"{table}_append_only"
    assert model.objects.count() == 1


EMPTIED_AT_ONCE = {"sqlite": "DELETE FROM ledger_line", "postgresql": "TRUNCATE ledger_line CASCADE"}


@WITH_TABLES
def test_the_ledger_cannot_be_emptied_at_once(noor):
    record(noor, "opened")

    assert refused(EMPTIED_AT_ONCE[connection.vendor]) in {"ledger_line_append_only", "ledger_sealedline_append_only"}


def test_a_row_is_free_until_it_is_signed(letters):
    run("UPDATE test_letter SET words = 'dearest' WHERE id = 1", "DELETE FROM test_letter WHERE id = 1")


@pytest.mark.parametrize(
    "deed",
    ["UPDATE test_letter SET words = 'other' WHERE id = 2", "UPDATE test_letter SET signed_at = NULL WHERE id = 2",
     "DELETE FROM test_letter WHERE id = 2"],
)  # fmt: skip
def test_a_signed_row_never_changes(letters, deed):
    assert refused(deed) == "test_letter_frozen_once_signed_at"


@pytest.mark.parametrize(
    "deed",
    ["INSERT INTO test_sentence VALUES (3, 2, 'more')", "UPDATE test_sentence SET words = 'x' WHERE id = 2",
     "DELETE FROM test_sentence WHERE id = 2", "UPDATE test_sentence SET letter_id = 2 WHERE id = 1",
     "UPDATE test_sentence SET letter_id = 1 WHERE id = 2"],
)  # fmt: skip
def test_what_belongs_to_a_signed_row_never_changes(letters, deed):
    assert refused(deed) == "test_sentence_frozen_by_test_letter"


@pytest.mark.parametrize(
    "deed",
    ["INSERT INTO test_sentence VALUES (3, 1, 'more')", "UPDATE test_sentence SET words = 'x' WHERE id = 1",
     "DELETE FROM test_sentence WHERE id = 1"],
)  # fmt: skip
def test_what_belongs_to_an_unsigned_row_is_free(letters, deed):
    run(deed)


def test_a_refusal_by_something_else_is_no_guards(letters):
    assert refused("INSERT INTO test_letter VALUES (1, 'again', NULL)") is None


@WITH_TABLES
def test_a_lost_trigger_is_named_and_the_next_migration_puts_it_back():
    with connection.cursor() as cursor:
        cursor.execute(triggers_gone())
    assert guards.missing(connection) == ["ledger_line_append_only__update"]

    call_command("migrate", verbosity=0)

    assert guards.missing(connection) == []


def triggers_gone() -> str:
    return guards.drop_trigger(connection, "ledger_line_append_only__update", "ledger_line")


@WITH_TABLES
def test_a_trigger_lost_when_sqlite_rebuilds_a_table_is_put_back(noor):
    from django.db import models

    field = models.CharField(max_length=61)
    field.set_attributes_from_name("deed")
    with connection.schema_editor() as editor:
        editor.alter_field(Line, Line._meta.get_field("deed"), field)
    assert bool(guards.missing(connection)) == (connection.vendor == "sqlite")

    guards.install(connection)
    with connection.schema_editor() as editor:
        editor.alter_field(Line, field, Line._meta.get_field("deed"))
    guards.install(connection)

    record(noor, "opened")
    assert refused("DELETE FROM ledger_line") == "ledger_line_append_only"


@WITH_TABLES
def test_installing_twice_changes_nothing():
    guards.install(connection)
    before = guards.standing_names(connection)

    guards.install(connection)

    assert guards.standing_names(connection) == before
    assert guards.missing(connection) == []


SWITCHED_OFF = {
    "sqlite": "DROP TRIGGER ledger_seal_append_only__delete",
    "postgresql": "ALTER TABLE ledger_seal DISABLE TRIGGER ledger_seal_append_only__delete",
}


@WITH_TABLES
def test_a_trigger_switched_off_counts_as_missing():
    run(SWITCHED_OFF[connection.vendor])

    assert guards.missing(connection) == ["ledger_seal_append_only__delete"]

    guards.install(connection)
    assert guards.missing(connection) == []


def test_two_different_guards_cannot_share_a_name():
    name = f"test_{uuid4().hex}"
    guards.register(triggers.refusing(name, "test_letter", {"DELETE": ""}))
    try:
        guards.register(triggers.refusing(name, "test_letter", {"DELETE": ""}))
        with pytest.raises(ValueError, match=name):
            guards.register(triggers.refusing(name, "test_letter", {"UPDATE": ""}))
    finally:
        del guards._registered[name]


def test_nobody_but_a_restore_sets_guards_aside():
    users = {
        path.relative_to(SOURCE).as_posix()
        for path in SOURCE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if getattr(node, "attr", getattr(node, "id", None)) == "lifted"
    }

    assert users <= {"clinic/vault/restoring.py"}
