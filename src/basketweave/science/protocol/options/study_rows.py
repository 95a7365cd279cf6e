"""Which trial arms stand behind which treatment, by topic."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType

from basketweave.science.evidence.statements import Table, read, tables
from basketweave.science.evidence.trials import ARMS
from basketweave.science.protocol.options.values import Treatment

Rows = Mapping[str, Mapping[Treatment, tuple[str, ...]]]


def study_rows(treatment: Treatment, topics: Iterable[str]) -> tuple[str, ...]:
    """The ids of the arms, each once, in the order of the table."""
    asked = frozenset(topics)
    found = [arm for topic, rows in STUDY_ROWS.items() if topic in asked for arm in rows.get(treatment, ())]
    return tuple(dict.fromkeys(found))


def parse(content: str, *, file: str) -> Rows:
    return MappingProxyType({table.name: _rows(table) for table in tables(content, file=file)})


def _rows(table: Table) -> Mapping[Treatment, tuple[str, ...]]:
    table.only(*Treatment)
    rows = {Treatment(key): table.names(key) for key in table.cells}
    for arm in (arm for arms in rows.values() for arm in arms):
        if arm not in ARMS:
            raise table.refuse(f"unknown trial arm {arm!r}")
    return MappingProxyType(rows)


STUDY_ROWS = parse(read(Path(__file__).with_name("study_rows.toml")), file="study_rows.toml")
