"""All that can fail, part by part, each with its wall time; one failing part fails the whole."""

import argparse
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
PYTEST = [sys.executable, "-m", "pytest", "-q"]
BOTH_CORES = ["-n", "2"]
NOT_HERE = ["--ignore=tests/science", "--ignore=tests/journeys"]  # parts of their own
ON_POSTGRESQL = ["--engine=postgresql"]


class CannotInstall(Exception):
    """What a part needs is not here and could not be brought."""


@dataclass(frozen=True, kw_only=True)
class Part:
    name: str
    covers: str
    commands: tuple[list[str], ...]
    needs: Callable[[], None] | None = None


def chromium() -> None:
    """Debian's browser, installed when we may."""
    if any(shutil.which(name) for name in ("chromium", "chromium-browser")) or os.environ.get("CHROMIUM"):
        return
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        raise CannotInstall("Chromium is not here. As root: apt-get install chromium; or name one with CHROMIUM=path.")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    packages = ["chromium", "fonts-dejavu-core", "fonts-liberation"]  # without a font every target has no size
    for words in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", *packages]):
        if subprocess.run(["apt-get", *words], env=quiet, check=False, stdout=subprocess.DEVNULL).returncode:
            raise CannotInstall(f"apt-get {words[0]} failed, so there is no Chromium for the browser journeys.")


CHECK = (
    Part(name="format", covers="the form of every file", commands=([BIN / "ruff", "format", "--check", "."],)),
    Part(name="lint", covers="ruff's rules", commands=([BIN / "ruff", "check", "."],)),
    Part(name="templates", covers="djlint's rules", commands=([BIN / "djlint", "src", "--lint", "--quiet"],)),
    Part(name="types", covers="mypy", commands=([sys.executable, "-m", "mypy"],)),
    Part(name="arrows", covers="who may import whom", commands=([BIN / "lint-imports", "--no-cache"],)),
    Part(
        name="science",
        covers="what is true, without Django",
        commands=([*PYTEST, "tests/science", "-p", "no:django"],),
    ),
    Part(
        name="sqlite",
        covers="the house and the clinic on SQLite",
        commands=([*PYTEST, *BOTH_CORES, *NOT_HERE, "tests"],),
    ),
    Part(
        name="postgresql",
        covers="the clinic on PostgreSQL",
        commands=([*PYTEST, *BOTH_CORES, *ON_POSTGRESQL, *NOT_HERE, "-m", "not once", "tests"],),
    ),
    Part(
        name="browser",
        covers="whole visits in a real browser",
        commands=([*PYTEST, "tests/journeys"],),
        needs=chromium,
    ),
)
PROVE = (
    Part(name="races", covers="long tests on SQLite", commands=([*PYTEST, "--full-length", "tests"],)),
    Part(
        name="races-postgresql",
        covers="long tests on PostgreSQL",
        commands=([*PYTEST, "--full-length", *ON_POSTGRESQL, "tests"],),
    ),
    Part(
        name="mutation",
        covers="whether a test notices each changed rule",
        commands=([sys.executable, ".ci/mutation.py"],),
    ),
)


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("which", choices=["check", "prove"])
    asked.add_argument("--only", default="", help="names of parts, blank for all")
    asked.add_argument("--waive", default="", help="names of parts to leave out, loudly")
    args = asked.parse_args()
    parts = CHECK if args.which == "check" else PROVE
    only, waived = set(args.only.split()), set(args.waive.split())
    if unknown := (only | waived) - {part.name for part in parts}:
        print(f"No part is called {', '.join(sorted(unknown))}; there are: {', '.join(part.name for part in parts)}.")
        return 2
    os.chdir(ROOT)
    told = [result(part, is_waived=part.name in waived) for part in parts if not only or part.name in only]
    return summary(told)


def result(part: Part, *, is_waived: bool) -> tuple[Part, str, float]:
    began = time.monotonic()
    if is_waived:
        outcome = "WAIVED"
    else:
        print(f"\n== {part.name}: {part.covers}", flush=True)
        outcome = "ok" if passes(part) else "FAILED"
    return part, outcome, time.monotonic() - began


def passes(part: Part) -> bool:
    try:
        if part.needs:
            part.needs()
    except CannotInstall as reason:
        print(f'{reason} (WAIVE="{part.name}" runs the rest without it.)')
        return False
    return all(subprocess.run(command, check=False).returncode == 0 for command in part.commands)


def summary(told: list[tuple[Part, str, float]]) -> int:
    print()
    for part, outcome, seconds in told:
        print(f"  {outcome:7} {part.name:18} {seconds:7.1f} s   {part.covers}")
    print(f"  {'':7} {'together':18} {sum(seconds for *_, seconds in told):7.1f} s")
    for part in (part for part, outcome, _ in told if outcome == "WAIVED"):
        print(f"\n  !!! NOT COVERED, waived by name: {part.name} ({part.covers})")
    return 1 if any(outcome == "FAILED" for _, outcome, _ in told) else 0


if __name__ == "__main__":
    sys.exit(main())
