"""The sources by id; whoever cites an unknown one is refused when the program starts."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from basketweave.science.quantities import Mark


class UnknownSource(LookupError):
    """Somebody cited a source that nobody has entered."""

    def __init__(self, source_id: str, cited_by: str) -> None:
        super().__init__(f"{cited_by} cites the unknown source {source_id!r}")
        self.source_id = source_id
        self.cited_by = cited_by


class MarkTooStrong(ValueError):
    """A mark claims more than its sources were read for."""


@dataclass(frozen=True, kw_only=True)
class Source:
    id: str
    citation: str
    link: str
    mark: Mark


def load(path: Path) -> Mapping[str, Source]:
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    return MappingProxyType(
        {
            id: Source(id=id, citation=table["citation"], link=table["link"], mark=Mark(table["mark"]))
            for id, table in tables.items()
        }
    )


SOURCES = load(Path(__file__).with_name("sources.toml"))


def source(id: str) -> Source:
    return SOURCES[id]


def require(source_ids: Iterable[str], *, cited_by: str, mark: Mark = Mark.HOUSE) -> tuple[str, ...]:
    """The ids, if all are known and the mark is no stronger than they are: R rests on R alone, C on R and C."""
    ids = tuple(source_ids)
    for id in ids:
        if id not in SOURCES:
            raise UnknownSource(id, cited_by)
    for id in ids:
        if SOURCES[id].mark not in RESTS_ON[mark]:
            raise MarkTooStrong(f"{cited_by} is marked {mark} but {id} is {SOURCES[id].mark}")
    return ids


RESTS_ON: Mapping[Mark, frozenset[Mark]] = MappingProxyType(
    {
        Mark.READ: frozenset({Mark.READ}),
        Mark.COMMERCIAL: frozenset({Mark.READ, Mark.COMMERCIAL}),
        Mark.RECALLED: frozenset(Mark),
        Mark.HOUSE: frozenset(Mark),
    }
)
