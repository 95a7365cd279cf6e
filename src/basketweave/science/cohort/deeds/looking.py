"""Deeds of the examination, and what is decided on it."""

from dataclasses import dataclass
from datetime import date

from basketweave.science.protocol.proposal import NOT_EXAMINED
from basketweave.science.quantities import Appearance, Phototype, Zone

Chosen = int | str | tuple[tuple[str, int], ...]


@dataclass(frozen=True, kw_only=True)
class BeginExamination:
    is_review: bool = False


@dataclass(frozen=True, kw_only=True)
class Graded:
    """On a named scale: a level, the name of one where digits mislead, or every item. Without a zone for the whole."""

    scale: str
    zone: Zone | None
    value: Chosen


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A picture by the name of its file in the demo."""

    view: str
    file: str


@dataclass(frozen=True, kw_only=True)
class RecordExamination:
    phototype: Phototype | None
    grades: tuple[Graded, ...]
    notes: str
    appearance: Appearance = NOT_EXAMINED
    pictures: tuple[Picture, ...] = ()
    is_finished: bool = True


@dataclass(frozen=True, kw_only=True)
class Decide:
    choice: str  # needling, elsewhere, wait or nothing
    words: str
    treatments: tuple[str, ...] = ()  # of the options, those that are meant
    look_again_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class WriteLetter:
    """To whom the patient is referred; the first line is the name."""

    receiver: str
    words: str
