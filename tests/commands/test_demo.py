"""`basketweave demo`: made once, started at once, stopped whole; never in the place of a real clinic."""

import json
import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import surroundings
from .test_serving import first_answer, free_port

pytestmark = pytest.mark.once


@pytest.fixture(scope="module")
def demo(basketweave, tmp_path_factory):
    folder = tmp_path_factory.mktemp("demo") / "clinic"
    told = basketweave("--home", folder, "demo", "--make-only")
    assert told.returncode == 0, told.stderr
    return folder


def test_its_passwords_are_random_and_kept_for_its_owner_only(demo):
    sign_ins = json.loads((demo / "sign-ins.json").read_text())

    passwords = [each["password"] for each in sign_ins if each["password"]]
    assert {"owner", "medical director", "specialist", "front desk"} <= {
        role for each in sign_ins for role in each["role"].split(", ")
    }
    assert len(set(passwords)) == len(passwords)
    assert min(map(len, passwords)) >= 12
    assert stat.S_IMODE((demo / "sign-ins.json").stat().st_mode) == 0o600


def test_it_starts_answers_tells_its_sign_ins_and_stops_both_at_ctrl_c(demo):
    port = free_port()
    started = start(demo, port)

    assert first_answer(port, started) == 200
    until_told(started, f"http://127.0.0.1:{port}/")
    children = children_of(started.pid)
    started.send_signal(signal.SIGINT)

    assert started.wait(timeout=30) == 0
    assert len(children) == 2
    assert [child for child in children if is_alive(child)] == []


def test_a_second_start_makes_nothing_anew(demo):
    before = (demo / "sign-ins.json").stat().st_mtime_ns
    port = free_port()
    started = start(demo, port)

    first_answer(port, started)
    started.send_signal(signal.SIGTERM)

    assert "Making the demo" not in started.communicate(timeout=30)[0].decode()
    assert (demo / "sign-ins.json").stat().st_mtime_ns == before


def test_a_real_clinic_is_never_taken_for_a_demo(basketweave, clinic):
    told = basketweave("--home", clinic, "demo", "--reset")

    assert told.returncode == 2
    assert "not a demo" in told.stderr
    assert (clinic / "clinic.sqlite3").exists()


def start(folder, port):
    command = [sys.executable, "-m", "basketweave.cli", "--home", folder, "demo", "--port", str(port)]
    return subprocess.Popen(command, env=surroundings(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT)


def until_told(started, words):
    for line in started.stdout:
        if words.encode() in line:
            return
    raise AssertionError(f"it ended without saying {words}")


def children_of(parent):
    """By the kernel's own list, for a small machine has no `ps`."""
    return [int(path.parent.name) for path in Path("/proc").glob("[0-9]*/stat") if parent_in(path) == parent]


def parent_in(path):
    try:
        return int(path.read_text().rpartition(") ")[2].split()[1])
    except (FileNotFoundError, ProcessLookupError):
        return None  # it ended while we looked


def is_alive(process):
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True
