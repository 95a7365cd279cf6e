"""Who is taken when: so that no two made-up patients come to one specialist at one time."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from basketweave.science.cohort.deeds import Appointment
from basketweave.science.cohort.house import Site, begins

EVERY = timedelta(minutes=30)


class Book:
    """Filled in as the stories are told."""

    def __init__(self) -> None:
        self._taken: dict[str, list[tuple[datetime, datetime]]] = {}

    def take(self, site: Site, day: date, *, near: time, lasts: timedelta) -> Appointment | None:
        """The free time of that day nearest to the wished one; none where the site is closed or full."""
        if not site.is_open(day):
            return None
        for wall_time in sorted(_times(site, lasts), key=lambda each: (_minutes_apart(each, near), each)):
            appointment = Appointment(day=day, wall_time=wall_time)
            if self._is_free(site, appointment, lasts):
                begin = begins(site.id, appointment)
                self._taken.setdefault(site.specialist, []).append((begin, begin + lasts))
                return appointment
        return None

    def _is_free(self, site: Site, appointment: Appointment, lasts: timedelta) -> bool:
        begin = begins(site.id, appointment)
        return all(end <= begin or begin + lasts <= start for start, end in self._taken.get(site.specialist, ()))


def _times(site: Site, lasts: timedelta) -> Iterator[time]:
    """Each half hour at which it fits between opening and closing."""
    moment, closes = datetime.combine(date.min, site.opens), datetime.combine(date.min, site.closes)
    while moment + lasts <= closes:
        yield moment.time()
        moment += EVERY


def _minutes_apart(one: time, other: time) -> int:
    return abs(one.hour * 60 + one.minute - other.hour * 60 - other.minute)
