"""Database and static files of a clinic, brought up to this version; a stamp says that nothing changed since."""

import argparse
import hashlib
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from typing import Any

from basketweave.commands.home import Stop, enter

PACKAGE = Path(__file__).resolve().parents[1]
STATIC_FROM_OTHERS = ("django", "django-allauth", "django-ninja")
STAMP = ".up-to-date"


def run(typed: argparse.Namespace) -> None:
    folder = enter(typed.home)
    bring_up_to_date(folder)
    print("Database and files are up to date.")


def bring_up_to_date(folder: Path) -> None:
    """Migrations (the guards are put back after them), the shared cache's table, the pages' files."""
    from django.core.management import call_command

    require_database()
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    (folder / STAMP).write_text(stamp())


def require_current(folder: Path) -> None:
    """Before serving or working: another version's database is never written to."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    require_database()
    executor = MigrationExecutor(connection)
    is_behind = bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    connection.close()
    if is_behind or not is_stamped(folder):
        raise Stop("this clinic was made by another version: back it up, then run `basketweave migrate`.")


def require_database() -> None:
    """One direct knock: the pool would go on knocking for 20 seconds."""
    from django.db import connection
    from django.db.utils import OperationalError

    try:
        if connection.vendor == "postgresql":
            knock(connection.settings_dict)
        else:
            connection.ensure_connection()
    except OperationalError as fault:
        raise Stop(f"the database does not answer: {first_line(fault)}") from fault


def knock(known: dict[str, Any]) -> None:
    import psycopg
    from psycopg.conninfo import make_conninfo

    named = {"dbname": known["NAME"]} | {name.lower(): known[name] for name in ("HOST", "PORT", "USER", "PASSWORD")}
    where = make_conninfo(**{name: value for name, value in named.items() if value})
    try:
        psycopg.connect(where, connect_timeout=5).close()
    except psycopg.OperationalError as fault:
        raise Stop(f"the database does not answer: {first_line(fault)}") from fault


def is_stamped(folder: Path) -> bool:
    return (folder / STAMP).exists() and (folder / STAMP).read_text() == stamp()


def stamp() -> str:
    """Two digests: of the migrations and of the static files that this version brings."""
    return f"{digest(PACKAGE.glob('clinic/*/migrations/*.py'))}\n{digest(PACKAGE.glob('clinic/*/static/**/*'))}\n"


def migrations_of(stamped: str) -> str:
    return stamped.partition("\n")[0]


def digest(files: Iterable[Path]) -> str:
    seen = hashlib.sha256(" ".join(version(name) for name in STATIC_FROM_OTHERS).encode())
    for path in sorted(path for path in files if path.is_file()):
        seen.update(str(path.relative_to(PACKAGE)).encode() + b"\0" + path.read_bytes() + b"\0")
    return seen.hexdigest()


def first_line(fault: Exception) -> str:
    return str(fault).strip().partition("\n")[0]
