"""The course as a ribbon in time: where each window lies and each session stands, in the units of a drawing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.formats import date_format

from basketweave.clinic.plan.queries import Change

WIDTH, EDGE, ROOM_FOR_A_NAME = 960, 40, 90


@dataclass(frozen=True, kw_only=True)
class Month:
    x: float
    words: str


@dataclass(frozen=True, kw_only=True)
class Bead:
    """A session: its window from `x` on, and (with a day) the bead itself with the thread from the one before."""

    number: int
    window_x: float
    window_width: float
    x: float | None
    words: str
    is_treated: bool
    is_moved: bool
    ghost_x: float | None
    thread_x: float | None
    gap_x: float | None
    gap_days: int | None

    @property
    def words_x(self) -> float:
        return self.x if self.x is not None else self.window_x + self.window_width / 2

    @property
    def thread_width(self) -> float:
        return 0 if self.thread_x is None or self.x is None else self.x - self.thread_x


@dataclass(frozen=True, kw_only=True)
class Ribbon:
    width: int
    months: Sequence[Month]
    beads: Sequence[Bead]


def ribbon(changes: Sequence[Change]) -> Ribbon:
    """Every session of a course, before and after a move alike."""
    days = [day for each in changes for day in (each.day, each.new_day, each.window_from, each.window_to) if day]
    first, last = min(days) - timedelta(days=6), max(days) + timedelta(days=6)
    scale = (WIDTH - 2 * EDGE) / max(1, (last - first).days)

    def x(day: date) -> float:
        return round(EDGE + (day - first).days * scale, 1)

    beads, before = [], None
    for each in changes:
        beads.append(_bead(each, x, before))
        before = each.new_day or before
    return Ribbon(
        width=WIDTH, months=[Month(x=x(day), words=date_format(day, "F")) for day in _firsts(first, last)], beads=beads
    )


def _bead(each: Change, x, before: date | None) -> Bead:
    day = each.new_day
    return Bead(
        number=each.session.number,
        window_x=x(each.window_from),
        window_width=max(3.0, x(each.window_to) - x(each.window_from)),
        x=x(day) if day else None,
        words=date_format(day, "j M") if day else "",
        is_treated=each.session.treated_on is not None,
        is_moved=each.is_moved,
        ghost_x=x(each.day) if each.is_moved and each.day else None,
        thread_x=x(before) if before and day else None,
        gap_x=round((x(before) + x(day)) / 2, 1) if before and day else None,
        gap_days=each.gap_days,
    )


def _firsts(first: date, last: date) -> list[date]:
    """The first day of every month that begins on the ribbon, few enough to be read."""
    found = []
    month = date(first.year, first.month, 1)
    while month <= last:
        if month >= first:
            found.append(month)
        month = date(month.year + month.month // 12, month.month % 12 + 1, 1)
    return found[:: 1 + len(found) // 12]
