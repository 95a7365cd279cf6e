"""A clinic's own guideline: stricter than the published one where its medical director says so, never looser."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from types import MappingProxyType

from basketweave.science.protocol.guideline import Guideline
from basketweave.science.protocol.kinds import KINDS, ORDERED, Stricter, amounts_of, highest
from basketweave.science.quantities import Amount, Elsewhere, Mark, Number

Change = timedelta | int | float | tuple[timedelta, ...]


class NotStricter(ValueError):
    """A change that loosens the guideline, or one that makes no sense."""

    def __init__(self, *, name: str, code: str, other: str = "") -> None:
        super().__init__(f"{name}: {code}")
        self.name = name
        self.code = code
        self.other = other  # the number that it would be turned round with


def stricter(
    guideline: Guideline, *, edition: str, stands_behind: str | Mapping[str, str], **changes: Change
) -> Guideline:
    """The guideline with these numbers tightened; what it said before stays beside each new number.

    One name stands behind them all, or each number has its own.
    """
    numbers = dict(guideline.numbers)
    for name, change in changes.items():
        who = stands_behind if isinstance(stands_behind, str) else stands_behind[name]
        numbers[name] = tightened(guideline, name, change, stands_behind=who)
    for low, high in ORDERED:
        if _one(numbers[low]) > _one(numbers[high]):
            name, other = (low, high) if low in changes else (high, low)
            raise NotStricter(name=name, code="turned-round", other=other)
    return Guideline(version=f"{guideline.version}+{edition}", numbers=MappingProxyType(numbers))


def tightened(guideline: Guideline, name: str, change: Change, *, stands_behind: str) -> Number:
    """One number made stricter by itself; whether it still fits the others is asked by `stricter`."""
    if name not in guideline.numbers:
        raise NotStricter(name=name, code="unknown-number")
    number = guideline.numbers[name]
    value = _amount(number, change)
    if value == number.value:
        return number
    kind = KINDS[name]
    if not (kind.stricter is Stricter.EITHER or kind.is_stricter(value, number.value)):
        raise NotStricter(name=name, code="looser")
    before = Elsewhere(value=number.value, mark=number.mark, sources=number.sources, where="published guideline")
    others = (before, *number.elsewhere)
    is_looser = any(other.mark is Mark.READ and kind.is_stricter(other.value, value) for other in others)
    return replace(
        number,
        value=value,
        mark=Mark.HOUSE,
        stands_behind=stands_behind,
        elsewhere=others,
        looser_because=number.looser_because if is_looser else "",
    )


def _amount(number: Number, change: Change) -> Amount:
    value = _of_its_kind(number, change)
    if not all(0 < each <= highest(number.name) for each in amounts_of(value)):
        raise NotStricter(name=number.name, code="out-of-range")
    return value


def _of_its_kind(number: Number, change: Change) -> Amount:
    kind = KINDS[number.name]
    match change:
        case bool():
            pass
        case tuple() if kind.is_several:
            return tuple(sorted({day.days for day in change}))
        case timedelta() if kind.is_days and not kind.is_several:
            return change.days
        case int() | float() if kind.is_length:
            return float(change)
        case int() if not kind.is_days:
            return change
        case _:
            pass
    raise NotStricter(name=number.name, code="wrong-kind")


def _one(number: Number) -> float:
    assert isinstance(number.value, int | float), number.name
    return number.value
