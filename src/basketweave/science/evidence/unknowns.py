"""What nobody knows: the question, what we looked for and did not find, what was read, and what we do meanwhile."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from basketweave.science.evidence.statements import Evidence, read, tables


@dataclass(frozen=True, kw_only=True)
class Unknown:
    """A gap is ours to state: we looked and found nothing, so each one is marked H, with what was read around it."""

    id: str
    question: str
    answer: str
    stands_behind: str
    read: tuple[Evidence, ...]
    so: str  # what we do meanwhile; without a figure


def parse(text: str, *, file: str) -> Mapping[str, Unknown]:
    """The gaps by id, in the order of the file; refused when one rests on nothing that was read."""
    unknowns = {}
    for table in tables(text, file=file):
        table.only("question", "answer", "stands_behind", "read", "so")
        unknowns[table.name] = Unknown(
            id=table.name,
            question=table.words("question"),
            answer=table.words("answer"),
            stands_behind=table.words("stands_behind"),
            read=table.evidence("read"),
            so=table.words_without_figures("so"),
        )
    return MappingProxyType(unknowns)


UNKNOWNS = parse(read(Path(__file__).with_name("unknowns.toml")), file="unknowns.toml")
