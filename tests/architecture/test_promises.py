"""A promise that names a test or a page names one that is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TOLD = (ROOT / "docs/promises.md").read_text()

pytestmark = pytest.mark.once


@pytest.mark.parametrize("path", sorted(set(re.findall(r"`((?:tests|docs|src)/[^`]+)`", TOLD))))
def test_what_shows_a_promise_is_there(path):
    assert (ROOT / path).exists()


@pytest.mark.parametrize("row", [line for line in TOLD.splitlines() if line.startswith("| ") and "---" not in line])
def test_no_line_is_without_a_proof_or_a_not_yet(row):
    told = row.strip("|").split("|")[-1]

    assert "`" in told or "not yet" in told or told.strip() == "shown by"
