"""Ana's first session was held and signed; what a patient answers."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

from basketweave.clinic.access.actor import Actor, actor_of
from basketweave.clinic.house import actions as house
from basketweave.clinic.house.queries import consent_text
from basketweave.clinic.people import actions as people
from basketweave.clinic.people.queries import consent_of
from basketweave.clinic.plan import actions as plan
from basketweave.clinic.shell.clock import now
from basketweave.clinic.treat import actions as treat
from basketweave.clinic.treat.queries import ZoneRecord
from basketweave.science.protocol.check_in.questions import questions
from tests.clinic.plan.builders import screened, session

WORKER = Actor.job("heal:ask")


def all_well(day_after):
    """Every question of that day, with the answer that worries nobody."""
    return {question.id: question.choices[0].value for question in questions(day_after)}


def consented(episode, witness):
    setup = Actor.job("test")
    text = consent_text("en") or house.publish_consent_text(
        language="en", title="Consent", text="What will be done.", by=setup
    )
    return consent_of(episode) or people.sign_consent(
        episode=episode,
        text=text,
        digest_shown=text.digest,
        signed_name=episode.patient.name,
        witnessed_by=witness,
        by=actor_of(witness.user),
    )


def begun(course, number, specialist):
    """The record of a session, opened in the treatment room; today is its day."""
    consented(course.episode, specialist)
    screened(course, number, specialist)
    return treat.begin(session=session(course, number), by=actor_of(specialist.user))


def signed(treatment, lot):
    by = actor_of(treatment.specialist.user)
    treatment = treat.save(
        treatment=treatment,
        version=None,
        device=treatment.device,
        lot=lot,
        zones=[
            ZoneRecord(zone=zone, needle_length_mm=Decimal("1.50"), passes=6, endpoint="erythema")
            for zone in treatment.session.course.zones.values_list("zone", flat=True)
        ],
        begun_at=now(),
        ended_at=now() + timedelta(minutes=40),
        is_numbed=False,
        touched=["nothing"],
        by=by,
    )
    return treat.sign(treatment=treatment, version=None, by=by)


def series_booked(course, by):
    return plan.book_series(course=course, wall_time=datetime(2026, 3, 9, 10, tzinfo=UTC).time(), by=by)
