"""The migrations say what the models say, on both engines, and the database's own guards stand after them."""

import pytest
from django.core.management import call_command
from django.db import connection

pytestmark = pytest.mark.django_db


def test_no_change_of_a_model_is_without_its_migration():
    call_command("makemigrations", check=True, dry_run=True, verbosity=1)


def test_every_guard_stands():
    from basketweave.clinic.ledger import guards

    assert guards.missing(connection) == []


def test_a_guard_that_is_gone_is_missed():
    """So that the test above cannot pass by looking away."""
    from basketweave.clinic.ledger import guards

    with connection.cursor() as cursor:
        drop_one_trigger(cursor)

    assert guards.missing(connection)


def drop_one_trigger(cursor):
    if connection.vendor == "sqlite":
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'ledger_line'")
        cursor.execute(f'DROP TRIGGER "{cursor.fetchone()[0]}"')
    else:
        cursor.execute("SELECT tgname FROM pg_trigger WHERE tgrelid = 'ledger_line'::regclass AND NOT tgisinternal")
        cursor.execute(f'DROP TRIGGER "{cursor.fetchone()[0]}" ON ledger_line')
