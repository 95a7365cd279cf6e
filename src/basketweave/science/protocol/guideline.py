"""The numbers we treat by, as a value: each with its source and mark."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from basketweave.science.protocol.kinds import PLACES
from basketweave.science.quantities import FACE_ZONES, Appearance, Concern, Number, Zone


@dataclass(frozen=True, kw_only=True)
class SessionRange:
    """How many sessions a course may have."""

    fewest: int
    most: int


@dataclass(frozen=True, kw_only=True)
class Guideline:
    version: str
    numbers: Mapping[str, Number] = field(hash=False)

    @property
    def shortest_gap(self) -> timedelta:
        return self.days("shortest_gap")

    @property
    def ideal_gap(self) -> timedelta:
        return self.days("ideal_gap")

    @property
    def longest_gap(self) -> timedelta:
        return self.days("longest_gap")

    @property
    def fewest_sessions(self) -> int:
        """The outer limit, whatever the concern."""
        return self.count("fewest_sessions")

    @property
    def most_sessions(self) -> int:
        return self.count("most_sessions")

    @property
    def check_in_days(self) -> tuple[timedelta, ...]:
        """How long after every session the patient is asked how the skin does."""
        return self._several("check_in_days")

    @property
    def check_in_days_after_last(self) -> tuple[timedelta, ...]:
        """Further check-ins, after the last session only."""
        return self._several("check_in_days_after_last")

    @property
    def first_review(self) -> timedelta:
        """How long after the last session a course may first be judged."""
        return self.days("first_review")

    @property
    def reaction_expected(self) -> timedelta:
        return self.days("reaction_expected")

    @property
    def pain_easing(self) -> timedelta:
        return self.days("pain_easing")

    def sessions_for(self, concern: Concern, appearance: Appearance) -> SessionRange:
        """The concern's own count where there is one, never wider than the outer limits."""
        fewest, most = self.fewest_sessions, self.most_sessions
        own = counted_as(concern, appearance)
        if f"fewest_sessions_{own}" in self.numbers:
            fewest = max(fewest, self.count(f"fewest_sessions_{own}"))
            most = min(most, self.count(f"most_sessions_{own}"))
        return SessionRange(fewest=fewest, most=most)

    def longest_needle(self, zone: Zone) -> tuple[str, float]:
        """The name of the zone's number and the length in mm; both sides share one, and so does all of the body."""
        name = f"longest_needle_{_place(zone)}"
        return name, self.length_mm(name)

    def number(self, name: str) -> Number:
        """The number with its source, mark and doubts, for the page that shows it."""
        return self.numbers[name]

    def days(self, name: str) -> timedelta:
        """A number of days, by its name."""
        return timedelta(days=self.count(name))

    def count(self, name: str) -> int:
        value = self.numbers[name].value
        assert isinstance(value, int), name
        return value

    def length_mm(self, name: str) -> float:
        value = self.numbers[name].value
        assert isinstance(value, int | float), name
        return float(value)

    def _several(self, name: str) -> tuple[timedelta, ...]:
        value = self.numbers[name].value
        assert isinstance(value, tuple), name
        return tuple(timedelta(days=days) for days in value)


def counted_as(concern: Concern, appearance: Appearance) -> str:
    """Scars with a colour are counted apart from scars without; what is in no list of its own has the outer limits."""
    if concern is Concern.SCARS and appearance.scar_colours:
        return "discoloured_scars"
    return concern.value.replace("-", "_")


def _place(zone: Zone) -> str:
    if zone not in FACE_ZONES:
        return "body"
    return next(place for place in PLACES if zone.value.removesuffix("-right").removesuffix("-left") == _zone(place))


def _zone(place: str) -> str:
    return place.replace("_", "-")
