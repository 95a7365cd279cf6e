"""Emptying the database between tests, although its own triggers forbid it everywhere else."""

from contextlib import contextmanager

from django.core.cache import cache
from django.db import transaction
from django.db.backends.base.operations import BaseDatabaseOperations


def let_tests_flush() -> None:
    """After a test with `transaction=True` Django empties every table: the ledger's guards stand aside just then."""
    run = BaseDatabaseOperations.execute_sql_flush

    def execute_sql_flush(self, sql_list):
        with GUARDS_ASIDE[self.connection.vendor](self.connection):
            run(self, sql_list)
        cache.clear()  # rate limits and the like are kept in the database too, in a table Django does not flush

    BaseDatabaseOperations.execute_sql_flush = execute_sql_flush


@contextmanager
def aside_on_sqlite(connection):
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        triggers = cursor.fetchall()
        for name, _ in triggers:
            cursor.execute(f'DROP TRIGGER "{name}"')
        yield
        for _, sql in triggers:
            cursor.execute(sql)


@contextmanager
def aside_on_postgresql(connection):
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        yield


GUARDS_ASIDE = {"sqlite": aside_on_sqlite, "postgresql": aside_on_postgresql}
