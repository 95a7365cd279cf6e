"""Every value of science is frozen and made by naming its parts, and nothing in science reads a clock."""

import ast
import dataclasses
import importlib
import inspect
import pkgutil
from pathlib import Path

import pytest

from basketweave import science

MODULES = [name for _, name, _ in pkgutil.walk_packages(science.__path__, "basketweave.science.")]
FILES = sorted(Path(science.__path__[0]).rglob("*.py"))
CLOCKS = {"now", "utcnow", "today", "monotonic"}  # `time.time` is looked for whole: a moment has a time, too


def values_of(name):
    members = vars(importlib.import_module(name)).values()
    return [one for one in members if inspect.isclass(one) and dataclasses.is_dataclass(one)]


@pytest.mark.parametrize("name", MODULES)
def test_every_value_is_frozen_and_made_by_naming_its_parts(name):
    for value in values_of(name):
        assert value.__dataclass_params__.frozen, value
        assert all(part.kw_only for part in dataclasses.fields(value)), value


def test_there_are_values_to_look_at():
    assert sum(len(values_of(name)) for name in MODULES) > 10


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_file_of_science_reads_a_clock(file):
    tree = ast.parse(file.read_text(encoding="utf-8"))

    calls = (node.func for node in ast.walk(tree) if isinstance(node, ast.Call))
    called = [each for each in calls if isinstance(each, ast.Attribute)]
    assert not [ast.unparse(each) for each in called if each.attr in CLOCKS or ast.unparse(each) == "time.time"]
