"""Every setting is told in docs/operating.md; a bad one stops the start with its name."""

import os
import re
import subprocess
import sys

import pytest

from .tree import CLINIC, ROOT

pytestmark = pytest.mark.once
SETTINGS = CLINIC / "config" / "settings.py"
GOOD = {
    "BASKETWEAVE_SECRET_KEY": "worth nothing, " * 4,
    "BASKETWEAVE_MASTER_KEY": "5a" * 32,
    "BASKETWEAVE_LEDGER_KEY": "worth nothing either, " * 3,
}


def test_the_handbook_has_a_row_for_every_setting_and_no_other():
    read = set(re.findall(r'"(BASKETWEAVE_[A-Z_]+)"', SETTINGS.read_text())) - {"BASKETWEAVE_ROLES_OF"}  # no setting
    rows = set(re.findall(r"^\| `(BASKETWEAVE_[A-Z_]+)`", (ROOT / "docs/operating.md").read_text(), re.MULTILINE))

    assert len(read) > 10
    assert read - rows == set()
    assert rows - read == set()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BASKETWEAVE_SECRET_KEY", "short"),
        ("BASKETWEAVE_SECRET_KEY", None),
        ("BASKETWEAVE_MASTER_KEY", "x" * 64),
        ("BASKETWEAVE_LEDGER_KEY", ""),
        ("BASKETWEAVE_DATABASE", "mysql://clinic@db/clinic"),
        ("BASKETWEAVE_DATABASE", "clinic"),
        ("BASKETWEAVE_DATABASE", "postgrs://clinic:pass-zq1@db/clinic"),
        ("BASKETWEAVE_DATABASE", "postgres://clinic:pass-zq1@db:port/clinic"),
        ("BASKETWEAVE_SMTP_PORT", "twenty-five"),
        ("BASKETWEAVE_SMTP_PORT", "99999"),
        ("BASKETWEAVE_SMTP_TLS", "perhaps"),
        ("BASKETWEAVE_DEMO", "maybe"),
        ("BASKETWEAVE_DEBUG", "2"),
        ("BASKETWEAVE_LOG_LEVEL", "LOUD"),
        ("BASKETWEAVE_EMAIL_BACKEND", "nowhere.Backend"),
        ("BASKETWEAVE_MAIL_FROM", "the clinic"),
        ("BASKETWEAVE_SCALE_LICENCES", "posas-observer,dlqi"),
        ("BASKETWEAVE_HOSTS", ""),
        ("BASKETWEAVE_HOSTS", "*"),
        ("BASKETWEAVE_PUBLIC_ADDRESS", "clinic.example"),
        ("BASKETWEAVE_PUBLIC_ADDRESS", ""),
        ("BASKETWEAVE_HOME", None),
    ],
)
def test_a_bad_setting_stops_the_start_with_its_name(tmp_path, name, value):
    told = start(tmp_path, {**GOOD, name: value})

    last = told.stderr.splitlines()[-1]
    assert told.returncode != 0
    assert "ImproperlyConfigured" in last  # which the command tells in one line
    assert name in last
    assert "pass-zq1" not in told.stderr


def test_good_settings_start(tmp_path):
    told = start(tmp_path, GOOD)

    assert told.returncode == 0, told.stderr


def start(home, changes):
    settings = {"BASKETWEAVE_HOME": str(home), **changes}
    env = {name: value for name, value in os.environ.items() if not name.startswith("BASKETWEAVE_")}
    env |= {name: value for name, value in settings.items() if value is not None}
    env["PYTHONPATH"] = str(ROOT / "src")
    command = [sys.executable, "-c", "import basketweave.clinic.config.settings"]
    return subprocess.run(command, env=env, capture_output=True, text=True, check=False)
