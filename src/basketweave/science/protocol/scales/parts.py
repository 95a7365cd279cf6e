"""What a scale is made of: levels to choose from, items to add up, how they are added, and bands of the sum."""

from dataclasses import dataclass
from decimal import Decimal

from basketweave.science.protocol.scales.change import Turn

ONCE = Decimal(1)


@dataclass(frozen=True, kw_only=True)
class Level:
    """One thing to choose. The id is what is kept where digits mislead; the turn is what it says of a change."""

    value: int
    name: str
    words: str
    id: str = ""
    turn: Turn | None = None


@dataclass(frozen=True, kw_only=True)
class Item:
    """One question of a scale that adds up."""

    id: str
    name: str
    words: str
    choices: tuple[Level, ...]

    def choice(self, value: int) -> Level | None:
        """The choice with this value; nothing, where there is none or it is no whole number."""
        if not isinstance(value, int) or isinstance(value, bool):
            return None
        return next((one for one in self.choices if one.value == value), None)


@dataclass(frozen=True, kw_only=True)
class Term:
    """One addend of the score: a weight times its factors, each factor the sum of the items that it names."""

    factors: tuple[tuple[str, ...], ...]
    weight: Decimal = ONCE


@dataclass(frozen=True, kw_only=True)
class Band:
    """What a stretch of whole scores is called, both ends in it."""

    lowest: int
    highest: int
    name: str


def sum_of(items: tuple[Item, ...]) -> tuple[Term, ...]:
    """The plainest arithmetic: every item once."""
    return tuple(Term(factors=((item.id,),)) for item in items)
