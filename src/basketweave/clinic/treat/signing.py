"""The record is signed and locked, and corrected only beside it."""

from datetime import timedelta

from django.db import transaction

from basketweave.clinic.access.actor import Actor, Kind
from basketweave.clinic.access.clock import now
from basketweave.clinic.access.door import Need, require
from basketweave.clinic.access.once import once
from basketweave.clinic.access.versions import bump
from basketweave.clinic.house.guideline import guideline
from basketweave.clinic.ledger.actions import record
from basketweave.clinic.people import actions as people
from basketweave.clinic.people.models import Due, Step
from basketweave.clinic.people.queries import staff_of
from basketweave.clinic.plan import actions as plan
from basketweave.clinic.plan import queries as plans
from basketweave.clinic.treat import queries
from basketweave.clinic.treat.digest import digest_of
from basketweave.clinic.treat.models import Addendum, Treatment
from basketweave.clinic.treat.recording import check_means, record_locked, what_is_missing
from basketweave.clinic.treat.refusals import (
    NotComplete,
    NotSignedYet,
    NoWords,
    OnlyWhoTreated,
)
from basketweave.science.protocol.findings import refusals


@transaction.atomic
def sign(*, treatment: Treatment, version: int | None, by: Actor) -> Treatment:
    """Signs and locks: from here on the database refuses every change."""
    episode = treatment.session.course.episode
    require(by, Need.EXAMINE, episode.site_id)
    mine = record_locked(treatment, version)
    if by.kind != Kind.STAFF or staff_of(by).pk != mine.specialist_id:
        raise OnlyWhoTreated(mine.specialist.name)
    records = queries.zone_records(mine)
    check_means(mine, mine.device, mine.lot, records)
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
