"""What moment it is, and what day it is at a site."""

from datetime import date, datetime, time, timedelta
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
    moment = datetime.combine(day, wall_time, ZoneInfo(zone))
    other = moment.replace(fold=1)
    if moment.utcoffset() != other.utcoffset() or _is_skipped(moment):
        raise NoSuchTime
    return moment.astimezone(ZoneInfo("UTC"))


def _is_skipped(moment: datetime) -> bool:
    there_and_back = moment.astimezone(ZoneInfo("UTC")).astimezone(moment.tzinfo)
    return abs(there_and_back.replace(tzinfo=None) - moment.replace(tzinfo=None)) > timedelta(0)
