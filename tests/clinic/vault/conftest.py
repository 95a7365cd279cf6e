"""A folder for the test's files and lists, a key, and a real photograph."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.storage import FileSystemStorage, default_storage

from basketweave.clinic.shell.clock import set_clock
from tests.clinic.ledger.conftest import by_hand  # noqa: F401 - the same pen

FACES = Path(__file__).parents[2] / "data" / "faces" / "distance_series"


@pytest.fixture(autouse=True)
def own_home(tmp_path):
    """Files, erasures and heads of each test lie in a folder of its own."""
    before, settings.HOME = settings.HOME, tmp_path
    stored, default_storage._wrapped = default_storage._wrapped, FileSystemStorage(location=tmp_path / "files")
    yield tmp_path
    settings.HOME, default_storage._wrapped = before, stored


@pytest.fixture
def key(db):
    from basketweave.clinic.vault.actions import make_key

    return make_key()


@pytest.fixture(scope="session")
def face() -> bytes:
    return (FACES / "60cm.jpg").read_bytes()


@pytest.fixture(scope="session")
def heic() -> bytes:
    return (FACES / "60cm_small.heic").read_bytes()


@pytest.fixture
def clock_moved():
    """Lets hours pass for the clinic; the files' own moments stay."""

    def move(**span):
        set_clock(lambda: datetime.now(UTC) + timedelta(**span))

    yield move
    set_clock(None)
