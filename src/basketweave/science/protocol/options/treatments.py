"""What each treatment is called, and what is said of it where nothing we read is about it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from basketweave.science.evidence.statements import StatementRefused, Table, read, tables
from basketweave.science.protocol.options.values import Treatment


@dataclass(frozen=True, kw_only=True)
class About:
    name: str
    job: str


def parse(content: str, *, file: str) -> Mapping[Treatment, About]:
    """Every treatment, in the order of the file."""
    found = {_treatment(table): _about(table) for table in tables(content, file=file)}
    if missing := [treatment.value for treatment in Treatment if treatment not in found]:
        raise StatementRefused(file=file, line=1, reason=f"{missing[0]} is missing")
    return MappingProxyType(found)


def _treatment(table: Table) -> Treatment:
    try:
        return Treatment(table.name)
    except ValueError as error:
        raise table.refuse(f"there is no such treatment: {error}") from error


def _about(table: Table) -> About:
    table.only("name", "job")
    return About(name=table.words("name"), job=table.words("job"))


TREATMENTS = parse(read(Path(__file__).with_name("treatments.toml")), file="treatments.toml")
