"""Free times as plain arithmetic on spans: what is open, less what is held."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from basketweave.clinic.access.clock import NoSuchTime, at_site

EVERY = timedelta(minutes=30)  # free times are offered on the hour and the half hour after opening
A_DAY = date(2000, 1, 1)


@dataclass(frozen=True, kw_only=True)
class FreeTime:
    """A time that nobody holds yet, as the wall clock of the site shows it."""

    day: date
    wall_time: time
    starts_at: datetime
    specialist_ids: tuple[UUID, ...] = ()  # who would be free then


class Busy:
    """The spans in which one specialist, room or device is held; they never overlap, so one look is enough."""

    def __init__(self) -> None:
        self.starts: list[datetime] = []
        self.ends: list[datetime] = []

    def add(self, starts_at: datetime, ends_at: datetime) -> None:
        """In the order of their beginning."""
        self.starts.append(starts_at)
        self.ends.append(ends_at)

    def is_free(self, starts_at: datetime, ends_at: datetime) -> bool:
        before = bisect_left(self.starts, ends_at) - 1  # the last that begins before this one ends
        return before < 0 or self.ends[before] <= starts_at


def wall_times(opens: time, closes: time, minutes: int) -> Iterator[time]:
    """Each half hour at which something of this length fits between opening and closing."""
    moment, end = datetime.combine(A_DAY, opens), datetime.combine(A_DAY, closes)
    while moment + timedelta(minutes=minutes) <= end:
        yield moment.time()
        moment += EVERY


def starts(
    day: date, openings: Iterable[tuple[time, time]], minutes: int, zone: str, after: datetime
) -> Iterator[tuple[time, datetime]]:
    """The times of a day that exist, once, and lie after a moment."""
    for opens, closes in openings:
        for wall_time in wall_times(opens, closes, minutes):
            try:
                moment = at_site(day, wall_time, zone)
            except NoSuchTime:
                continue
            if moment > after:
                yield wall_time, moment


def is_within(openings: Iterable[tuple[time, time]], wall_time: time, minutes: int) -> bool:
    """Whether it begins and ends within one opening."""
    begins = datetime.combine(A_DAY, wall_time)
    ends = begins + timedelta(minutes=minutes)
    return any(
        datetime.combine(A_DAY, opens) <= begins and ends <= datetime.combine(A_DAY, closes)
        for opens, closes in openings
    )
