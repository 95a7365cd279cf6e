"""What the database itself refuses: triggers and constraints, kept as values and put back after every migration."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import IntegrityError, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from basketweave.clinic.ledger.triggers import (
    Guard,
    append_only,
    frozen_children,
    frozen_once,
    postgresql_refusal,
    refusing,
    sqlite_trigger,
)

__all__ = [
    "Guard",
    "GuardsMissing",
    "append_only",
    "broken",
    "frozen_children",
    "frozen_once",
    "install",
    "lifted",
    "missing",
    "postgresql_refusal",
    "refusing",
    "register",
    "registered",
    "sqlite_trigger",
]

TRIGGER = re.compile(r"^\s*CREATE TRIGGER (\w+)", re.IGNORECASE)
CONSTRAINT = re.compile(r"^\s*ALTER TABLE \w+ ADD CONSTRAINT (\w+)", re.IGNORECASE)
REFUSAL = re.compile(r"guard:(\w+)")


class GuardsMissing(RuntimeError):
    """The database lacks guards that it must have; `names` says which."""

    def __init__(self, names: list[str]) -> None:
        super().__init__(f"guards missing from the database: {', '.join(names)}")
        self.names = names


_registered: dict[str, Guard] = {}


def register(guard: Guard) -> None:
    """From a room's AppConfig.ready()."""
    if _registered.setdefault(guard.name, guard) != guard:
        raise ValueError(f"two guards are called {guard.name}")


def registered() -> tuple[Guard, ...]:
    return tuple(_registered.values())


def install(connection: BaseDatabaseWrapper) -> None:
    """Puts every guard of an existing table in its place; running it again changes nothing."""
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        standing = standing_names(connection)
        for guard in present_guards(connection):
            for statement in guard.statements(connection):
                if found := TRIGGER.match(statement):
                    cursor.execute(drop_trigger(connection, found[1], guard.table))
                elif (found := CONSTRAINT.match(statement)) and found[1] in standing:
                    continue  # an exclusion constraint is costly to build and PostgreSQL never loses one
                cursor.execute(statement)


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """The names of triggers and constraints that should stand in this database and do not."""
    standing = standing_names(connection)
    return [
        name
        for guard in present_guards(connection)
        for statement in guard.statements(connection)
        if (name := made_by(statement)) and name not in standing
    ]


def broken(error: IntegrityError) -> str | None:
    """The name of the guard that refused, or None where something else did."""
    diagnosis = getattr(error.__cause__, "diag", None)
    if diagnosis is not None and diagnosis.constraint_name in _registered:
        return str(diagnosis.constraint_name)
    found = REFUSAL.search(str(error))
    return found[1] if found else None


@contextmanager
def lifted(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Without triggers for a moment, in one transaction: for a restore into an empty clinic, and for nobody else."""
    with transaction.atomic(using=connection.alias):
        with connection.cursor() as cursor:
            for guard in present_guards(connection):
                for statement in guard.statements(connection):
                    if found := TRIGGER.match(statement):
                        cursor.execute(drop_trigger(connection, found[1], guard.table))
        yield
        install(connection)


def present_guards(connection: BaseDatabaseWrapper) -> list[Guard]:
    tables = set(connection.introspection.table_names())
    return [guard for guard in registered() if guard.table in tables]


def standing_names(connection: BaseDatabaseWrapper) -> set[str]:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        else:
            cursor.execute(
                "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled IN ('O', 'A')"
                " UNION SELECT conname FROM pg_constraint"
            )
        return {name for (name,) in cursor.fetchall()}


def made_by(statement: str) -> str | None:
    found = TRIGGER.match(statement) or CONSTRAINT.match(statement)
    return found[1] if found else None


def drop_trigger(connection: BaseDatabaseWrapper, name: str, table: str) -> str:
    return f"DROP TRIGGER IF EXISTS {name}" + ("" if connection.vendor == "sqlite" else f" ON {table}")
