"""What can be done in the diary: hold, move, release, be absent. The database decides who was first."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from basketweave.clinic.access.actor import Actor, Kind
from basketweave.clinic.access.clock import at_site, now
from basketweave.clinic.access.door import Need, require, require_own
from basketweave.clinic.access.versions import bump
from basketweave.clinic.diary.guard import HELD, name_of
from basketweave.clinic.diary.models import Holding
from basketweave.clinic.diary.queries import busy, openings
from basketweave.clinic.diary.times import is_within
from basketweave.clinic.house.models import Device, Room, Site
from basketweave.clinic.house.queries import rooms, sites
from basketweave.clinic.house.refusals import Refusal
from basketweave.clinic.ledger.actions import record
from basketweave.clinic.ledger.guards import broken
from basketweave.clinic.people.models import Episode, Staff
from basketweave.clinic.people.queries import specialists

AS_IT_IS: Final[Any] = object()  # for `move`: leave this as it is
LONGEST_ABSENCE = timedelta(days=366)
LAST_YEAR = 2100  # whoever means a later one has slipped; and the calendar ends in 9999
WHOLE_DAY = (time(6), time(22))  # wide enough for any opening hours, and for the nights in which clocks change


class SlotTaken(Refusal):
    """Somebody was first: `what` is "specialist", "room", "device", or "" where nobody of several was free."""

    code = "slot-taken"
    field = "wall_time"

    def __init__(self, what: str = "") -> None:
        super().__init__(what)
        self.what = what

    def words(self) -> str:
        return {
            "specialist": _("This time has just been taken: the specialist is not free then. Choose another time."),
            "room": _("This time has just been taken: the room is not free then. Choose another time or room."),
            "device": _("This time has just been taken: the device is not free then. Choose another time or device."),
        }.get(self.what, _("This time has just been taken. Choose another."))


class OutsideHours(Refusal):
    """The site is closed then, or closes before it would be over."""

    code = "outside-hours"
    field = "wall_time"

    def words(self) -> str:
        return _("The clinic is not open then, or closes before this would be over.")


class TimeHasPassed(Refusal):
    """Nobody can be booked into the past."""

    code = "time-has-passed"
    field = "wall_time"

    def words(self) -> str:
        return _("This time has passed.")


class NotAWallTime(Refusal):
    """A machine sent an offset from UTC, or seconds: the clock on the site's wall shows neither."""

    code = "not-a-wall-time"
    field = "wall_time"

    def words(self) -> str:
        return _("Write the time as the clock at the site shows it, to the minute: 10:30.")


class DayTooFar(Refusal):
    """Nobody books for a year that no diary of ours will see."""

    code = "day-too-far"
    field = "day"

    def words(self) -> str:
        return _("This day is too far away. Please look at the year again.")


class NotBookable(Refusal):
    """A day that cannot be an absence: the last before the first, or far too long."""

    code = "not-bookable"
    field = "last_day"

    def words(self) -> str:
        return _("The last day comes before the first, or more than a year after it.")


class Released(Refusal):
    """What was released cannot be moved."""

    code = "released"

    def words(self) -> str:
        return _("This was cancelled meanwhile, so it cannot be moved.")


@transaction.atomic
def hold(
    *,
    site: Site,
    purpose: str,
    day: date,
    wall_time: time,
    minutes: int,
    specialist: Staff | None = None,
    room: Room | None = None,
    device: Device | None = None,
    episode: Episode | None = None,
    by: Actor,
) -> Holding:
    """Takes a specialist, a room, a device for a time. Of any number of rivals one wins; the others are told."""
    _require(by, purpose, site, episode)
    starts_at = _moment(site, day, wall_time)
    if purpose != Holding.Purpose.ABSENCE:
        _refuse_closed(site, day, wall_time, minutes)
        if starts_at < now():
            raise TimeHasPassed
    _one_at_a_time(site)
    with _guarded():
        holding = Holding.objects.create(
            site=site,
            purpose=Holding.Purpose(purpose),
            specialist=specialist,
            room=room,
            device=device,
            episode=episode,
            day=day,
            wall_time=wall_time,
            zone=site.zone,
            minutes=minutes,
            starts_at=starts_at,
            ends_at=starts_at + timedelta(minutes=minutes),
            held_at=now(),
        )
    record(by, "held", holding, patient_id=_patient_of(holding), site=site, purpose=str(holding.purpose), day=day)
    return holding


@transaction.atomic
def hold_first_free(
    *,
    site: Site,
    purpose: str,
    day: date,
    wall_time: time,
    minutes: int,
    specialist: Staff | None = None,
    device: Device | None = None,
    episode: Episode | None = None,
    by: Actor,
) -> Holding:
    """As `hold`, with a specialist (unless named) and a room, if the site has any, that are free then."""
    _require(by, purpose, site, episode)
    starts_at = _moment(site, day, wall_time)
    _one_at_a_time(site)
    ends_at = starts_at + timedelta(minutes=minutes)
    people = [specialist] if specialist else list(specialists(site))
    places = list(rooms(site))
    held = busy([*(each.pk for each in people), *(each.pk for each in places)], starts_at, ends_at)
    who = next((each for each in people if held[each.pk].is_free(starts_at, ends_at)), None)
    if who is None:
        raise SlotTaken("specialist")
    where = next((each for each in places if held[each.pk].is_free(starts_at, ends_at)), None)
    if places and where is None:
        raise SlotTaken("room")
    return hold(
        site=site, purpose=purpose, day=day, wall_time=wall_time, minutes=minutes,
        specialist=who, room=where, device=device, episode=episode, by=by,
    )  # fmt: skip


