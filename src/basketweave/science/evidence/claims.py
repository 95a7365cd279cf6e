"""What is said of needling elsewhere, word for word, with what was found and what we say instead."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from basketweave.science.evidence.statements import Evidence, read, tables


@dataclass(frozen=True, kw_only=True)
class Claim:
    """A claim is only ever shown as a quotation, with its answer and the answer's sources beside it."""

    id: str
    quote: str
    we_say: str  # plain, and without a figure: figures stand in what was found
    found: tuple[Evidence, ...]


def parse(text: str, *, file: str) -> Mapping[str, Claim]:
    """The claims by id, in the order of the file; refused when one is unanswered or its answer unsourced."""
    claims = {}
    for table in tables(text, file=file):
        table.only("quote", "we_say", "found")
        claims[table.name] = Claim(
            id=table.name,
            quote=table.words("quote"),
            we_say=table.words_without_figures("we_say"),
            found=table.evidence("found"),
        )
    return MappingProxyType(claims)


CLAIMS = parse(read(Path(__file__).with_name("claims.toml")), file="claims.toml")
