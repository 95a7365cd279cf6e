"""What can be asked of the diary: what a day holds, and which times are free."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice
from uuid import UUID

from django.db.models import Q, QuerySet

from basketweave.clinic.access.actor import Actor
from basketweave.clinic.access.clock import now, today
from basketweave.clinic.access.door import Need, fetch
from basketweave.clinic.diary.models import Holding
from basketweave.clinic.diary.times import Busy, FreeTime, starts
from basketweave.clinic.house.models import Device, Site
from basketweave.clinic.house.queries import hours_of, rooms
from basketweave.clinic.people.models import Staff
from basketweave.clinic.people.queries import specialists

CONSULTATION_MINUTES = 30
NOTICE = timedelta(hours=1)  # nobody is surprised by a visitor who books for five minutes from now

Openings = dict[int, list[tuple[time, time]]]


def holdings() -> QuerySet[Holding]:
    return Holding.objects.select_related("site", "specialist", "room", "device", "episode__patient")


def holding_for(actor: Actor, holding_id: UUID | str, need: Need = Need.BOOKING) -> Holding:
    return fetch(actor, holdings(), need=need, pk=holding_id)


def day_of(site: Site, day: date) -> QuerySet[Holding]:
    """What stands in the diary of a site on a day, in the order of the day."""
    return holdings().filter(site=site, day=day, cancelled_at__isnull=True).order_by("starts_at", "purpose")


def free_consultation_times(site: Site, days: int = 14, limit: int | None = None) -> list[FreeTime]:
    """The next times at which a specialist of this site (and a room, where it has any) is free."""
    first = today(site.zone)
    found = _free(
        site,
        [first + timedelta(days=number) for number in range(days)],
        CONSULTATION_MINUTES,
        specialist_ids=list(specialists(site).values_list("pk", flat=True)),
        after=now() + NOTICE,
    )
    return list(islice(found, limit))


def free_times(
    site: Site, day: date, minutes: int, specialist: Staff | None = None, device: Device | None = None
) -> list[FreeTime]:
    """The times of one day at which this specialist (or any of the site), this device and a room are free."""
    who = [specialist.pk] if specialist else list(specialists(site).values_list("pk", flat=True))
    return list(_free(site, [day], minutes, specialist_ids=who, device_id=device.pk if device else None, after=now()))


def openings(site: Site) -> Openings:
    found: Openings = defaultdict(list)
    for hours in hours_of(site):
        found[hours.weekday].append((hours.opens, hours.closes))
    return found


def busy(ids: Iterable[UUID], since: datetime, until: datetime) -> dict[UUID, Busy]:
    """When each of these specialists, rooms and devices is held, at whatever site."""
    wanted = list(ids)
    held = Holding.objects.filter(cancelled_at__isnull=True, starts_at__lt=until, ends_at__gt=since).filter(
        Q(specialist__in=wanted) | Q(room__in=wanted) | Q(device__in=wanted)
    )
    spans = held.order_by("starts_at").values_list("starts_at", "ends_at", "specialist_id", "room_id", "device_id")
    found = {each: Busy() for each in wanted}
    for starts_at, ends_at, *taken in spans:
        for each in taken:
            if each in found:
                found[each].add(starts_at, ends_at)
    return found


def held_for_erased(at: datetime) -> QuerySet[Holding]:
    """What is still held for patients who have been erased."""
    return Holding.objects.filter(
        cancelled_at__isnull=True, starts_at__gt=at, episode__patient__erased_at__isnull=False
    )


def _free(
    site: Site,
    days: list[date],
    minutes: int,
    *,
    specialist_ids: list[UUID],
    device_id: UUID | None = None,
    after: datetime,
) -> Iterator[FreeTime]:
    """Two questions to the database for what is open and who is there, one for all that is held."""
    opened, lasts = openings(site), timedelta(minutes=minutes)
    times = [
        (day, wall_time, moment)
        for day in days
        for wall_time, moment in starts(day, opened.get(day.weekday(), ()), minutes, site.zone, after)
    ]
    if not times or not specialist_ids:
        return
    room_ids = list(rooms(site).values_list("pk", flat=True))
    everything = [*specialist_ids, *room_ids, *([device_id] if device_id else [])]
    held = busy(everything, times[0][2], times[-1][2] + lasts)
    for day, wall_time, moment in times:
        end = moment + lasts
        who = tuple(each for each in specialist_ids if held[each].is_free(moment, end))
        has_room = not room_ids or any(held[each].is_free(moment, end) for each in room_ids)
        if who and has_room and (device_id is None or held[device_id].is_free(moment, end)):
            yield FreeTime(day=day, wall_time=wall_time, starts_at=moment, specialist_ids=who)