@transaction.atomic
def move(
    *,
    holding: Holding,
    day: date,
    wall_time: time,
    minutes: int | None = None,
    specialist: Staff | None = AS_IT_IS,
    room: Room | None = AS_IT_IS,
    device: Device | None = AS_IT_IS,
    version: int | None = None,
    is_agreed: bool | None = None,
    by: Actor,
) -> Holding:
    """The same holding at another time (or with another specialist, room, device); refused, it stays where it was.

    Whether a patient's day may change is asked by the step that booked it; the diary only knows who is free.
    """
    _require(by, holding.purpose, holding.site, holding.episode)
    site = holding.site
    starts_at, lasts = _moment(site, day, wall_time), minutes or holding.minutes
    if holding.purpose != Holding.Purpose.ABSENCE:
        _refuse_closed(site, day, wall_time, lasts)
        if starts_at < now():
            raise TimeHasPassed
    _one_at_a_time(site)
    holding = (
        Holding.objects.select_for_update(of=("self",)).select_related("site", "episode__patient").get(pk=holding.pk)
    )
    if holding.cancelled_at is not None:
        raise Released
    before = holding.day
    taken = {"specialist": specialist, "room": room, "device": device}
    with _guarded():
        bump(
            holding,
            version,
            day=day,
            wall_time=wall_time,
            zone=site.zone,
            minutes=lasts,
            starts_at=starts_at,
            ends_at=starts_at + timedelta(minutes=lasts),
            **{name: value for name, value in taken.items() if value is not AS_IT_IS},
        )
    record(by, "moved", holding, patient_id=_patient_of(holding), site=site, before=before, day=day, agreed=is_agreed)
    return holding


@transaction.atomic
def release(*, holding: Holding, by: Actor) -> Holding:
    """Lets go of it; the row stays. Done twice, it is done once."""
    _require(by, holding.purpose, holding.site, holding.episode)
    if Holding.objects.filter(pk=holding.pk, cancelled_at__isnull=True).update(cancelled_at=now()):
        record(by, "released", holding, patient_id=_patient_of(holding), site=holding.site_id)
    holding.refresh_from_db(fields=["cancelled_at"])
    return holding


@transaction.atomic
def enter_absence(
    *,
    site: Site,
    first_day: date,
    last_day: date | None = None,
    from_time: time | None = None,
    to_time: time | None = None,
    specialist: Staff | None = None,
    room: Room | None = None,
    device: Device | None = None,
    by: Actor,
) -> list[Holding]:
    """Away for some days, or some hours of them; whole or not at all. What is booked then must be moved first."""
    last = last_day or first_day
    begins, ends = from_time or WHOLE_DAY[0], to_time or WHOLE_DAY[1]
    if not timedelta() <= last - first_day <= LONGEST_ABSENCE or begins >= ends:
        raise NotBookable
    minutes = (datetime.combine(first_day, ends) - datetime.combine(first_day, begins)) // timedelta(minutes=1)
    days = [first_day + timedelta(days=number) for number in range((last - first_day).days + 1)]
    return [
        hold(
            site=site, purpose=Holding.Purpose.ABSENCE, day=day, wall_time=begins, minutes=minutes,
            specialist=specialist, room=room, device=device, by=by,
        )
        for day in days
    ]  # fmt: skip


def _require(by: Actor, purpose: str, site: Site, episode: Episode | None) -> None:
    if by.kind == Kind.VISITOR and purpose == Holding.Purpose.CONSULTATION:
        return  # whoever asks for a consultation may take a free time for it
    if episode is not None:
        require_own(by, Need.BOOKING, site_id=site.pk, patient_id=episode.patient_id)
    else:
        require(by, Need.BOOKING, site.pk)


def _moment(site: Site, day: date, wall_time: time) -> datetime:
    """When it is then at the site; a time that no wall shows and a year that nobody means are refused."""
    if wall_time.tzinfo is not None or wall_time.second or wall_time.microsecond:
        raise NotAWallTime
    if day.year > LAST_YEAR:
        raise DayTooFar
    return at_site(day, wall_time, site.zone)


def _refuse_closed(site: Site, day: date, wall_time: time, minutes: int) -> None:
    if not is_within(openings(site).get(day.weekday(), ()), wall_time, minutes):
        raise OutsideHours


def _one_at_a_time(site: Site) -> None:
    """Rivals at one site queue here. Without it PostgreSQL would let two insert and end one as a deadlock."""
    sites().select_for_update(no_key=True).get(pk=site.pk)


@contextmanager
def _guarded() -> Iterator[None]:
    """The guard's refusal, said as ours; the transaction around stays usable."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        guard = broken(error)
        for what in HELD:
            if guard == name_of(what):
                raise SlotTaken(what) from error
        raise


def _patient_of(holding: Holding) -> Any:
    return holding.episode.patient_id if holding.episode else None
