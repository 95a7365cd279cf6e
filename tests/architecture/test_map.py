"""docs/map.md names each folder in a line, and no folder that is not there."""

import re

import pytest

from .tree import ROOT, tracked

pytestmark = pytest.mark.once
NEEDS_NO_LINE = {"migrations", "templates", "static", "locale", "__pycache__"}


def test_each_folder_has_its_line():
    assert sorted(folders() - {folder for folder, _ in lines()}) == []


def test_no_line_names_a_folder_that_is_gone():
    assert [folder for folder, _ in lines() if not (ROOT / folder).is_dir()] == []


def test_each_line_says_something_and_each_folder_has_but_one():
    named = [folder for folder, _ in lines()]

    assert [folder for folder, words in lines() if len(words) < 8] == []
    assert len(named) == len(set(named))


def folders():
    """Every folder of ours that holds Python or documents, from the root, with its closing slash."""
    kept = {path.relative_to(ROOT) for path in tracked() if path.suffix in (".py", ".md", ".toml")}
    under = {f"{folder}/" for path in kept for folder in path.parents if len(folder.parts) >= 1}
    return {folder for folder in under if is_ours(folder)}


def is_ours(folder):
    parts = folder.strip("/").split("/")
    if parts[0] == "tests" and len(parts) > 2:
        return False  # the tests of a room lie in a folder of its name
    return parts[0] in ("src", "tests", "docs", "bench") and parts != ["src"] and not NEEDS_NO_LINE & set(parts)


def lines():
    """`- \\`path/\\` words`, in a list or a table."""
    text = (ROOT / "docs" / "map.md").read_text()
    return re.findall(r"^[-|*\s]*`([\w./-]+/)`\s*[-:|—]*\s*(.*?)[\s|]*$", text, re.MULTILINE)
