"""The record of a session is opened: consent stands, health was asked about again, and every rule agrees."""

from datetime import date

from django.db import transaction

from basketweave.clinic.access.actor import Actor
from basketweave.clinic.access.clock import now, today
from basketweave.clinic.access.door import Need, require
from basketweave.clinic.ledger.actions import record
from basketweave.clinic.people import actions as people
from basketweave.clinic.people.models import Due, Step
from basketweave.clinic.people.queries import consent_of, staff_of
from basketweave.clinic.plan import actions as plan
from basketweave.clinic.plan import queries as plans
from basketweave.clinic.plan.actions import session_locked
from basketweave.clinic.plan.models import Session
from basketweave.clinic.plan.passing_refusals import SeriesHeld
from basketweave.clinic.treat import queries
from basketweave.clinic.treat.models import TreatedZone, Treatment
from basketweave.clinic.treat.refusals import (
    AnotherComesFirst,
    NoConsent,
    NotBookedForToday,
    NotScreened,
    NotToTreat,
)


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
