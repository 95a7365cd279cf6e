"""The command as somebody types it: another process, none of our settings."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src"
OLGA = [
    *("--owner-name", "Olga Santos", "--owner-email", "olga@example.org"),
    *("--site", "Lisbon", "--zone", "Europe/Lisbon", "--country", "PT"),
]


def surroundings(**more):
    env = {name: value for name, value in os.environ.items() if not name.startswith(("BASKETWEAVE_", "DJANGO_"))}
    return {**env, "PYTHONPATH": str(SOURCE), **more}


@pytest.fixture(scope="session")
def basketweave():
    def run(*words, **more):
        command = [sys.executable, "-m", "basketweave.cli", *map(str, words)]
        return subprocess.run(
            command, env=surroundings(**more), stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
        )

    return run


@pytest.fixture(scope="session")
def clinic(basketweave, tmp_path_factory):
    """A clinic just made, for tests that leave it as it is."""
    folder = tmp_path_factory.mktemp("clinics") / "lisbon"
    told = basketweave("new", folder, *OLGA)
    assert told.returncode == 0, told.stderr
    return folder


@pytest.fixture
def set_up(clinic, tmp_path):
    """`set_up(BASKETWEAVE_DEMO="true")`: that clinic's folder once more, with a setting changed in its file."""
    import shutil

    def copy(**changes):
        folder = tmp_path / "clinic"
        shutil.copytree(clinic, folder)
        lines = (folder / "clinic.env").read_text().splitlines()
        kept = [line for line in lines if line.partition("=")[0] not in changes]
        added = [f"{name}={value}" for name, value in changes.items()]
        (folder / "clinic.env").write_text("\n".join([*kept, *added, ""]))
        return folder

    return copy
