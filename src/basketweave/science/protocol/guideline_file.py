"""Reads guideline.toml and refuses it, with file, line and reason, when anything about it is wrong."""

import re
import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from basketweave.science.evidence import sources
from basketweave.science.protocol.guideline import KINDS, ORDERED, Guideline
from basketweave.science.quantities import Amount, Elsewhere, Mark, Number

PUBLISHED = Path(__file__).with_name("guideline.toml")


class GuidelineRefused(ValueError):
    """A guideline that nobody may treat by; it stops the start."""

    def __init__(self, *, file: str, line: int, reason: str) -> None:
        super().__init__(f"{file}:{line}: {reason}")
        self.file = file
        self.line = line
        self.reason = reason


Refuse = Callable[[str, str, str], GuidelineRefused]


@cache
def published() -> Guideline:
    """The guideline that this release ships with."""
    return load(PUBLISHED)


def load(path: Path) -> Guideline:
    return parse(path.read_text(encoding="utf-8"), file=path.name)


def parse(text: str, *, file: str) -> Guideline:
    def refuse(reason: str, table: str, key: str) -> GuidelineRefused:
        return GuidelineRefused(file=file, line=line_of(text, table, key), reason=reason)

    tables = _tables(text, file)
    version = tables.pop("version", None)
    if not isinstance(version, str) or not version:
        raise refuse("the version is missing", "", "version")
    if unknown := [name for name in tables if name not in KINDS]:
        raise refuse(f"unknown key {unknown[0]!r}", unknown[0], unknown[0])
    if missing := [name for name in KINDS if name not in tables]:
        raise refuse(f"{missing[0]} is missing", "", "")
    numbers = {name: _number(name, tables[name], refuse) for name in KINDS}
    for low, high in ORDERED:
        if not _is_at_or_below(numbers[low].value, numbers[high].value):
            raise refuse(f"turned round: {low} is above {high}", low, "value")
    return Guideline(version=version, numbers=MappingProxyType(numbers))


def line_of(text: str, table: str, key: str) -> int:
    """The line of a key inside a table, else of the table's head, else the first."""
    found, inside = 1, table == ""
    for number, line in enumerate(text.splitlines(), start=1):
        if head := re.match(r"\s*\[+\s*([\w.-]+)\s*\]+", line):
            inside = head.group(1) == table
            found = number if inside else found
        elif (inside or table == key) and re.match(rf"\s*{re.escape(key)}\s*=", line):
            return number
    return found


def _is_at_or_below(low: Amount, high: Amount) -> bool:
    return isinstance(low, int) and isinstance(high, int) and low <= high


def _tables(text: str, file: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"at line (\d+)", str(error))
        line = int(at.group(1)) if at else max(1, len(text.splitlines()))
        raise GuidelineRefused(file=file, line=line, reason=f"not TOML: {error}") from error


FIELDS = frozenset({"value", "unit", "mark", "sources", "stands_behind", "doubt", "elsewhere"})
ELSEWHERE_FIELDS = frozenset({"value", "mark", "sources", "where"})


def _number(name: str, table: Any, refuse: Refuse) -> Number:
    if not isinstance(table, dict):
        raise refuse(f"{name} is not a table", name, name)
    _check_fields(name, table, FIELDS, refuse)
    if table.get("unit") != KINDS[name].unit:
        raise refuse(f"the unit of {name} is {KINDS[name].unit!r}", name, "unit")
    mark = _mark(name, table, refuse)
    try:
        return Number(
            name=name,
            value=_amount(name, table, refuse),
            unit=table["unit"],
            mark=mark,
            sources=_sources(name, table, mark, refuse),
            stands_behind=_text(name, table, "stands_behind", refuse),
            doubt=_text(name, table, "doubt", refuse),
            elsewhere=tuple(_elsewhere(name, entry, refuse) for entry in table.get("elsewhere", ())),
        )
    except GuidelineRefused:
        raise
    except ValueError as error:
        raise refuse(f"{name}: {error}", name, "mark") from error


def _elsewhere(name: str, table: Mapping[str, Any], refuse: Refuse) -> Elsewhere:
    inside = f"{name}.elsewhere"
    _check_fields(inside, table, ELSEWHERE_FIELDS, refuse)
    mark = _mark(inside, table, refuse)
    return Elsewhere(
        value=_amount(inside, table, refuse),
        mark=mark,
        sources=_sources(inside, table, mark, refuse),
        where=_text(inside, table, "where", refuse),
    )


def _check_fields(name: str, table: Mapping[str, Any], known: frozenset[str], refuse: Refuse) -> None:
    if unknown := [key for key in table if key not in known]:
        raise refuse(f"unknown key {unknown[0]!r}", name, unknown[0])


def _mark(name: str, table: Mapping[str, Any], refuse: Refuse) -> Mark:
    try:
        return Mark(table.get("mark", ""))
    except ValueError as error:
        raise refuse(f"{name} has no mark R, K, C or H", name, "mark") from error


def _amount(name: str, table: Mapping[str, Any], refuse: Refuse) -> Amount:
    value = table.get("value")
    is_several = KINDS[name.partition(".")[0]].is_several
    if isinstance(value, list) != is_several:
        raise refuse(f"{name} needs {'a list of days' if is_several else 'one value'}", name, "value")
    days = value if isinstance(value, list) else [value]
    if not days or not all(type(day) is int and 1 <= day <= 3650 for day in days):
        raise refuse(f"{name} needs whole numbers from 1 to 3650", name, "value")
    if sorted(set(days)) != days:
        raise refuse(f"{name} is turned round: days rise", name, "value")
    return tuple(days) if is_several else days[0]


def _sources(name: str, table: Mapping[str, Any], mark: Mark, refuse: Refuse) -> tuple[str, ...]:
    ids = table.get("sources")
    if not isinstance(ids, list) or not ids:
        raise refuse(f"{name} has no source", name, "sources")
    try:
        return sources.require(ids, cited_by=name, mark=mark)
    except (sources.UnknownSource, sources.MarkTooStrong) as error:
        raise refuse(str(error), name, "sources") from error


def _text(name: str, table: Mapping[str, Any], key: str, refuse: Refuse) -> str:
    text = table.get(key, "")
    if not isinstance(text, str):
        raise refuse(f"{key} of {name} is not text", name, key)
    return text
