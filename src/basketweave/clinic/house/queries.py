"""What can be asked of the house: its sites and hours, its rooms, devices and lots, its consent text."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from basketweave.clinic.access.actor import Actor
from basketweave.clinic.access.door import Need, fetch, narrow
from basketweave.clinic.house.models import ConsentText, Device, Hours, Lot, Room, Site


def sites() -> QuerySet[Site]:
    """Every site that is open, by name."""
    return Site.objects.filter(closed_at__isnull=True).order_by("name")


def sites_for(actor: Actor, need: Need = Need.BOARD) -> QuerySet[Site]:
    """The sites at which this actor may do this."""
    return narrow(actor, sites(), need)


def site_for(actor: Actor, site_id: UUID | str, need: Need = Need.BOARD) -> Site:
    return fetch(actor, Site, need=need, pk=site_id)


def record_for(actor: Actor, kind: str, record_id: UUID | str, need: Need = Need.MANAGE) -> Any:
    """A room, device, lot or consent text by its id, for who may manage it."""
    return fetch(actor, KINDS[kind], need=need, pk=record_id)


def hours_of(site: Site) -> QuerySet[Hours]:
    return Hours.objects.filter(site=site)


def rooms(site: Site) -> QuerySet[Room]:
    return Room.objects.filter(site=site, retired_at__isnull=True).order_by("name")


def devices(site: Site) -> QuerySet[Device]:
    return Device.objects.filter(site=site, retired_at__isnull=True).order_by("name")


def lots(site: Site) -> QuerySet[Lot]:
    return Lot.objects.filter(site=site).order_by("expires_on", "product")


def lots_in_date(site: Site, day: date) -> QuerySet[Lot]:
    """What may be used on that day: neither past its day nor recalled."""
    return lots(site).filter(expires_on__gte=day, recalled_at__isnull=True)


def consent_texts() -> QuerySet[ConsentText]:
    """The texts that are read today, one a language."""
    return ConsentText.objects.filter(replaced_at__isnull=True).order_by("language")


def consent_text(language: str) -> ConsentText | None:
    """The text in that language, else in English, else in any."""
    found = {text.language: text for text in consent_texts()}
    return (
        found.get(language)
        or found.get(language.partition("-")[0])
        or found.get("en")
        or next(iter(found.values()), None)
    )


KINDS: dict[str, type[Room | Device | Lot | ConsentText]] = {
    "room": Room,
    "device": Device,
    "lot": Lot,
    "text": ConsentText,
}
