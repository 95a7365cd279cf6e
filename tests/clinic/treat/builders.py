"""What a treatment needs before it: a consent that stands, and a session booked for today."""

from datetime import datetime
from zoneinfo import ZoneInfo

from basketweave.clinic.access.actor import actor_of
from basketweave.clinic.consult.queries import screened_for
from basketweave.clinic.house.models import ConsentText
from basketweave.clinic.people import actions as people
from basketweave.clinic.people.models import Consent, Episode, Staff
from basketweave.clinic.plan.models import Course
from basketweave.clinic.shell.clock import now
from basketweave.clinic.treat import actions, queries
from basketweave.clinic.treat.models import Treatment
from basketweave.clinic.treat.queries import ZoneRecord
from tests.clinic.plan.builders import booked, screened, session

TITLE, TEXT = "Microneedling", "You can expect redness for some days. You can take this consent back at any time."


def a_text(title: str = TITLE, text: str = TEXT) -> ConsentText:
    ConsentText.objects.filter(replaced_at__isnull=True).update(replaced_at=now())
    return ConsentText.objects.create(
        title=title, text=text, digest=ConsentText.digest_of(title, text), valid_from=now()
    )


def a_consent(episode: Episode, witness: Staff) -> Consent:
    text = a_text()
    return people.sign_consent(
        episode=episode,
        text=text,
        digest_shown=text.digest,
        signed_name=episode.patient.name,
        witnessed_by=witness,
        by=actor_of(witness.user),
    )


def lisbon_time(year: int, month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=ZoneInfo("Europe/Lisbon"))


def begun(course: Course, number: int, who: Staff) -> Treatment:
    """Booked for the day that the clock shows, and begun."""
    mine = session(course, number)
    if mine.is_to_book:
        mine = booked(course, number, now().astimezone(ZoneInfo("Europe/Lisbon")).date(), actor_of(who.user))
    if screened_for(mine.pk) is None:
        screened(course, number, who)
    treatment = actions.begin(session=mine, by=actor_of(who.user))
    return queries.whole().get(pk=treatment.pk)


def what_was_done(treatment: Treatment, lot: object, **other: object) -> dict:
    """A record with nothing left open."""
    zones = [
        ZoneRecord(zone=each.zone, needle_length_mm=each.needle_length_mm, passes=6, endpoint="erythema")
        for each in queries.zone_records(treatment)
    ]
    return {
        "device": treatment.device,
        "lot": lot,
        "zones": zones,
        "begun_at": treatment.begun_at,
        "ended_at": now(),
        "is_numbed": True,
        "anaesthetic": "Lidocaine 4% cream, on 09:15, off 09:55.",
        "touched": ["sterile-saline"],
        "on_the_skin": "Saline 0.9 %, lot S-118, 09:58.",
        "reaction": "Even erythema.",
        "notes": "Comfortable.",
    } | other


def signed(treatment: Treatment, lot: object, who: Staff, **other: object) -> Treatment:
    by = actor_of(who.user)
    saved = actions.save(treatment=treatment, version=None, by=by, **what_was_done(treatment, lot, **other))
    actions.sign(treatment=saved, version=saved.version, by=by)
    return queries.whole().get(pk=treatment.pk)
