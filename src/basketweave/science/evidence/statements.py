"""What was found, in a sentence with its mark and sources; read from our own tables and refused when it claims more."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from basketweave.science.evidence import sources
from basketweave.science.evidence.file_refused import FileRefused
from basketweave.science.quantities import Mark


class StatementRefused(FileRefused):
    """A table that nobody may speak from; it stops the start."""


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """One sentence that a reader can look up; an H sentence is ours, and says who stands behind it."""

    words: str
    mark: Mark
    sources: tuple[str, ...]
    stands_behind: str = ""


@dataclass(frozen=True, kw_only=True)
class Table:
    """One table of the file, by its name, with where it begins."""

    file: str
    line: int
    name: str
    cells: Mapping[str, Any] = field(hash=False)

    def refuse(self, reason: str) -> StatementRefused:
        return StatementRefused(file=self.file, line=self.line, reason=f"{self.name}: {reason}")

    def only(self, *known: str) -> None:
        if unknown := sorted(set(self.cells) - set(known)):
            raise self.refuse(f"unknown key {unknown[0]!r}")

    def words(self, key: str) -> str:
        words = self.cells.get(key)
        if not isinstance(words, str) or not words.strip():
            raise self.refuse(f"{key} is missing")
        return words

    def words_without_figures(self, key: str) -> str:
        """A figure belongs where its mark and source stand beside it."""
        words = self.words(key)
        if re.search(r"\d", words):
            raise self.refuse(f"{key} holds a figure: put it into what was found, with its source")
        return words

    def names(self, key: str) -> tuple[str, ...]:
        """A list of names, each once; none where the key is left out."""
        entries = self.cells.get(key, [])
        if not isinstance(entries, list) or not all(isinstance(entry, str) and entry for entry in entries):
            raise self.refuse(f"{key} is not a list of names")
        if len(set(entries)) != len(entries):
            raise self.refuse(f"{key} names something twice")
        return tuple(entries)

    def evidence(self, key: str) -> tuple[Evidence, ...]:
        """At least one sentence, each with its sources, none marked more strongly than they were read."""
        entries = self.cells.get(key)
        if not isinstance(entries, list) or not entries or not all(isinstance(entry, dict) for entry in entries):
            raise self.refuse(f"{key} is missing")
        return tuple(self._evidence(f"{self.name}.{key}", entry) for entry in entries)

    def _evidence(self, name: str, entry: Mapping[str, Any]) -> Evidence:
        inside = Table(file=self.file, line=self.line, name=name, cells=entry)
        inside.only("words", "mark", "sources", "stands_behind")
        mark = inside._mark()
        behind = entry.get("stands_behind", "")
        if (mark is Mark.HOUSE) != bool(behind):
            raise inside.refuse("a sentence of ours (H), and no other, names who stands behind it")
        return Evidence(words=inside.words("words"), mark=mark, sources=inside._sources(mark), stands_behind=behind)

    def _mark(self) -> Mark:
        try:
            return Mark(self.cells.get("mark", ""))
        except ValueError as error:
            raise self.refuse("no mark R, K, C or H") from error

    def _sources(self, mark: Mark) -> tuple[str, ...]:
        ids = self.cells.get("sources")
        if not isinstance(ids, list) or not ids or not all(isinstance(id, str) for id in ids):
            raise self.refuse("no source")
        try:
            return sources.require(ids, cited_by=self.name, mark=mark)
        except (sources.UnknownSource, sources.MarkTooStrong) as error:
            raise self.refuse(str(error)) from error


def tables(text: str, *, file: str) -> Iterator[Table]:
    """The tables in the order of the file."""
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"at line (\d+)", str(error))
        line = int(at.group(1)) if at else max(1, len(text.splitlines()))
        raise StatementRefused(file=file, line=line, reason=f"not TOML: {error}") from error
    for name, cells in found.items():
        line = _line_of(text, name)
        if not isinstance(cells, dict):
            raise StatementRefused(file=file, line=line, reason=f"{name} is not a table")
        yield Table(file=file, line=line, name=name, cells=cells)


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _line_of(text: str, name: str) -> int:
    lines = enumerate(text.splitlines(), start=1)
    return next((number for number, line in lines if re.match(rf"\[?{re.escape(name)}\b", line)), 1)
