"""What moment it is, and what day it is at a site."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from basketweave.clinic.shell.clock import now, set_clock

__all__ = ["NoSuchTime", "at_site", "now", "set_clock", "today"]


class NoSuchTime(ValueError):
    """The clocks jump over this hour, or strike it twice."""


def today(zone: str) -> date:
    """The day that a calendar on the wall of that zone shows."""
    return now().astimezone(ZoneInfo(zone)).date()


def at_site(day: date, wall_time: time, zone: str) -> datetime:
    """The moment at which the wall clock of that zone shows this; refuses the missing and the double hour."""
    first = datetime.combine(day, wall_time, ZoneInfo(zone)).replace(fold=0)
    try:
        if first.utcoffset() != first.replace(fold=1).utcoffset():  # PEP 495: they differ in a gap and in an overlap
            raise NoSuchTime
        return first.astimezone(UTC)
    except OverflowError:  # the first and the last day of the calendar
        raise NoSuchTime from None
