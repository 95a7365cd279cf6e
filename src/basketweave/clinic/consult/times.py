"""Times as people read and choose them: by day, on the wall clock of the site, whose zone is said."""

from collections.abc import Iterable
from datetime import date, datetime, time
from itertools import groupby

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from basketweave.clinic.diary.queries import CONSULTATION_MINUTES, openings
from basketweave.clinic.diary.times import FreeTime, wall_times
from basketweave.clinic.house.finding_words.facts import long_day
from basketweave.clinic.house.models import Site

A_DAY = 4  # a phone shows so many without much scrolling
Grouped = list[tuple[str, list[tuple[str, str]]]]


def value_of(day: date, wall_time: time) -> str:
    """What a form sends for this time."""
    return f"{day.isoformat()}T{wall_time:%H:%M}"


def chosen(value: str) -> tuple[date, time]:
    moment = datetime.fromisoformat(value)
    return moment.date(), moment.time()


def is_offered(site: Site, day: date, wall_time: time) -> bool:
    """Whether a consultation can begin then, be it taken or free: the same half hours that are shown as free."""
    hours = openings(site).get(day.weekday(), ())
    return any(wall_time in wall_times(opens, closes, CONSULTATION_MINUTES) for opens, closes in hours)


def by_day(times: Iterable[FreeTime]) -> Grouped:
    """Choices of a form, in groups with the day as their head."""
    return [
        (day_words(day), [(value_of(day, each.wall_time), f"{each.wall_time:%H:%M}") for each in of_day])
        for day, of_day in groupby(times, key=lambda each: each.day)
    ]


def some_of_each_day(times: Iterable[FreeTime], *, days: int, a_day: int = A_DAY) -> list[FreeTime]:
    """A few of each of the next days, from morning to evening."""
    found: list[FreeTime] = []
    for number, (_day, of_day) in enumerate(groupby(times, key=lambda each: each.day)):
        if number == days:
            break
        all_of_day = list(of_day)
        count = min(a_day, len(all_of_day))
        last = max(count - 1, 1)
        found += [all_of_day[place * (len(all_of_day) - 1) // last] for place in range(count)]
    return found


def day_words(day: date) -> str:
    return f"{date_format(day, 'l')} {long_day(day)}"


def when_words(day: date, wall_time: time, zone: str) -> str:
    return _("%(day)s at %(time)s (%(zone)s)") % {
        "day": day_words(day),
        "time": f"{wall_time:%H:%M}",
        "zone": zone_words(zone),
    }


def zone_words(zone: str) -> str:
    """Whose clock it is: Europe/Lisbon is Lisbon time."""
    return _("%(place)s time") % {"place": zone.rpartition("/")[2].replace("_", " ")}
