"""Locks name packages and hashes; no file of ours names a host we install from or a path of one machine."""

import os
import re
import subprocess
import sys
from urllib.parse import urlsplit

import pytest

from .tree import ROOT, text_of, tracked

pytestmark = pytest.mark.once
LOCKS = sorted((ROOT / "requirements").glob("*.lock"))
A_MACHINES_PATH = re.compile(r"(?<![\w.])/" + r"(?:work|root|Users|home/(?!clinic\b))/[\w.-]+")
AN_INDEX = re.compile(r"https?" + r"://[^\s\"')>]+/(?:simple|artifactory|nexus|api/npm|api/pypi)\b")


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_lock_names_no_host_and_every_package_its_hash(lock):
    text = lock.read_text()
    packages = [line for line in text.splitlines() if line and not line.startswith((" ", "#"))]

    assert "://" not in text
    assert "@ file" not in text
    assert packages
    assert len(packages) == len(re.findall(r"^\S.*\\\n(?=    --hash=sha256:)", text, re.MULTILINE))


def test_there_are_locks_to_run_to_develop_and_for_the_tools():
    assert [lock.stem for lock in LOCKS] == ["dev", "run", "tools"]


def test_no_file_names_an_index_or_a_path_of_one_machine():
    found = [
        f"{path.relative_to(ROOT)}: {match.group()}"
        for path in tracked()
        for pattern in (A_MACHINES_PATH, AN_INDEX)
        for match in pattern.finditer(text_of(path))
    ]

    assert found == []


def test_no_file_names_the_host_that_this_machine_installs_from():
    hosts = private_hosts()

    assert [path for path in tracked() for host in hosts if host in text_of(path)] == []


def test_every_runtime_package_is_in_the_lock():
    lock = (ROOT / "requirements" / "run.lock").read_text()
    declared = (ROOT / "pyproject.toml").read_text().partition("dependencies = [")[2].partition("\n]")[0]

    names = re.findall(r'^  "([A-Za-z0-9-]+)', declared, re.MULTILINE)

    assert len(names) > 5
    assert [name for name in names if not re.search(rf"^{name}(\[.*\])?==", lock, re.MULTILINE)] == []


def private_hosts():
    """Wherever pip and uv are told to look on this machine, but for the public index itself."""
    told = subprocess.run([sys.executable, "-m", "pip", "config", "list"], capture_output=True, text=True, check=False)
    settings = [value for name, value in os.environ.items() if re.match(r"(PIP|UV|NPM_CONFIG)_", name, re.IGNORECASE)]
    links = re.findall(r"https?" + r"://[^\s'\",]+", " ".join([told.stdout, *settings]))
    return {host for link in links if (host := urlsplit(link).hostname) and host not in ("pypi.org", "localhost")}
