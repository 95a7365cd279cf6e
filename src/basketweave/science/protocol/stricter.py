"""A clinic's own guideline: stricter than the published one where its medical director says so, never looser."""

from dataclasses import replace
from datetime import timedelta
from types import MappingProxyType

from basketweave.science.protocol.guideline import Guideline
from basketweave.science.protocol.kinds import KINDS, ORDERED, Stricter
from basketweave.science.quantities import Elsewhere, Mark, Number

Change = timedelta | int | tuple[timedelta, ...]


class NotStricter(ValueError):
    """A change that loosens the guideline, or one that makes no sense."""

    def __init__(self, *, name: str, code: str) -> None:
        super().__init__(f"{name}: {code}")
        self.name = name
        self.code = code


def stricter(guideline: Guideline, *, edition: str, stands_behind: str, **changes: Change) -> Guideline:
    """The guideline with these numbers tightened; what it said before stays beside each new number."""
    numbers = dict(guideline.numbers)
    for name, change in changes.items():
        if name not in numbers:
            raise NotStricter(name=name, code="unknown-number")
        numbers[name] = _tightened(numbers[name], change, stands_behind)
    for low, high in ORDERED:
        if _whole(numbers[low]) > _whole(numbers[high]):
            raise NotStricter(name=low if low in changes else high, code="turned-round")
    return Guideline(version=f"{guideline.version}+{edition}", numbers=MappingProxyType(numbers))


def _tightened(number: Number, change: Change, stands_behind: str) -> Number:
    value = _amount(number, change)
    if value == number.value:
        return number
    if not _is_stricter(number, value):
        raise NotStricter(name=number.name, code="looser")
    before = Elsewhere(value=number.value, mark=number.mark, sources=number.sources, where="published guideline")
    return replace(
        number,
        value=value,
        mark=Mark.HOUSE,
        stands_behind=stands_behind,
        elsewhere=(before, *number.elsewhere),
    )


def _amount(number: Number, change: Change) -> int | tuple[int, ...]:
    is_several, is_count = KINDS[number.name].is_several, number.unit == "sessions"
    match change:
        case tuple() if is_several:
            return tuple(sorted({day.days for day in change}))
        case timedelta() if not is_several and not is_count:
            return change.days
        case int() if is_count:
            return change
        case _:
            raise NotStricter(name=number.name, code="wrong-kind")


def _is_stricter(number: Number, value: int | tuple[int, ...]) -> bool:
    match KINDS[number.name].stricter, value, number.value:
        case Stricter.HIGHER, int(new), int(old):
            return new > old
        case Stricter.LOWER, int(new), int(old):
            return 0 < new < old
        case Stricter.MORE_DAYS, tuple(new_days), tuple(old_days):
            return set(new_days) > set(old_days) and min(new_days) > 0
        case Stricter.EITHER, int(new), int():
            return new > 0
        case _:
            return False


def _whole(number: Number) -> int:
    assert isinstance(number.value, int), number.name
    return number.value
