"""Reads rows of trials.csv and refuses, with file, line and reason, what is not what its column says."""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from basketweave.science.evidence.file_refused import FileRefused

COLUMNS = (
    "id",
    "citation",
    "doi_or_pmid",
    "year",
    "design",
    "condition",
    "n",
    "fitzpatrick_range",
    "device",
    "needle_length_mm",
    "sessions",
    "interval_weeks",
    "followup_weeks_after_last",
    "outcome_scale",
    "baseline_mean",
    "baseline_sd",
    "end_mean",
    "end_sd",
    "improvement_percent",
    "responders",
    "adverse_events",
    "source_read",
    "address",
    "read_scope_notes",
)


class TrialsRefused(FileRefused):
    """A table of trials that nobody may cite from; it stops the start."""


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row, with where it stands. An empty cell is not given, and stays so."""

    file: str
    line: int
    cells: Mapping[str, str] = field(hash=False)

    def refuse(self, reason: str) -> TrialsRefused:
        return TrialsRefused(file=self.file, line=self.line, reason=reason)

    def text(self, column: str) -> str:
        return self.cells[column].strip()

    def needed(self, column: str) -> str:
        if not (text := self.text(column)):
            raise self.refuse(f"the {column} is missing")
        return text

    def year(self, column: str) -> int | None:
        if not (text := self.text(column)):
            return None
        if not re.fullmatch(r"(19|20)[0-9]{2}", text):
            raise self.refuse(f"the {column} {text!r} is not a year")
        return int(text)

    def number(self, column: str) -> Decimal | None:
        if not (text := self.text(column)):
            return None
        if not re.fullmatch(r"[0-9]+(\.[0-9]+)?", text):
            raise self.refuse(f"the {column} {text!r} is not a number")
        return Decimal(text)

    def yes(self, column: str) -> bool:
        if (text := self.text(column)) not in ("yes", "no"):
            raise self.refuse(f"the {column} {text!r} is neither yes nor no")
        return text == "yes"


def read(text: str, *, file: str) -> Iterator[Row]:
    """The rows below the head, each with the line it begins on."""
    lines = csv.reader(io.StringIO(text), strict=True)
    begins = 1
    try:
        for cells in lines:
            at, begins = begins, lines.line_num + 1
            if at == 1 and tuple(cells) != COLUMNS:
                raise TrialsRefused(file=file, line=1, reason=f"the head is not {', '.join(COLUMNS)}")
            if len(cells) != len(COLUMNS):
                raise TrialsRefused(file=file, line=at, reason=f"{len(cells)} cells, not {len(COLUMNS)}")
            if at > 1:
                yield Row(file=file, line=at, cells=dict(zip(COLUMNS, cells, strict=True)))
    except csv.Error as error:
        raise TrialsRefused(file=file, line=begins, reason=f"not CSV: {error}") from error
