"""`basketweave demo`: a clinic with made-up patients; web and worker together, on this machine only."""

import argparse
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from types import FrameType
from urllib.parse import urlsplit

from basketweave.commands import home, upkeep
from basketweave.commands.home import SETTINGS_FILE, Stop

HOST = "127.0.0.1"
SIGN_INS = "sign-ins.json"
SEED = 20
LONGEST_START = 60  # seconds
LONGEST_GOODBYE = 20
MARK = "BASKETWEAVE_DEMO=true"


def run(typed: argparse.Namespace) -> int:
    folder = Path(typed.home or os.environ.get("BASKETWEAVE_HOME") or "var/demo").resolve()
    home.forget_surroundings()  # never the database or the mail server of a real clinic
    require_ours(folder)
    if typed.reset or not is_whole(folder):
        make(folder)
    elif not upkeep.is_stamped(folder):
        home.enter(str(folder))
        upkeep.bring_up_to_date(folder)
    if typed.make_only:
        tell(folder, f"made in {folder}")
        return 0
    return keep_running(folder, typed.port)


def require_ours(folder: Path) -> None:
    """A folder that holds anything else than a demo is left alone."""
    settings = folder / SETTINGS_FILE
    if folder.exists() and any(folder.iterdir()) and not (settings.exists() and MARK in settings.read_text()):
        raise Stop(f"{folder} holds something that is not a demo; name another with --home.")


def is_whole(folder: Path) -> bool:
    """Made to the end, by migrations that are still ours."""
    stamp = folder / upkeep.STAMP
    is_made = (folder / SIGN_INS).exists() and stamp.exists()
    return is_made and upkeep.migrations_of(stamp.read_text()) == upkeep.migrations_of(upkeep.stamp())


def make(folder: Path) -> None:
    print("Making the demo clinic (half a minute, once) …", flush=True)
    shutil.rmtree(folder, ignore_errors=True)
    home.make(folder, {"BASKETWEAVE_DEMO": "true", "BASKETWEAVE_LOG_LEVEL": "WARNING"} | home.new_secrets())
    home.enter(str(folder))
    upkeep.bring_up_to_date(folder)
    from dataclasses import asdict

    from basketweave.clinic.access.clock import today
    from basketweave.clinic.demo.play import play

    sign_ins = [asdict(sign_in) for sign_in in play(today=today("UTC"), seed=SEED)]
    home.write_private(folder / SIGN_INS, json.dumps(sign_ins, indent=2, ensure_ascii=False))  # last: now it is whole


def keep_running(folder: Path, port: int) -> int:
    """Web and worker as two processes; when one ends, or at Ctrl-C, the other is stopped too."""
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, goodbye)
    children: list[subprocess.Popen[bytes]] = []
    try:
        children.append(start(folder, "serve", "--host", HOST, "--port", str(port)))
        children.append(start(folder, "work"))
        wait_for_the_first_page(port, children)
        tell(folder, f"http://{HOST}:{port}/", port)
        wait_for_one_to_end(children)
        print("One of web server and worker ended by itself; stopping the other.", file=sys.stderr)
        return 1
    except Goodbye:
        print("\nStopping …", flush=True)
        return 0
    finally:
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, signal.SIG_IGN)
        stop(children)


class Goodbye(Exception):
    """Ctrl-C, or a polite request to stop."""


def goodbye(number: int, frame: FrameType | None) -> None:
    raise Goodbye


def start(folder: Path, *words: str) -> subprocess.Popen[bytes]:
    """In a session of its own: Ctrl-C reaches only us, and we stop it in order."""
    command = [sys.executable, "-m", "basketweave.cli", "--home", str(folder), *words]
    return subprocess.Popen(command, start_new_session=True)  # noqa: S603  (our own words, no shell)


def wait_for_the_first_page(port: int, children: list[subprocess.Popen[bytes]]) -> None:
    give_up = time.monotonic() + LONGEST_START
    while time.monotonic() < give_up:
        if any(child.poll() is not None for child in children):
            raise Stop("web server or worker did not start; its reason stands above.", code=1)
        with socket.socket() as probe:
            if probe.connect_ex((HOST, port)) == 0:
                return
        time.sleep(0.05)
    raise Stop(f"the web server did not answer within {LONGEST_START} seconds.", code=1)


def at_port(address: str, port: int) -> str:
    """A private link as it was made, at the port that listens today."""
    return urlsplit(address)._replace(netloc=f"{HOST}:{port}").geturl()


def wait_for_one_to_end(children: list[subprocess.Popen[bytes]]) -> None:
    while all(child.poll() is None for child in children):
        time.sleep(0.5)


def stop(children: list[subprocess.Popen[bytes]]) -> None:
    for child in children:
        if child.poll() is None:
            child.terminate()
    for child in children:
        try:
            child.wait(timeout=LONGEST_GOODBYE)
        except subprocess.TimeoutExpired:
            child.kill()


def tell(folder: Path, where: str, port: int = 8000) -> None:
    print(f"\nThe demo clinic: {where}")
    for sign_in in json.loads((folder / SIGN_INS).read_text()):
        if sign_in["role"] == "patient":
            print(f"  {'patient, by private link':30} {at_port(sign_in['email'], port)}")
        else:
            print("  {role:30} {email:32} {password:20} {site}".format(**sign_in))
    print("Its patients are made up; its mail stays in", folder / "mail", flush=True)
