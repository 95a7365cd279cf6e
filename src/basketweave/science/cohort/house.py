"""The made-up clinic itself: two sites in two time zones, four people, what stands in its rooms, what it treats by."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from types import MappingProxyType
from zoneinfo import ZoneInfo

from basketweave.science.cohort.deeds import Appointment, Deed
from basketweave.science.protocol.guideline import Guideline
from basketweave.science.protocol.guideline_file import published
from basketweave.science.protocol.stricter import stricter

OPENED = timedelta(days=420)  # before today: longer than any story
SESSION = timedelta(minutes=60)
VISIT = timedelta(minutes=30)


@dataclass(frozen=True, kw_only=True)
class Site:
    id: str
    name: str
    zone: str
    country: str
    address: str
    phone: str
    out_of_hours_phone: str
    weekdays: tuple[int, ...]  # 0 is Monday
    opens: time
    closes: time
    rooms: tuple[str, ...]
    specialist: str  # who treats here
    desk: str

    def is_open(self, day: date) -> bool:
        return day.weekday() in self.weekdays


@dataclass(frozen=True, kw_only=True)
class Member:
    """Somebody who works here: roles as (role, site id), or everywhere where the site is empty."""

    id: str
    name: str
    email: str
    registration: str
    roles: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class OwnNumber:
    """A number of the guideline that this clinic holds more strictly; who stands behind it, and why."""

    name: str
    days: int
    by: str
    because: str


@dataclass(frozen=True, kw_only=True)
class Device:
    id: str
    site: str
    name: str
    kind: str
    needles: int
    longest_needle_mm: Decimal


@dataclass(frozen=True, kw_only=True)
class Lot:
    site: str
    product: str
    number: str
    expires_on: date


RUA_DO_SOL = Site(
    id="rua-do-sol",
    name="Rua do Sol",
    zone="Europe/Lisbon",
    country="PT",
    address="Rua do Sol 14\n1200-000 Lisboa",
    phone="+351 21 000 0140",
    out_of_hours_phone="+351 91 000 0140",
    weekdays=(0, 1, 2, 3, 4, 5, 6),  # every day, so that whoever opens the demo on a Sunday can book and treat
    opens=time(8),
    closes=time(21),
    rooms=("Room 1", "Room 2"),
    specialist="noor",
    desk="mira",
)
LINDENHOF = Site(
    id="lindenhof",
    name="Lindenhof",
    zone="Europe/Berlin",
    country="DE",
    address="Lindenhof 3\n10000 Berlin",
    phone="+49 30 23125 030",
    out_of_hours_phone="+49 30 23125 031",
    weekdays=(0, 1, 2, 3, 4),
    opens=time(8),
    closes=time(18),
    rooms=("Room 1",),
    specialist="lind",
    desk="olga",
)
SITES: Mapping[str, Site] = MappingProxyType({site.id: site for site in (RUA_DO_SOL, LINDENHOF)})

OWNER = "olga"
MEMBERS: Mapping[str, Member] = MappingProxyType(
    {
        member.id: member
        for member in (
            Member(
                id="olga",
                name="Olga Brandt",
                email="olga.brandt@example.org",
                registration="",
                roles=(("owner", ""), ("desk", "lindenhof")),
            ),
            Member(
                id="lind",
                name="Dr Lind",
                email="dr.lind@example.org",
                registration="DE 000-1402",
                roles=(("director", ""), ("specialist", "lindenhof")),
            ),
            Member(
                id="noor",
                name="Noor Haddad",
                email="noor.haddad@example.org",
                registration="PT 000-2207",
                roles=(("specialist", "rua-do-sol"),),
            ),
            Member(
                id="mira",
                name="Mira Costa",
                email="mira.costa@example.org",
                registration="",
                roles=(("desk", "rua-do-sol"),),
            ),
        )
    }
)

DIRECTOR = "lind"
OWN_NUMBER = OwnNumber(
    name="wait_after_isotretinoin",
    days=366,
    by=DIRECTOR,
    because="As in the trial with an untreated side: twelve months. Whoever wants to begin sooner asks a specialist.",
)

DEVICES: Mapping[str, Device] = MappingProxyType(
    {
        device.id: device
        for device in (
            Device(
                id="pen-sol",
                site="rua-do-sol",
                name="Pen A",
                kind="pen",
                needles=12,
                longest_needle_mm=Decimal("1.50"),
            ),
            Device(
                id="roller-sol",
                site="rua-do-sol",
                name="Roller 192",
                kind="roller",
                needles=192,
                longest_needle_mm=Decimal("0.50"),
            ),
            Device(
                id="pen-lindenhof",
                site="lindenhof",
                name="Pen B",
                kind="pen",
                needles=16,
                longest_needle_mm=Decimal("1.50"),
            ),
        )
    }
)
PEN_OF = MappingProxyType({"rua-do-sol": "pen-sol", "lindenhof": "pen-lindenhof"})
LOT_OF = MappingProxyType({"rua-do-sol": "NP-2409-118", "lindenhof": "NP-2411-032"})


def lots(today: date) -> tuple[Lot, ...]:
    """One lot in use at each site; and one that has expired, which nobody may use."""
    fresh = today + timedelta(days=300)
    return (
        Lot(site="rua-do-sol", product="Pen cartridge 12", number=LOT_OF["rua-do-sol"], expires_on=fresh),
        Lot(
            site="rua-do-sol",
            product="Pen cartridge 12",
            number="NP-2301-007",
            expires_on=today - timedelta(days=20),
        ),
        Lot(site="lindenhof", product="Pen cartridge 16", number=LOT_OF["lindenhof"], expires_on=fresh),
    )


def guideline() -> Guideline:
    """What this clinic treats by."""
    own = {OWN_NUMBER.name: timedelta(days=OWN_NUMBER.days)}
    return stricter(published(), edition="1", stands_behind=MEMBERS[OWN_NUMBER.by].name, **own)


def moment(site: str, day: date, wall_time: time) -> datetime:
    """When that is, wherever one stands. Nothing of ours happens at night, so no hour is missing or double."""
    return datetime.combine(day, wall_time, ZoneInfo(SITES[site].zone)).astimezone(ZoneInfo("UTC"))


def moment_of(deed: Deed) -> datetime:
    return moment(deed.site, deed.day, deed.wall_time)


def begins(site: str, appointment: Appointment) -> datetime:
    return moment(site, appointment.day, appointment.wall_time)
