"""The numbers we treat by, as a value: each with its source and mark, and which way a clinic may move it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from types import MappingProxyType

from basketweave.science.quantities import Number


class Stricter(StrEnum):
    """Which way a clinic may move a number."""

    HIGHER = "higher"
    LOWER = "lower"
    MORE_DAYS = "more-days"
    EITHER = "either"


@dataclass(frozen=True, kw_only=True)
class Kind:
    unit: str
    stricter: Stricter
    is_several: bool = False


KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "shortest_gap": Kind(unit="days", stricter=Stricter.HIGHER),
        "ideal_gap": Kind(unit="days", stricter=Stricter.EITHER),  # held between shortest and longest
        "longest_gap": Kind(unit="days", stricter=Stricter.LOWER),
        "fewest_sessions": Kind(unit="sessions", stricter=Stricter.HIGHER),
        "most_sessions": Kind(unit="sessions", stricter=Stricter.LOWER),
        "check_in_days": Kind(unit="days after a session", stricter=Stricter.MORE_DAYS, is_several=True),
        "check_in_days_after_last": Kind(
            unit="days after the last session", stricter=Stricter.MORE_DAYS, is_several=True
        ),
        "first_review": Kind(unit="days after the last session", stricter=Stricter.HIGHER),
        "reaction_expected": Kind(unit="days after a session", stricter=Stricter.LOWER),
        "pain_easing": Kind(unit="days after a session", stricter=Stricter.LOWER),
    }
)

# Each of these stands at or below the next.
ORDERED = (("shortest_gap", "ideal_gap"), ("ideal_gap", "longest_gap"), ("fewest_sessions", "most_sessions"))


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
