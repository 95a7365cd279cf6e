"""What can be done to the house: its sites, what stands in them, the text that patients sign, its own numbers."""

from datetime import date
from decimal import Decimal

from django.db import transaction

from basketweave.clinic.access.actor import Actor
from basketweave.clinic.access.clock import now
from basketweave.clinic.access.door import Need, PermissionRefused, may_everywhere, require
from basketweave.clinic.access.versions import bump
from basketweave.clinic.house.models import ConsentText, Device, Lot, Room, Site
from basketweave.clinic.house.number_refusals import ChangedMeanwhile, NoReason, NumberRefused
from basketweave.clinic.house.opening_sites import (
    OFFICE_HOURS,
    HoursOverlap,
    LabelsOfTheCountry,
    Opening,
    change_site,
    open_site,
)
from basketweave.clinic.house.own_numbers import give_back, tighten
from basketweave.clinic.house.saving import NameTaken, saved
from basketweave.clinic.ledger.actions import record

__all__ = [
    "OFFICE_HOURS",
    "ChangedMeanwhile",
    "HoursOverlap",
    "LabelsOfTheCountry",
    "NameTaken",
    "NoReason",
    "NumberRefused",
    "Opening",
    "add_device",
    "add_lot",
    "add_room",
    "change_site",
    "give_back",
    "open_site",
    "publish_consent_text",
    "recall_lot",
    "retire_device",
    "retire_room",
    "tighten",
]


@transaction.atomic
def add_room(*, site: Site, name: str, by: Actor) -> Room:
    require(by, Need.MANAGE, site.pk)
    room = saved(Room(site=site, name=name))
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
    saved(device)
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
    lot = saved(Lot(site=site, product=product, number=number, expires_on=expires_on))
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
