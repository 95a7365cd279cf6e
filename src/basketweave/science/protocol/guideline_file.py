"""Reads guideline.toml and refuses it, with file, line and reason, when anything about it is wrong."""

import re
import tomllib
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from basketweave.science.evidence.file_refused import FileRefused
from basketweave.science.protocol.guideline import Guideline
from basketweave.science.protocol.guideline_table import number_of
from basketweave.science.protocol.kinds import KINDS, ORDERED, PUBLISHED_WITHIN
from basketweave.science.quantities import Amount

PUBLISHED = Path(__file__).with_name("guideline.toml")


class GuidelineRefused(FileRefused):
    """A guideline that nobody may treat by; it stops the start."""


@cache
def published() -> Guideline:
    """The guideline that this release ships with."""
    return load(PUBLISHED)


def load(path: Path) -> Guideline:
    return parse(path.read_text(encoding="utf-8"), file=path.name)


def parse(text: str, *, file: str) -> Guideline:
    def refuse(reason: str, table: str, key: str, which: int = 0) -> GuidelineRefused:
        return GuidelineRefused(file=file, line=line_of(text, table, key, which), reason=reason)

    tables = _tables(text, file)
    version = tables.pop("version", None)
    if not isinstance(version, str) or not version:
        raise refuse("the version is missing", "", "version")
    if unknown := [name for name in tables if name not in KINDS]:
        raise refuse(f"unknown key {unknown[0]!r}", unknown[0], unknown[0])
    if missing := [name for name in KINDS if name not in tables]:
        raise refuse(f"{missing[0]} is missing", "", "")
    numbers = {name: number_of(name, tables[name], refuse) for name in KINDS}
    for low, high in (*ORDERED, *PUBLISHED_WITHIN):
        if not _is_at_or_below(numbers[low].value, numbers[high].value):
            raise refuse(f"turned round: {low} is above {high}", low, "value")
    return Guideline(version=version, numbers=MappingProxyType(numbers))


def line_of(text: str, table: str, key: str, which: int = 0) -> int:
    """The line of a key inside a table (the one of that name that is meant, counted from 0), else of its head,
    else the first."""
    found, inside, seen = 1, table == "", -1
    for number, line in enumerate(text.splitlines(), start=1):
        if head := re.match(r"\s*\[+\s*([\w.-]+)\s*\]+", line):
            seen += head.group(1) == table
            inside = head.group(1) == table and seen == which
            found = number if inside else found
        elif (inside or table == key) and re.match(rf"\s*{re.escape(key)}\s*=", line):
            return number
    return found


def _is_at_or_below(low: Amount, high: Amount) -> bool:
    return isinstance(low, int | float) and isinstance(high, int | float) and low <= high


def _tables(text: str, file: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"at line (\d+)", str(error))
        line = int(at.group(1)) if at else max(1, len(text.splitlines()))
        raise GuidelineRefused(file=file, line=line, reason=f"not TOML: {error}") from error
