"""The record is kept as far as it is, and what a signature still waits for is said."""

from collections.abc import Collection, Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from basketweave.clinic.access.actor import Actor
from basketweave.clinic.access.door import Need, require
from basketweave.clinic.access.versions import StaleRecord, bump
from basketweave.clinic.house.models import Device, Lot
from basketweave.clinic.ledger.actions import record
from basketweave.clinic.plan.refusals import DeviceNotForThis, NeedleTooLong
from basketweave.clinic.treat import queries
from basketweave.clinic.treat.models import TreatedZone, Treatment
from basketweave.clinic.treat.queries import ZoneRecord
from basketweave.clinic.treat.refusals import (
    AlreadySigned,
    LotRefused,
    NothingAndSomething,
    TimesRefused,
    UnknownTouch,
)
from basketweave.clinic.treat.touching import NOTHING, TOUCHED


@transaction.atomic
def save(
    *,
    treatment: Treatment,
    version: int | None,
    device: Device,
    lot: Lot | None,
    zones: Iterable[ZoneRecord],
    begun_at: datetime,
    ended_at: datetime | None = None,
    is_numbed: bool | None = None,
    anaesthetic: str = "",
    touched: Collection[str] = (),
    on_the_skin: str = "",
    stays_outside_rim: bool | None = None,
    reaction: str = "",
    notes: str = "",
    by: Actor,
) -> Treatment:
    """Keeps the record as far as it is; nothing is locked yet."""
    episode = treatment.session.course.episode
    require(by, Need.EXAMINE, episode.site_id)
    zones = list(zones)
    mine = record_locked(treatment, version)
    check_means(mine, device, lot, zones)
    if ended_at is not None and ended_at < begun_at:
        raise TimesRefused
    _check_touched(touched)
    bump(
        mine,
        version,
        device=device,
        lot=lot,
        begun_at=begun_at,
        ended_at=ended_at,
        is_numbed=is_numbed,
        anaesthetic=anaesthetic,
        touched=sorted(set(touched)),
        on_the_skin=on_the_skin,
        stays_outside_rim=stays_outside_rim,
        reaction=reaction,
        notes=notes,
        left_out={each.zone: each.left_out_because for each in zones if each.left_out_because.strip()},
    )
    mine.zones.all().delete()
    TreatedZone.objects.bulk_create(
        TreatedZone(
            treatment=mine,
            zone=each.zone,
            needle_length_mm=each.needle_length_mm,
            passes=each.passes,
            endpoint=each.endpoint,
        )
        for each in zones
        if not each.left_out_because.strip()
    )
    record(by, "saved a treatment", mine, patient_id=episode.patient_id)
    return mine


def what_is_missing(treatment: Treatment, records: Collection[ZoneRecord]) -> dict[str, str]:
    """What a signature still waits for, by the field that it belongs to."""
    missing = {}
    if treatment.lot is None:
        missing["lot"] = _("Choose the lot that was used.")
    if treatment.ended_at is None:
        missing["ended"] = _("Say when the treatment ended.")
    missing |= _what_is_not_said(treatment, records)
    for each in records:
        if not each.is_complete:
            missing[f"passes_{each.zone}"] = _("%(zone)s: passes and endpoint, or why it was left out.") % {
                "zone": each.name
            }
    return missing


def _what_is_not_said(treatment: Treatment, records: Iterable[ZoneRecord]) -> dict[str, str]:
    missing = {}
    if treatment.is_numbed is None:
        missing["is_numbed"] = _("Say whether an anaesthetic was used.")
    if not treatment.touched:
        missing["touched"] = _("Say what touched the open skin, or that nothing did.")
    elif treatment.touched != [NOTHING] and not treatment.on_the_skin.strip():
        missing["on_the_skin"] = _("Log product, lot and time of what touched the open skin.")
    if not treatment.stays_outside_rim and any(each.is_by_the_eye and each.is_treated for each in records):
        missing["stays_outside_rim"] = _("Say that by the eyes it stayed outside the orbital rim.")
    return missing


def _check_touched(touched: Collection[str]) -> None:
    if unknown := set(touched) - set(TOUCHED):
        raise UnknownTouch(min(unknown))
    if NOTHING in touched and len(set(touched)) > 1:
        raise NothingAndSomething


def check_means(treatment: Treatment, device: Device, lot: Lot | None, zones: Iterable[ZoneRecord]) -> None:
    site_id = treatment.session.course.episode.site_id
    if device.site_id != site_id or device.retired_at is not None:
        raise DeviceNotForThis
    if lot is not None:
        if lot.recalled_at is not None:
            raise LotRefused(lot.number, is_recalled=True)
        if lot.expires_on < treatment.day:
            raise LotRefused(lot.number, expired_on=lot.expires_on)
        if lot.site_id != site_id:
            raise LotRefused(lot.number)
    for each in zones:
        if not each.left_out_because.strip() and each.needle_length_mm > device.longest_needle_mm:
            raise NeedleTooLong(each.zone, device.longest_needle_mm, device.name)


def record_locked(treatment: Treatment, version: int | None) -> Treatment:
    """The record as it stands, for us alone; refused once it is signed or has moved on."""
    Treatment.objects.select_for_update().get(pk=treatment.pk)
    mine = queries.whole().get(pk=treatment.pk)
    if mine.is_signed():
        raise AlreadySigned
    if version is not None and mine.version != version:
        raise StaleRecord(mine)
    return mine
