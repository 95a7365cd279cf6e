"""What comparative trials found, what that does not show, and what was looked for and not found."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from basketweave.science.evidence.statements import Evidence, StatementRefused, Table, read, tables
from basketweave.science.evidence.trials import ARMS
from basketweave.science.quantities import Concern

__all__ = ["COMPARISONS", "Comparison", "StatementRefused", "parse"]

KEYS = (
    "compared",
    "treatments",
    "concerns",
    "topics",
    "patients",
    "found",
    "not_shown",
    "arms",
    "conflicts_with",
    "is_found",
)


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """One comparison. Where none was found, that is what it says, and `is_found` is False."""

    id: str
    compared: str
    treatments: tuple[str, ...]  # whose place in a list it speaks to
    concerns: frozenset[Concern]
    topics: frozenset[str]  # for which skin; empty: for the whole concern
    found: tuple[Evidence, ...]
    patients: str = ""
    not_shown: str = ""
    arms: tuple[str, ...] = ()
    conflicts_with: tuple[str, ...] = ()
    is_found: bool = True


def parse(text: str, *, file: str) -> Mapping[str, Comparison]:
    """The comparisons by id, in the order of the file; refused with file, line and reason when one is wrong."""
    whole = {table.name: table for table in tables(text, file=file)}
    found = {name: _comparison(table) for name, table in whole.items()}
    for name, one in found.items():
        for other in one.conflicts_with:
            if other not in found or name not in found[other].conflicts_with:
                raise whole[name].refuse(f"the conflict with {other!r} is not told from both sides")
    return MappingProxyType(found)


def _comparison(table: Table) -> Comparison:
    table.only(*KEYS)
    is_found = table.cells.get("is_found", True)
    if not isinstance(is_found, bool):
        raise table.refuse("is_found is neither true nor false")
    arms = table.names("arms")
    if unknown := [arm for arm in arms if arm not in ARMS]:
        raise table.refuse(f"unknown trial arm {unknown[0]!r}")
    if not (treatments := table.names("treatments")):
        raise table.refuse("treatments is missing")
    return Comparison(
        id=table.name,
        compared=table.words("compared"),
        treatments=treatments,
        concerns=_concerns(table, arms),
        topics=frozenset(table.names("topics")),
        found=table.evidence("found"),
        patients=table.words("patients") if is_found else "",
        not_shown=table.words("not_shown") if is_found else "",
        arms=arms,
        conflicts_with=table.names("conflicts_with"),
        is_found=is_found,
    )


def _concerns(table: Table, arms: tuple[str, ...]) -> frozenset[Concern]:
    try:
        concerns = frozenset(Concern(concern) for concern in table.names("concerns"))
    except ValueError as error:
        raise table.refuse(str(error)) from error
    if not concerns:
        raise table.refuse("concerns is missing")
    if strangers := [arm for arm in arms if not ARMS[arm].concerns & concerns]:
        raise table.refuse(f"the trial arm {strangers[0]!r} is of another concern")
    return concerns


COMPARISONS = parse(read(Path(__file__).with_name("comparisons.toml")), file="comparisons.toml")
