"""A grading scale: its levels in our own words, its reach, and what it can and cannot say."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from basketweave.science.evidence import sources
from basketweave.science.quantities import Concern, Mark, Phototype, Zone

MOST_DOTS = 4


class Scope(StrEnum):
    ZONE = "zone"
    WHOLE = "whole"


class Direction(StrEnum):
    """What a higher value means; a class, like the phototype, is neither better nor worse."""

    HIGHER_IS_WORSE = "higher-is-worse"
    NEITHER = "neither"


class Turn(StrEnum):
    BETTER = "better"
    SAME = "same"
    WORSE = "worse"
    DIFFERENT = "different"


class Certainty(StrEnum):
    """Whether a change is larger than what two raters of the same skin would differ by."""

    BEYOND_RATER_ERROR = "beyond-rater-error"
    WITHIN_RATER_ERROR = "within-rater-error"
    RATER_ERROR_UNKNOWN = "rater-error-unknown"


class GradeRefused(ValueError):
    """A grade that this scale does not have: off-scale, zone-needed, zone-not-on-scale or no-zone-on-scale."""

    def __init__(self, code: str, parameters: Mapping[str, str | int]) -> None:
        super().__init__(f"{code}: {dict(parameters)}")
        self.code = code
        self.parameters = MappingProxyType(dict(parameters))


@dataclass(frozen=True, kw_only=True)
class Level:
    value: int
    name: str
    words: str


@dataclass(frozen=True, kw_only=True)
class Change:
    turn: Turn
    steps: int
    certainty: Certainty


@dataclass(frozen=True, kw_only=True)
class Scale:
    id: str
    version: str
    name: str
    concern: Concern | None
    levels: tuple[Level, ...]
    scope: Scope
    zones: tuple[Zone, ...]  # graded one by one, or looked at as a whole
    phototypes: frozenset[Phototype] = frozenset(Phototype)
    direction: Direction = Direction.HIGHER_IS_WORSE
    licence: str
    sources: tuple[str, ...]
    mark: Mark
    stands_behind: str = ""
    is_validated: bool = True
    rater_error: int | None = None
    doubt: str

    def __post_init__(self) -> None:
        if [level.value for level in self.levels] != list(range(self.lowest, self.highest + 1)):
            raise ValueError(f"the levels of {self.id} do not rise one by one")
        if (self.mark is Mark.HOUSE) != bool(self.stands_behind):
            raise ValueError(f"{self.id}: a house scale (H), and no other, names who stands behind it")
        sources.require(self.sources, cited_by=self.id, mark=self.mark)

    @property
    def lowest(self) -> int:
        return self.levels[0].value

    @property
    def highest(self) -> int:
        return self.levels[-1].value

    def level(self, value: int) -> Level:
        self._check_range(value)
        return self.levels[value - self.lowest]

    def applies_to(self, zone: Zone) -> bool:
        return zone in self.zones

    def is_valid_for(self, phototype: Phototype) -> bool:
        return phototype in self.phototypes

    def check(self, value: int, zone: Zone | None = None) -> None:
        """Refuses a value off the scale, a zone it was not made for, and a zone on a scale of the whole."""
        self._check_range(value)
        if self.scope is Scope.ZONE and zone is None:
            raise GradeRefused("zone-needed", {"scale": self.id})
        if self.scope is Scope.ZONE and zone not in self.zones:
            raise GradeRefused("zone-not-on-scale", {"scale": self.id, "zone": str(zone)})
        if self.scope is Scope.WHOLE and zone is not None:
            raise GradeRefused("no-zone-on-scale", {"scale": self.id, "zone": str(zone)})

    def dots(self, value: int) -> int:
        """How dense the stipple is drawn, 0 to 4: the value itself, or its quarter where the scale runs further."""
        self._check_range(value)
        if self.highest <= MOST_DOTS:
            return value
        return -(-MOST_DOTS * value // self.highest)  # rounded up: what is there is drawn

    def change(self, before: int, after: int) -> Change:
        self._check_range(before)
        self._check_range(after)
        steps = after - before
        return Change(turn=self._turn(steps), steps=steps, certainty=self._certainty(steps))

    def _check_range(self, value: int) -> None:
        if not isinstance(value, int) or isinstance(value, bool) or not self.lowest <= value <= self.highest:
            raise GradeRefused("off-scale", {"scale": self.id, "lowest": self.lowest, "highest": self.highest})

    def _turn(self, steps: int) -> Turn:
        if steps == 0:
            return Turn.SAME
        if self.direction is Direction.NEITHER:
            return Turn.DIFFERENT
        return Turn.WORSE if steps > 0 else Turn.BETTER

    def _certainty(self, steps: int) -> Certainty:
        if self.rater_error is None:
            return Certainty.RATER_ERROR_UNKNOWN
        return Certainty.BEYOND_RATER_ERROR if abs(steps) > self.rater_error else Certainty.WITHIN_RATER_ERROR
