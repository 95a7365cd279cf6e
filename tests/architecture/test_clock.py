"""One clock: what is true and what we do read the time in one place, so that a demo and a test can set it."""

import ast

import pytest

from .tree import CLINIC, SOURCE, modules, place

pytestmark = pytest.mark.once
THE_CLOCK = {CLINIC / "shell" / "clock.py", CLINIC / "access" / "clock.py"}
READS_THE_TIME = {
    *("datetime.now", "datetime.utcnow", "datetime.today", "date.today", "timezone.now", "timezone.localdate"),
    *("timezone.localtime", "time.time", "time.time_ns", "time.localtime", "time.gmtime", "time.ctime"),
}


def test_only_the_clock_reads_the_time():
    readers = [
        found
        for path, tree in modules()
        if path not in THE_CLOCK and "migrations" not in path.parts
        for found in reads(path, tree)
    ]

    assert readers == []


def test_only_the_demo_sets_the_clock():
    setters = [
        place(path, node)
        for path, tree in modules()
        if path not in THE_CLOCK and CLINIC / "demo" not in path.parents
        for node in ast.walk(tree)
        if "set_clock" in {getattr(node, "id", ""), getattr(node, "attr", ""), getattr(node, "name", "")}
    ]

    assert setters == []


@pytest.mark.parametrize(
    "code",
    [
        "import datetime\ndatetime.datetime.now()",
        "from datetime import date\ndate.today()",
        "from django.utils import timezone\nat = Field(default=timezone.now)",
        "from django.utils.timezone import now\nnow()",
        "from time import time\ntime()",
        "at = DateTimeField(auto_now_add=True)",
        "from django.db.models.functions import Now\nNow()",
    ],
)
def test_what_counts_as_reading(code):
    assert list(reads(SOURCE / "example.py", ast.parse(code)))


def reads(path, tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and ".".join(ast.unparse(node).split(".")[-2:]) in READS_THE_TIME:
            yield f"{place(path, node)} {ast.unparse(node)}"
        if isinstance(node, ast.keyword) and node.arg in ("auto_now", "auto_now_add"):
            yield f"{place(path, node.value)} {node.arg}"
        if isinstance(node, ast.ImportFrom):
            module = (node.module or "").rpartition(".")[2]
            names = {alias.name for alias in node.names}
            if names & {name.partition(".")[2] for name in READS_THE_TIME if name.startswith(f"{module}.")}:
                yield f"{place(path, node)} {ast.unparse(node)}"
            if node.module == "django.db.models.functions" and "Now" in names:
                yield f"{place(path, node)} Now"
