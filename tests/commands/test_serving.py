"""`basketweave serve` answers, or refuses to start and says why."""

import signal
import socket
import subprocess
import sys
import time
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from .conftest import surroundings

pytestmark = pytest.mark.once


def test_a_clinic_answers_and_stops_when_told(clinic):
    port = free_port()
    server = start(clinic, port)

    status = first_answer(port, server)
    server.send_signal(signal.SIGTERM)

    assert status == 200
    assert server.wait(timeout=20) == 0


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "clinic.example"])
def test_a_demo_listens_on_this_machine_only(basketweave, set_up, host):
    told = basketweave("--home", set_up(BASKETWEAVE_DEMO="true"), "serve", "--host", host)

    assert told.returncode == 2
    assert "this machine only" in told.stderr


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BASKETWEAVE_SECRET_KEY", "short"),
        ("BASKETWEAVE_MASTER_KEY", "z" * 64),
        ("BASKETWEAVE_SMTP_PORT", "twenty-five"),
    ],
)
@pytest.mark.parametrize("deed", ["serve", "work"])
def test_a_bad_setting_is_named_in_one_line(basketweave, set_up, deed, name, value):
    told = basketweave("--home", set_up(**{name: value}), deed)

    assert told.returncode == 2
    assert name in told.stderr
    assert len(told.stderr.splitlines()) == 1


@pytest.mark.parametrize("deed", ["serve", "work"])
def test_another_versions_clinic_is_not_touched(basketweave, set_up, deed):
    folder = set_up()
    (folder / ".up-to-date").write_text("of another version\n")

    told = basketweave("--home", folder, deed)

    assert told.returncode == 2
    assert "basketweave migrate" in told.stderr


def test_migrate_brings_it_up_to_date(basketweave, set_up):
    folder = set_up()
    (folder / ".up-to-date").unlink()

    told = basketweave("--home", folder, "migrate")

    assert told.returncode == 0, told.stderr
    assert (folder / ".up-to-date").exists()


def test_a_port_that_is_taken_is_said(basketweave, clinic):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        told = basketweave("--home", clinic, "serve", "--port", taken.getsockname()[1])

    assert told.returncode == 2
    assert "--port" in told.stderr


@pytest.mark.parametrize("words", [["serve"], ["--home", "nowhere", "serve"]])
def test_no_clinic_no_server(basketweave, words):
    told = basketweave(*words)

    assert told.returncode == 2
    assert len(told.stderr.splitlines()) == 1


def start(clinic, port):
    command = [sys.executable, "-m", "basketweave.cli", "--home", clinic, "serve", "--port", str(port)]
    return subprocess.Popen(command, env=surroundings(), stderr=subprocess.PIPE)


def first_answer(port, server):
    give_up = time.monotonic() + 30
    while time.monotonic() < give_up:
        try:
            with urlopen(f"http://127.0.0.1:{port}/", timeout=5) as answer:
                return answer.status
        except HTTPError as fault:
            return fault.code
        except OSError:
            assert server.poll() is None, (server.stderr or server.stdout).read().decode()[-2000:]
            time.sleep(0.1)
    raise AssertionError("no answer within 30 seconds")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
