"""What can be done to the house: sites and hours, what stands in them, and the text that patients sign."""

from datetime import date, time
from decimal import Decimal
from typing import TypeVar

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from basketweave.clinic.access.actor import Actor
from basketweave.clinic.access.clock import now
from basketweave.clinic.access.door import Need, PermissionRefused, may_everywhere, require
from basketweave.clinic.access.versions import bump
from basketweave.clinic.house.models import ConsentText, Device, Hours, Lot, Room, Site
from basketweave.clinic.house.refusals import Refusal
from basketweave.clinic.ledger.actions import record
from basketweave.science.quantities import Jurisdiction

R = TypeVar("R", Site, Room, Device, Lot)
Opening = tuple[int, time, time]  # weekday (0 is Monday), opens, closes
OFFICE_HOURS: tuple[Opening, ...] = tuple((weekday, time(9), time(18)) for weekday in range(5))


class NameTaken(Refusal):
    """Something of this kind has that name at this site already."""

    code = "name-taken"
    field = "name"

    def words(self) -> str:
        return _("There is one of that name already.")


class HoursOverlap(Refusal):
    """Two openings of one day run into each other."""

    code = "hours-overlap"

    def words(self) -> str:
        return _("Two openings of one day run into each other, or one closes before it opens.")


class LabelsOfTheCountry(Refusal):
    """A site in the United States would be run as if its labels did not hold there."""

    code = "labels-of-the-country"
    field = "jurisdiction"

    def words(self) -> str:
        return _("This site is in the United States: its labels and laws hold here.")


@transaction.atomic
def open_site(
    *,
    name: str,
    zone: str,
    country: str,
    jurisdiction: str | None = None,
    address: str = "",
    phone: str = "",
    out_of_hours_phone: str = "",
    hours: tuple[Opening, ...] = OFFICE_HOURS,
    by: Actor,
) -> Site:
    if not may_everywhere(by, Need.MANAGE):
        raise PermissionRefused(Need.MANAGE)
    """Where nobody says whose labels and laws hold, those of its country do, if they were read."""
    country = country.upper()
    site = Site(
        name=name, zone=zone, country=country, jurisdiction=_jurisdiction(country, jurisdiction),
        address=address, phone=phone, out_of_hours_phone=out_of_hours_phone,
    )  # fmt: skip
    site.clean_fields()
    _saved(site)
    _write_hours(site, hours)
    record(by, "opened site", site)
    return site


@transaction.atomic
def change_site(
    *,
    site: Site,
    name: str,
    jurisdiction: str | None = None,
    address: str,
    phone: str,
    out_of_hours_phone: str,
    hours: tuple[Opening, ...],
    by: Actor,
) -> Site:
    """Its zone and country stay: times that were kept would change their meaning."""
    require(by, Need.MANAGE, site.pk)
    site.name, site.address, site.phone, site.out_of_hours_phone = name, address, phone, out_of_hours_phone
    site.jurisdiction = _jurisdiction(site.country, jurisdiction or site.jurisdiction)
    site.clean_fields()
    _saved(site)
    _write_hours(site, hours)
    record(by, "changed site", site, jurisdiction=site.jurisdiction)
    return site


@transaction.atomic
def add_room(*, site: Site, name: str, by: Actor) -> Room:
    require(by, Need.MANAGE, site.pk)
    room = _saved(Room(site=site, name=name))
    record(by, "added room", room, site=site)
    return room


@transaction.atomic
def retire_room(*, room: Room, by: Actor) -> Room:
    require(by, Need.MANAGE, room.site_id)
    if room.retired_at is None:
        room.retired_at = now()
        room.save(update_fields=["retired_at"])
        record(by, "retired room", room)
    return room


@transaction.atomic
def add_device(*, site: Site, name: str, kind: str, needles: int, longest_needle_mm: Decimal, by: Actor) -> Device:
    require(by, Need.MANAGE, site.pk)
    device = Device(site=site, name=name, kind=kind, needles=needles, longest_needle_mm=longest_needle_mm)
    device.clean_fields()
    _saved(device)
    record(by, "added device", device, site=site, kind=kind)
    return device


@transaction.atomic
def retire_device(*, device: Device, version: int | None = None, by: Actor) -> Device:
    require(by, Need.MANAGE, device.site_id)
    if device.retired_at is None:
        bump(device, version, retired_at=now())
        record(by, "retired device", device)
    return device


@transaction.atomic
def add_lot(*, site: Site, product: str, number: str, expires_on: date, by: Actor) -> Lot:
    require(by, Need.MANAGE, site.pk)
    lot = _saved(Lot(site=site, product=product, number=number, expires_on=expires_on))
    record(by, "added lot", lot, site=site, expires_on=expires_on)
    return lot


@transaction.atomic
def recall_lot(*, lot: Lot, by: Actor) -> Lot:
    """From now on nobody is offered this lot."""
    require(by, Need.MANAGE, lot.site_id)
    if lot.recalled_at is None:
        lot.recalled_at = now()
        lot.save(update_fields=["recalled_at"])
        record(by, "recalled lot", lot)
    return lot


@transaction.atomic
def publish_consent_text(*, language: str, title: str, text: str, by: Actor) -> ConsentText:
    """A new text takes the place of the one in that language; what was signed keeps the words it was signed under."""
    if not may_everywhere(by, Need.MANAGE):
        raise PermissionRefused(Need.MANAGE)
    moment = now()
    title, text = title.strip(), text.replace("\r\n", "\n").strip()
    digest = ConsentText.digest_of(title, text)
    texts = ConsentText.objects.filter(language=language)
    list(texts.select_for_update())  # a rival waits here, and then asks anew which one stands
    standing = texts.filter(replaced_at__isnull=True).first()
    if standing and standing.digest == digest:
        return standing
    if standing:
        standing.replaced_at = moment
        standing.save(update_fields=["replaced_at"])
    made = ConsentText.objects.create(language=language, title=title, text=text, digest=digest, valid_from=moment)
    record(by, "published consent text", made, language=language, digest=digest)
    return made


def _jurisdiction(country: str, wished: str | None) -> str:
    if country == "US":
        if wished not in (None, Jurisdiction.USA):
            raise LabelsOfTheCountry
        return Jurisdiction.USA.value
    return wished or Jurisdiction.NOT_READ.value


def _write_hours(site: Site, hours: tuple[Opening, ...]) -> None:
    wanted = sorted(set(hours))
    for weekday, opens, closes in wanted:
        if opens >= closes or any(day == weekday and opens < start < closes for day, start, _end in wanted):
            raise HoursOverlap
    if len({(weekday, opens) for weekday, opens, _closes in wanted}) < len(wanted):
        raise HoursOverlap
    Hours.objects.filter(site=site).delete()
    Hours.objects.bulk_create(
        Hours(site=site, weekday=day, opens=opens, closes=closes) for day, opens, closes in wanted
    )


def _saved(made: R) -> R:
    try:
        with transaction.atomic():
            made.save()
    except IntegrityError:
        raise NameTaken from None
    return made
