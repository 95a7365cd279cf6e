"""The settings of a demo, in a folder of its own: its mails, its files, the heads of its ledger."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from basketweave.clinic.shell.clock import set_clock

SEED = 20


@pytest.fixture
def demo(settings, tmp_path) -> Path:
    """Gives the folder in which mails arrive."""
    settings.HOME = tmp_path
    settings.IS_DEMO = True
    settings.EMAIL_BACKEND = "basketweave.clinic.post.mail.FolderBackend"
    return tmp_path / "mail"


@pytest.fixture
def real_clock():
    """No clock that a test has set; and none that a play left behind."""
    set_clock(None)
    yield
    set_clock(None)


def today_in_utc() -> date:
    return datetime.now(UTC).date()
