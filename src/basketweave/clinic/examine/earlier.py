"""Needlings elsewhere, as told: noted with their day, and taken back where it was a mistake."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from basketweave.clinic.access.actor import Actor
from basketweave.clinic.access.clock import now, today
from basketweave.clinic.access.door import Need, require
from basketweave.clinic.access.once import once
from basketweave.clinic.examine.models import EarlierNeedling
from basketweave.clinic.examine.refusals import ImpossibleDay, NoZone
from basketweave.clinic.house.models import Site
from basketweave.clinic.ledger.actions import record
from basketweave.clinic.people.models import Patient
from basketweave.clinic.people.queries import staff_of
from basketweave.science.quantities import Zone

LONGEST_AGO_DAYS = 20 * 366  # a needling longer ago is a slip of the pen


@transaction.atomic
def note_earlier_needling(
    *, patient: Patient, site: Site, zones: Iterable[Zone | str], day: date, by: Actor, once_key: str | None = None
) -> EarlierNeedling:
    """A needling elsewhere, as told: the shortest gap counts from it too. `site` says what day it is today."""
    require(by, Need.EXAMINE, site.pk)
    known = sorted({Zone(zone) for zone in zones}, key=tuple(Zone).index)
    if not known:
        raise NoZone
    if day > (latest := today(site.zone)) or (latest - day).days > LONGEST_AGO_DAYS:
        raise ImpossibleDay(day)

    def note() -> EarlierNeedling:
        noted = EarlierNeedling.objects.create(
            patient=patient, zones=[zone.value for zone in known], day=day, told_at=now(), noted_by=staff_of(by)
        )
        record(by, "noted earlier needling", noted, patient_id=patient.pk, day=day, zones=noted.zones)
        return noted

    asked = [known, day]
    return once(once_key, "note earlier needling", EarlierNeedling, note, by=by, target=patient.pk, asked=asked)


@transaction.atomic
def take_back_earlier_needling(*, needling: EarlierNeedling, site: Site, by: Actor) -> EarlierNeedling:
    """It was noted by mistake: it stays to be seen, and nothing counts from it."""
    require(by, Need.EXAMINE, site.pk)
    needling = EarlierNeedling.objects.select_for_update().get(pk=needling.pk)
    if needling.withdrawn_at is None:
        needling.withdrawn_at = now()
        needling.save(update_fields=["withdrawn_at"])
        record(by, "took back earlier needling", needling, patient_id=needling.patient_id)
    return needling
