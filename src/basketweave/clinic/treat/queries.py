"""What can be asked of treatments: one record, what waits for a signature, what was signed and not followed yet."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, time
from decimal import Decimal
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from basketweave.clinic.access.actor import Actor
from basketweave.clinic.access.clock import today
from basketweave.clinic.access.door import Need, fetch, narrow
from basketweave.clinic.face.zones import ALL
from basketweave.clinic.house.models import ConsentText, Lot
from basketweave.clinic.house.queries import lots
from basketweave.clinic.people.events import Event
from basketweave.clinic.people.models import Consent, Episode
from basketweave.clinic.people.queries import consent_of, consents_of, current_text, is_minor, staff_of
from basketweave.clinic.plan import queries as plan
from basketweave.clinic.plan.models import Course, Session
from basketweave.clinic.plan.queries import allowed_for, asked_of, findings_in_words, hold_in_words, session_for
from basketweave.clinic.treat.asking import in_the_way, screening_of, what_the_rules_say
from basketweave.clinic.treat.digest import is_as_signed
from basketweave.clinic.treat.models import Addendum, Treatment
from basketweave.clinic.treat.touching import in_words
from basketweave.clinic.treat.zone_record import ZoneRecord
from basketweave.science.quantities import Zone

__all__ = [
    "ZoneRecord",
    "allowed_for",
    "asked_of",
    "consent_of",
    "current_text",
    "findings_in_words",
    "hold_in_words",
    "in_the_way",
    "is_as_signed",
    "is_minor",
    "screening_of",
    "session_for",
    "staff_of",
    "what_the_rules_say",
]


def consent_at(actor: Actor, session: Session, consent_id: UUID) -> Consent:
    """What was signed for this session's episode, or the answer that there is none for this actor."""
    episode = session.course.episode
    return fetch(actor, consents_of(episode.patient).filter(episode=episode), need=Need.BOOKING, pk=consent_id)


def treatment_for(actor: Actor, treatment_id: UUID, *, need: Need = Need.CLINICAL) -> Treatment:
    """The record, or the answer that there is none for this actor."""
    return fetch(actor, whole(), need=need, pk=treatment_id)


def treatment_of(session: Session) -> Treatment | None:
    return Treatment.objects.filter(session=session).first()


def unsigned_of(episode: Episode) -> Treatment | None:
    """The record that was begun and is still to be signed."""
    return Treatment.objects.filter(session__course__episode=episode, signed_at__isnull=True).first()


def worklist(actor: Actor) -> "QuerySet[Treatment]":
    """Records that wait for a signature."""
    return narrow(actor, whole(Treatment.objects.filter(signed_at__isnull=True)), Need.EXAMINE)


def signed_without_follow_up() -> "QuerySet[Treatment]":
    """Signed treatments for which nobody is asked yet how it is going."""
    return whole(Treatment.objects.filter(signed_at__isnull=False, check_ins__isnull=True))


def last_signed(course: Course) -> Treatment | None:
    return whole(Treatment.objects.filter(session__course=course, signed_at__isnull=False)).order_by("-day").first()


def last_signed_of(patient_id: UUID) -> Treatment | None:
    """The last signed treatment of this patient, in any course."""
    signed = Treatment.objects.filter(session__course__episode__patient_id=patient_id, signed_at__isnull=False)
    return whole(signed).order_by("-day", "-begun_at").first()


def treatments_of(episode: Episode) -> "QuerySet[Treatment]":
    return whole(Treatment.objects.filter(session__course__episode=episode)).order_by("begun_at")


def zone_records(treatment: Treatment) -> list[ZoneRecord]:
    """Every planned zone from the forehead down, as it is recorded so far."""
    planned = {each.zone: each.needle_length_mm for each in plan.zones_of(treatment.session.course)}
    done = {each.zone: each for each in treatment.zones.all()}
    left_out = treatment.left_out or {}
    return [
        ZoneRecord(
            zone=zone,
            needle_length_mm=done[zone].needle_length_mm if zone in done else planned[zone],
            passes=done[zone].passes if zone in done else None,
            endpoint=done[zone].endpoint if zone in done else "",
            left_out_because=left_out.get(zone, ""),
        )
        for zone in ALL
        if zone in planned
    ]


def touched_in_words(treatment: Treatment) -> str:
    return in_words(treatment.touched or ())


def lots_at(treatment: Treatment) -> Sequence[Lot]:
    """What lies in stock at this site; one that may not be used says so and is refused."""
    return list(lots(treatment.session.course.episode.site))


def days_since_last(
    session: Session, day: date, treated_days: Mapping[Zone, Sequence[date]] | None = None
) -> int | None:
    """Days since any zone of this session was last treated, here or elsewhere (`treated_days`, where asked already)."""
    treated = plan.treated_days(session.course.episode.patient) if treated_days is None else treated_days
    planned = {zone.zone for zone in session.course.zones.all()}
    before = [each for zone, days in treated.items() if zone.value in planned for each in days if each <= day]
    return (day - max(before)).days if before else None


def needle_map(records: Iterable[ZoneRecord]) -> dict[str, dict[str, object]]:
    """For the drawing: denser means longer needles, in quarters of what is given most; with the same in words."""
    given = [each for each in records if not each.left_out_because.strip()]
    longest = max((each.needle_length_mm for each in given), default=Decimal(1))
    return {
        "grades": {each.zone: max(1, round(4 * each.needle_length_mm / longest)) for each in given},
        "words": {each.zone: f"{each.needle_length_mm} mm" for each in given},
    }


def addenda_of(treatment: Treatment) -> "QuerySet[Addendum]":
    return (
        Addendum.objects.filter(treatment=treatment)
        .select_related("added_by", "treatment__session__course__episode__patient__vault_key")
        .order_by("added_at")
    )


def text_shown_before(text: ConsentText, digest: str | None) -> ConsentText | None:
    """The text that was read, where it is not the one that stands now: to be put beside it."""
    return type(text)._default_manager.filter(digest=digest or "").exclude(pk=text.pk).first()


def wall_times(treatment: Treatment) -> tuple[time, time | None]:
    """When it began and ended, by the clock on the site's wall."""
    clock = treatment.session.course.episode.site.clock
    ended = treatment.ended_at.astimezone(clock).time() if treatment.ended_at else None
    return treatment.begun_at.astimezone(clock).time(), ended


def today_at(session: Session) -> date:
    return today(session.course.episode.site.zone)


def events_of(patient_id: UUID) -> list[Event]:
    """The lines of this step on a patient's timeline."""
    return [
        Event(
            at=each.signed_at or each.begun_at,
            site_id=each.session.course.episode.site.pk,
            zone=each.session.course.episode.site.zone,
            words=(
                _("Session %(number)s treated by %(name)s, signed")
                if each.is_signed()
                else _("Session %(number)s: record to be signed by %(name)s")
            )
            % {"number": each.session.number, "name": each.specialist.name},
            url=reverse("treat:treatment", args=[each.pk]),
            is_clinical=True,
            is_done=each.is_signed(),
        )
        for each in whole(Treatment.objects.filter(session__course__episode__patient_id=patient_id))
    ]


def whole(treatments: "QuerySet[Treatment] | None" = None) -> "QuerySet[Treatment]":
    """With all that a record needs to be read."""
    found = Treatment.objects.all() if treatments is None else treatments
    return found.select_related(
        "session__course__episode__patient__vault_key",
        "session__course__episode__site",
        "specialist",
        "device",
        "lot",
        "consent",
        "signed_by",
    )
