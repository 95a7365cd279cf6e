"""The numbers this clinic treats by. A stricter one of its own takes its place here, never a looser one."""

from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import timedelta
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from basketweave.clinic.house.models import OwnNumber
from basketweave.science.protocol.guideline import Guideline
from basketweave.science.protocol.guideline_file import published
from basketweave.science.protocol.kinds import KINDS
from basketweave.science.protocol.stricter import Change, NotStricter, stricter

Plain = int | float | tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class Own:
    """A clinic's own number, as it is kept."""

    name: str
    value: Plain
    stands_behind: str


@dataclass(frozen=True, kw_only=True)
class Combined:
    """The guideline with this clinic's own numbers, and why some of them do not hold."""

    guideline: Guideline
    idle: Mapping[str, str] = field(hash=False)  # name to code; a new release may have become stricter by itself


def guideline() -> Guideline:
    """The published one, or this clinic's stricter one; asked of the database once a request."""
    return combined().guideline


def combined() -> Combined:
    memo = _this_request.get()
    if memo is None:
        return _combined(*standing())
    if "found" not in memo:
        memo["found"] = _combined(*standing())
    return memo["found"]


def standing() -> tuple[int, tuple[Own, ...]]:
    """The edition, and the clinic's own numbers that stand."""
    rows = OwnNumber.objects.filter(replaced_at__isnull=True).order_by("edition")
    kept = list(rows.values_list("edition", "name", "value", "stands_behind"))
    return max((edition for edition, *_ in kept), default=0), tuple(
        Own(name=name, value=plain(value), stands_behind=who) for _, name, value, who in kept if value is not None
    )


def with_these(edition: int, own: tuple[Own, ...]) -> Guideline:
    """The published guideline with these; refused as a whole where one of them is not stricter."""
    changes = {each.name: change_of(each.name, each.value) for each in own}
    behind = {each.name: each.stands_behind for each in own}
    return stricter(published(), edition=str(edition), stands_behind=behind, **changes)


def change_of(name: str, value: Plain) -> Change:
    """As the science takes it: days as spans of time."""
    if name in KINDS and KINDS[name].is_days:
        if isinstance(value, tuple):
            return tuple(timedelta(days=day) for day in value)
        return timedelta(days=value) if type(value) is int else value
    return value  # type: ignore[return-value]  # anything else is refused there as of the wrong kind


def plain(value: Any) -> Any:
    """A value as it was kept: a list of days has become a tuple."""
    return tuple(value) if isinstance(value, list) else value


@lru_cache(maxsize=8)
def _combined(edition: int, own: tuple[Own, ...]) -> Combined:
    holds, idle = list(own), dict[str, str]()
    while holds:
        try:
            return Combined(guideline=with_these(edition, tuple(holds)), idle=MappingProxyType(idle))
        except NotStricter as no:
            idle[no.name] = no.code
            holds = [each for each in holds if each.name != no.name]
    return Combined(guideline=published(), idle=MappingProxyType(idle))


_this_request: ContextVar[dict[str, Combined] | None] = ContextVar("guideline_of_this_request", default=None)


def begin_request(**_told: Any) -> None:
    _this_request.set({})


def end_request(**_told: Any) -> None:
    _this_request.set(None)


def ask_anew() -> None:
    """After a change within a request."""
    if memo := _this_request.get():
        memo.clear()
