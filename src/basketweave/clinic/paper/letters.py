"""A letter as values, and as a tagged PDF (PDF/UA-1) that every reader, also an aloud one, can open."""

import json
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

import typst

PAGE = Path(__file__).with_name("letter.typ")


class NotSettable(ValueError):
    """The words hold a letter that no font of this server has; a box in its place would be no word."""


class Uneven(ValueError):
    """A table whose rows do not have the length of its head."""


@dataclass(frozen=True, kw_only=True)
class Part:
    """A piece of a letter: paragraphs, then points, then a table."""

    heading: str = ""
    paragraphs: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()

    def __post_init__(self) -> None:
        if any(len(row) != len(self.columns) for row in self.rows):
            raise Uneven(self.heading)


@dataclass(frozen=True, kw_only=True)
class Letter:
    """Finished words, in one language; the first line of the sender is its name."""

    title: str
    language: str
    sender: tuple[str, ...]
    receiver: tuple[str, ...]
    date: str
    parts: tuple[Part, ...]
    closing: tuple[str, ...]
    footer: str = ""


def as_pdf(letter: Letter) -> bytes:
    """The same letter gives the same bytes."""
    try:
        made = _compiler().compile(
            format="pdf", sys_inputs={"letter": json.dumps(asdict(letter))}, pdf_standards=["ua-1"]
        )
    except typst.TypstError as error:
        if "glyph" in str(error) or "font" in str(error):
            raise NotSettable(str(error)) from error
        raise
    assert isinstance(made, bytes)
    return made


@cache
def _compiler() -> typst.Compiler:
    return typst.Compiler(PAGE)
