"""Reads names that our tables of options share: treatments, standings, phototypes, concerns and signs."""

from collections.abc import Callable
from enum import StrEnum
from typing import TypeVar

from basketweave.science.evidence.statements import Table
from basketweave.science.quantities import Phototype

LIGHTER = frozenset({Phototype.I, Phototype.II, Phototype.III})
DARKER = frozenset({Phototype.IV, Phototype.V, Phototype.VI, None})  # not recorded: as careful as in darker skin
PHOTOTYPES: dict[str, frozenset[Phototype | None]] = {"": LIGHTER | DARKER, "I-III": LIGHTER, "IV-VI": DARKER}

Name = TypeVar("Name", bound=StrEnum)


def several(table: Table, key: str, of: Callable[[str], Name]) -> tuple[Name, ...]:
    """Names that are known, each once."""
    try:
        return tuple(of(name) for name in table.names(key))
    except ValueError as error:
        raise table.refuse(f"{key}: {error}") from error


def one(table: Table, key: str, of: Callable[[str], Name]) -> Name:
    try:
        return of(table.words(key))
    except ValueError as error:
        raise table.refuse(f"{key}: {error}") from error


def phototypes(table: Table) -> frozenset[Phototype | None]:
    said = table.cells.get("phototypes", "")
    if said not in PHOTOTYPES:
        raise table.refuse(f"phototypes is neither I-III nor IV-VI, but {said!r}")
    return PHOTOTYPES[said]


def whole_number(table: Table, key: str) -> int | None:
    value = table.cells.get(key)
    if value is not None and type(value) is not int:
        raise table.refuse(f"{key} is not a whole number")
    return value


def yes(table: Table, key: str) -> bool:
    value = table.cells.get(key, False)
    if not isinstance(value, bool):
        raise table.refuse(f"{key} is neither true nor false")
    return value


def text(table: Table, key: str) -> str:
    return table.words(key) if key in table.cells else ""
