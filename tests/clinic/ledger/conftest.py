"""Lines to look at, seals over them, and somebody at the database with a pen of their own."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from django.conf import settings
from django.db import connection

from basketweave.clinic.ledger import guards, heads
from basketweave.clinic.ledger.actions import record, seal
from basketweave.clinic.shell.clock import set_clock

NINE = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@dataclass(frozen=True, kw_only=True)
class Somebody:
    kind: str = "staff"
    id: UUID | None = None
    label: str = "specialist"


@pytest.fixture
def noor() -> Somebody:
    return Somebody(id=uuid4())


@pytest.fixture
def told() -> Iterator[Callable[[datetime], None]]:
    """The clock, at nine until told otherwise."""

    def tell(moment: datetime) -> None:
        set_clock(lambda: moment)

    tell(NINE)
    yield tell
    set_clock(None)


@pytest.fixture(autouse=True)
def own_home(tmp_path):
    """The heads of each test lie in a folder of its own."""
    before, settings.HOME = settings.HOME, tmp_path
    yield tmp_path
    settings.HOME = before


@pytest.fixture
def three_seals(transactional_db, noor, told):
    """Nine lines under three seals, a minute apart; yields the numbers of the lines."""
    lines = []
    for minute in range(3):
        told(NINE + timedelta(minutes=minute))
        lines += [record(noor, "opened", patient_id=uuid4(), page=number).pk for number in range(3)]
        seal(NINE + timedelta(minutes=minute, seconds=30))
    assert len(heads.read()) == 3
    return lines


@pytest.fixture
def by_hand():
    """Somebody changes the database past its own guards."""

    def run(*statements: str) -> None:
        with connection.constraint_checks_disabled(), guards.lifted(connection), connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute("SET session_replication_role = replica")
            for statement in statements:
                cursor.execute(statement)
            if connection.vendor == "postgresql":
                cursor.execute("SET session_replication_role = origin")

    return run
