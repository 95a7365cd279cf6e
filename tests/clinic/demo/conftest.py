"""A demo clinic: played once for the tests that only look, and anew for those that play."""

import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.conf import settings as clinic

from basketweave.clinic.shell.clock import set_clock

FOLDER_BACKEND = "basketweave.clinic.post.mail.FolderBackend"
SEED = 20


@pytest.fixture
def demo(settings) -> Path:
    """The settings of a demo; gives its folder of mails, empty now and afterwards."""
    settings.IS_DEMO = True
    settings.EMAIL_BACKEND = FOLDER_BACKEND
    folder = Path(clinic.HOME) / "mail"
    shutil.rmtree(folder, ignore_errors=True)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def real_clock():
    """No clock that a test has set; and none that a play left behind."""
    set_clock(None)
    yield
    set_clock(None)


def today_in_utc() -> date:
    return datetime.now(UTC).date()
