"""`make check` itself: one failing part fails the whole, a waiver is loud, a misspelt one is refused."""

import importlib.util
import subprocess
import sys

import pytest

from .tree import ROOT

pytestmark = pytest.mark.once


@pytest.fixture
def check(monkeypatch):
    found = importlib.util.spec_from_file_location("check", ROOT / ".ci" / "check.py")
    module = importlib.util.module_from_spec(found)
    monkeypatch.setitem(sys.modules, "check", module)  # dataclasses look their module up
    found.loader.exec_module(module)
    return module


def part(check, name, *codes, needs=None):
    commands = tuple([sys.executable, "-c", f"raise SystemExit({code})"] for code in codes)
    return check.Part(name=name, covers=f"what {name} covers", commands=commands, needs=needs)


def test_one_failing_part_fails_the_whole(check):
    good, bad = (
        check.result(part(check, name, *codes), is_waived=False) for name, codes in (("a", [0]), ("b", [0, 1]))
    )

    assert check.summary([good]) == 0
    assert check.summary([good, bad, good]) == 1


def test_what_cannot_be_installed_fails_and_says_how_to_waive_it(check, capfd):
    def needs():
        raise check.CannotInstall("There is no browser.")

    told = check.result(part(check, "browser", 0, needs=needs), is_waived=False)

    assert check.summary([told]) == 1
    assert 'There is no browser. (WAIVE="browser"' in capfd.readouterr().out


def test_a_waiver_is_loud(check, capfd):
    told = check.result(part(check, "browser", 1), is_waived=True)

    assert check.summary([told]) == 0
    assert "!!! NOT COVERED, waived by name: browser (what browser covers)" in capfd.readouterr().out


@pytest.mark.parametrize("option", ["--waive", "--only"])
def test_a_misspelt_part_is_refused(option):
    command = [sys.executable, ROOT / ".ci" / "check.py", "check", option, "brwoser"]

    told = subprocess.run(command, capture_output=True, text=True, check=False)

    assert told.returncode == 2
    assert "No part is called brwoser" in told.stdout


def test_nothing_but_the_browser_needs_more_than_the_lock(check):
    assert [part.name for part in check.CHECK if part.needs] == ["browser"]


def test_the_check_runs_both_engines_and_all_folders_of_tests(check):
    words = [" ".join(map(str, command)) for part in check.CHECK for command in part.commands]

    assert sum("--engine=postgresql" in line for line in words) == 1
    assert [line for line in words if line.endswith(" tests")]
    assert any("tests/science" in line and "no:django" in line for line in words)
    assert any(line.endswith("tests/journeys") for line in words)
