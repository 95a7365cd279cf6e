"""What can be done in the treatment room: begin, save half-finished, sign and lock, add beside."""

from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from basketweave.clinic.access.actor import Actor, Kind
from basketweave.clinic.access.clock import now, today
from basketweave.clinic.access.door import Need, require
from basketweave.clinic.access.once import once
from basketweave.clinic.access.versions import StaleRecord, bump
from basketweave.clinic.house.guideline import guideline
from basketweave.clinic.house.models import Device, Lot
from basketweave.clinic.ledger.actions import record
from basketweave.clinic.people import actions as people
from basketweave.clinic.people.models import Due, Step
from basketweave.clinic.people.queries import consent_of, staff_of
from basketweave.clinic.plan import actions as plan
from basketweave.clinic.plan import queries as plans
from basketweave.clinic.plan.actions import session_locked
from basketweave.clinic.plan.models import Session
from basketweave.clinic.plan.refusals import DeviceNotForThis, NeedleTooLong, SeriesHeld
from basketweave.clinic.treat import queries
from basketweave.clinic.treat.digest import digest_of
from basketweave.clinic.treat.models import Addendum, TreatedZone, Treatment
from basketweave.clinic.treat.queries import ZoneRecord
from basketweave.clinic.treat.refusals import (
    AlreadySigned,
    AnotherComesFirst,
    LotRefused,
    NoConsent,
    NotBookedForToday,
    NotComplete,
    NothingAndSomething,
    NotScreened,
    NotSignedYet,
    NotToTreat,
    NoWords,
    OnlyWhoTreated,
    TimesRefused,
    UnknownTouch,
)
from basketweave.clinic.treat.touching import NOTHING, TOUCHED
from basketweave.science.protocol.findings import refusals


@transaction.atomic
def begin(*, session: Session, by: Actor) -> Treatment:
    """Opens the record of today's session: consent stands, and every rule is asked again for today."""
    episode = session.course.episode
    require(by, Need.EXAMINE, episode.site_id)
    session = session_locked(session)
    if begun := queries.treatment_of(session):
        return begun
    consent = consent_of(episode)
    day = today(episode.site.zone)
    _check_may_begin(session, day)
    if consent is None:
        raise NoConsent
    treatment = Treatment.objects.create(
        session=session,
        specialist=staff_of(by),
        device=session.course.device,
        consent=consent,
        day=day,
        begun_at=now(),
    )
    TreatedZone.objects.bulk_create(
        TreatedZone(treatment=treatment, zone=each.zone, needle_length_mm=each.needle_length_mm)
        for each in plans.zones_of(session.course)
    )
    people.move_on(
        episode,
        step=Step.TREAT,
        due=Due.SIGNATURE,
        due_day=day,
        due_number=session.number,
        owner=treatment.specialist,
    )
    record(by, "began a treatment", treatment, patient_id=episode.patient_id, number=session.number)
    return treatment


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
    mine = _locked(treatment, version)
    _check_means(mine, device, lot, zones)
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


@transaction.atomic
def sign(*, treatment: Treatment, version: int | None, by: Actor) -> Treatment:
    """Signs and locks: from here on the database refuses every change."""
    episode = treatment.session.course.episode
    require(by, Need.EXAMINE, episode.site_id)
    mine = _locked(treatment, version)
    if by.kind != Kind.STAFF or staff_of(by).pk != mine.specialist_id:
        raise OnlyWhoTreated(mine.specialist.name)
    records = queries.zone_records(mine)
    _check_means(mine, mine.device, mine.lot, records)
    if missing := what_is_missing(mine, records):
        raise NotComplete(missing)
    if refused := refusals(queries.in_the_way(mine, records)):
        raise plan.SessionRefused(refused, site_id=episode.site_id)
    mine.signed_at, mine.signed_by = now(), mine.specialist
    bump(mine, version, signed_at=mine.signed_at, signed_by=mine.signed_by, digest=digest_of(mine))
    treated = [each.zone for each in records if not each.left_out_because.strip()]
    plan.note_treated(session=mine.session, day=mine.day, zones=treated, by=by)
    _move_on(mine)
    record(by, "signed a treatment", mine, patient_id=episode.patient_id, digest=mine.digest)
    return mine


@transaction.atomic
def add_addendum(*, treatment: Treatment, words: str, once_key: str | None = None, by: Actor) -> Addendum:
    """A correction beside a signed record, never in it."""
    episode = treatment.session.course.episode
    require(by, Need.EXAMINE, episode.site_id)
    if not treatment.is_signed():
        raise NotSignedYet
    if not words.strip():
        raise NoWords

    def do() -> Addendum:
        addendum = Addendum.objects.create(
            treatment=treatment, words=words.strip(), added_by=staff_of(by), added_at=now()
        )
        record(by, "added an addendum", addendum, patient_id=episode.patient_id, treatment=treatment)
        return addendum

    return once(once_key, "add_addendum", Addendum, do, by=by, target=treatment.pk, asked=[words.strip()])


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


def _check_may_begin(session: Session, day: date) -> None:
    if session.treated_on is not None or session.cancelled_at is not None:
        raise NotToTreat
    if plans.hold_of(session.course) is not None:
        raise SeriesHeld(session.course.specialist.name)
    if refused := plans.in_the_way(session, day):
        raise plan.SessionRefused(refused, site_id=session.course.episode.site_id)
    first = plans.next_session(session.course)
    if first is not None and first.pk != session.pk:
        raise AnotherComesFirst(first.number)
    if session.day != day:
        raise NotBookedForToday(session.day)
    if not queries.screening_of(session, day).is_valid:
        raise NotScreened


def _check_means(treatment: Treatment, device: Device, lot: Lot | None, zones: Iterable[ZoneRecord]) -> None:
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


def _locked(treatment: Treatment, version: int | None) -> Treatment:
    """The record as it stands, for us alone; refused once it is signed or has moved on."""
    Treatment.objects.select_for_update().get(pk=treatment.pk)
    mine = queries.whole().get(pk=treatment.pk)
    if mine.is_signed():
        raise AlreadySigned
    if version is not None and mine.version != version:
        raise StaleRecord(mine)
    return mine


def _move_on(treatment: Treatment) -> None:
    """Healing begins; where the next session comes before the first check-in, that is due first."""
    course = treatment.session.course
    first_check = treatment.day + min(guideline().check_in_days, default=timedelta(days=1))
    following = plans.next_session(course)
    if following is not None and following.day is not None and following.day < first_check:
        people.move_on(
            course.episode, step=Step.TREAT, due=Due.SESSION, due_day=following.day, due_number=following.number
        )
        return
    people.move_on(
        course.episode,
        step=Step.HEAL,
        due=Due.CHECK_IN,
        due_day=first_check,
        due_number=(first_check - treatment.day).days,
    )
