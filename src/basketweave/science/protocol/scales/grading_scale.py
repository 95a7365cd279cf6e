"""A grading scale: its levels or items in our own words, its reach, and what it can and cannot say."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from math import ceil

from basketweave.science.protocol.scales.arithmetic import require_answered, scores_of, total
from basketweave.science.protocol.scales.change import Certainty, Change, Direction, Turn, change_by
from basketweave.science.protocol.scales.parts import Band, Item, Level, Term
from basketweave.science.protocol.scales.reach import Scope, require_place
from basketweave.science.protocol.scales.refusals import GradeRefused, ScaleRefused
from basketweave.science.protocol.scales.soundness import require_sound
from basketweave.science.quantities import Concern, Mark, Phototype, Zone

__all__ = [
    "Band",
    "Certainty",
    "Change",
    "Direction",
    "GradeRefused",
    "Item",
    "Level",
    "Scale",
    "ScaleRefused",
    "Scope",
    "Term",
    "Turn",
    "Value",
]
MOST_DOTS = 4
Value = int | Decimal


@dataclass(frozen=True, kw_only=True)
class Scale:
    """One of two kinds: one level is chosen (`levels`), or every item is and they add up (`items`, `arithmetic`)."""

    id: str
    version: str
    name: str
    concern: Concern | None
    made_for: str  # the skin that it was published for
    lowest: int  # the published range; what adds up to another is refused
    highest: int
    levels: tuple[Level, ...] = ()
    items: tuple[Item, ...] = ()
    arithmetic: tuple[Term, ...] = ()
    apart: tuple[Item, ...] = ()  # asked beside, never added
    bands: tuple[Band, ...] = ()  # only as published; a score below the first has none
    scope: Scope
    zones: tuple[Zone, ...]  # graded one by one, or looked at as a whole
    phototypes: frozenset[Phototype] = frozenset(Phototype)
    direction: Direction = Direction.HIGHER_IS_WORSE
    is_told_by_patient: bool = False
    licence: str
    needs_licence: bool = False  # the clinic must hold one before it grades on it
    attribution: str = ""  # to be shown wherever the scale is, if its licence asks for it
    sources: tuple[str, ...]
    mark: Mark
    stands_behind: str = ""
    is_validated: bool = True
    rater_error: int | None = None  # a change of this much or less is inside what raters differ by
    rater_error_words: str = ""
    doubt: str

    def __post_init__(self) -> None:
        require_sound(self)

    @property
    def is_itemised(self) -> bool:
        return bool(self.items)

    @property
    def is_response(self) -> bool:
        """Its levels say what became of a skin, not how it is: there is no change between two of them."""
        return any(level.turn is not None for level in self.levels)

    @property
    def allows_percent(self) -> bool:
        """A sum that starts at nothing; a level is a rank, and half a rank means nothing."""
        return self.is_itemised and self.lowest == 0

    @cached_property
    def scores(self) -> tuple[Value, ...]:
        """Every value that can be given, rising."""
        if self.is_itemised:
            return scores_of(self.arithmetic, self.items)
        return tuple(level.value for level in self.levels)

    def level(self, value: Value) -> Level:
        if self.is_itemised:
            raise GradeRefused("no-levels", {"scale": self.id})
        self._check_range(value)
        return next(level for level in self.levels if level.value == value)

    def level_called(self, id: str) -> Level:
        """The level that is kept by this id, where digits mislead."""
        found = next((level for level in self.levels if level.id == id and id), None)
        if found is None:
            raise GradeRefused("unknown-level", {"scale": self.id, "level": id})
        return found

    def score(self, parts: Mapping[str, int]) -> Decimal:
        """What the chosen values add up to; what is kept apart may be among them and is not added."""
        if not self.is_itemised:
            raise GradeRefused("no-items", {"scale": self.id})
        require_answered(self.id, parts, items=self.items, apart=self.apart)
        return total(self.arithmetic, parts)

    def band(self, value: Value) -> Band | None:
        self._check_range(value)
        return next((band for band in self.bands if band.lowest <= value <= band.highest), None)

    def applies_to(self, zone: Zone) -> bool:
        return zone in self.zones

    def is_valid_for(self, phototype: Phototype) -> bool:
        return phototype in self.phototypes

    def check(self, value: Value, zone: Zone | None = None) -> None:
        """Refuses a value off the scale, a zone it was not made for, and a zone on a scale of the whole."""
        self._check_range(value)
        require_place(self.id, zone, scope=self.scope, zones=self.zones)

    def dots(self, value: Value) -> int:
        """How dense the stipple is drawn, 0 to 4: how far the value stands between nothing and the worst."""
        self._check_range(value)
        nothing = self.lowest if self.is_itemised else 0  # a sum's lowest is bare skin; a first level may not be
        return ceil(Fraction(value - nothing) * MOST_DOTS / (self.highest - nothing))  # up: what is there is drawn

    def change(self, before: Value, after: Value) -> Change:
        """From one score to a later one of this scale, at this version."""
        self._check_range(before)
        self._check_range(after)
        if self.is_response:
            raise GradeRefused("already-a-change", {"scale": self.id})
        return change_by(after - before, direction=self.direction, rater_error=self.rater_error)

    def percent_change(self, before: Value, after: Value) -> Decimal:
        """How many percent of the score before are gone, below zero where it grew; by one rater, on a sum only."""
        self._check_range(before)
        self._check_range(after)
        if not self.allows_percent:
            raise GradeRefused("no-percent", {"scale": self.id})
        if before == 0:
            raise GradeRefused("no-baseline", {"scale": self.id})
        return 100 * Decimal(before - after) / Decimal(before)

    def _check_range(self, value: Value) -> None:
        is_number = isinstance(value, int | Decimal) and not isinstance(value, bool)
        if not is_number or not Decimal(value).is_finite() or value not in self.scores:
            raise GradeRefused("off-scale", {"scale": self.id, "lowest": self.lowest, "highest": self.highest})
