"""What can be asked of courses and their sessions."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db.models import QuerySet

from basketweave.clinic.access.actor import Actor
from basketweave.clinic.access.door import Need, fetch, narrow
from basketweave.clinic.face.zones import ALL, name_of
from basketweave.clinic.people.models import Episode
from basketweave.clinic.plan.asking import Asked, Earliest, asked_first, asked_of, ceiling_of, first_proposal, proposal
from basketweave.clinic.plan.changes import Change, as_it_stands, before_and_after, sessions_of
from basketweave.clinic.plan.course_words import (
    allowed_for,
    allowed_in_words,
    course_of,
    finding_in,
    hold_in_words,
    in_plain_words,
    last_window_day,
    likely_zones,
    questions_for,
    stopped_in_words,
)
from basketweave.clinic.plan.days import booked_days, treated_days
from basketweave.clinic.plan.events import events_of
from basketweave.clinic.plan.free_days import SESSION_MINUTES, day_to_begin_with, free_day, free_times
from basketweave.clinic.plan.holds import Stopped, hold_of, hold_of_episode, stopped, to_weigh
from basketweave.clinic.plan.models import Course, Override, Session
from basketweave.clinic.plan.passing import key_of, overrides_of, passes_as, standing
from basketweave.clinic.plan.wording import day_to_offer, findings_in_words, in_words
from basketweave.science.protocol.findings import Finding

__all__ = [  # others, and the views, ask them here
    "SESSION_MINUTES",
    "Asked",
    "Change",
    "Earliest",
    "Stopped",
    "allowed_for",
    "allowed_in_words",
    "as_it_stands",
    "asked_first",
    "asked_of",
    "before_and_after",
    "booked_days",
    "ceiling_of",
    "course_of",
    "day_to_begin_with",
    "day_to_offer",
    "events_of",
    "finding_in",
    "findings_in_words",
    "first_proposal",
    "free_day",
    "free_times",
    "hold_in_words",
    "hold_of",
    "hold_of_episode",
    "in_plain_words",
    "in_words",
    "key_of",
    "last_window_day",
    "likely_zones",
    "overrides_of",
    "passes_as",
    "proposal",
    "questions_for",
    "sessions_of",
    "stopped",
    "stopped_in_words",
    "to_weigh",
    "treated_days",
]

WITH_ALL = (
    "course__episode__patient",
    "course__episode__site",
    "course__episode__request",
    "course__specialist",
    "course__device",
    "holding",
)


def course_for(actor: Actor, course_id: UUID, *, need: Need = Need.BOOKING) -> Course:
    """The course, or the answer that there is none for this actor."""
    courses = Course.objects.select_related(
        "episode__patient", "episode__site", "episode__request", "specialist", "device", "planned_by"
    ).prefetch_related("zones")
    return fetch(actor, courses, need=need, pk=course_id)


def session_for(actor: Actor, session_id: UUID, *, need: Need = Need.BOOKING) -> Session:
    """The session, or the answer that there is none for this actor."""
    return fetch(
        actor, Session.objects.select_related(*WITH_ALL).prefetch_related("course__zones"), need=need, pk=session_id
    )


def open_course(episode: Episode) -> Course | None:
    """The course that this episode has and that has not ended."""
    return Course.objects.filter(episode=episode, ended_at__isnull=True).first()


def last_course(episode: Episode) -> Course | None:
    """The course that this episode had last, ended or not."""
    return Course.objects.filter(episode=episode).order_by("-planned_at").first()


def open_courses_of(patient_id: UUID) -> "QuerySet[Course]":
    """Every course of this patient that goes on."""
    return Course.objects.filter(episode__patient_id=patient_id, ended_at__isnull=True).select_related("episode")


def next_session(course: Course) -> Session | None:
    """The next one that is not treated yet, booked or not."""
    return course.sessions.still_to_come().select_related("holding").order_by("number").first()


def next_booked(course: Course) -> Session | None:
    """The next one with a day in the diary."""
    return course.sessions.booked().select_related("holding__specialist").order_by("number").first()


def sessions_of_patient(actor: Actor, patient_id: UUID) -> "QuerySet[Session]":
    """What a patient's own page shows: every standing session with its day, or its window until it has one."""
    sessions = Session.objects.standing().filter(course__episode__patient_id=patient_id)
    needs = Need.OWN if actor.patient_id is not None else Need.BOOKING
    return (
        narrow(actor, sessions, needs)
        .select_related("holding", "course__specialist", "course__episode__site")
        .order_by("course__planned_at", "number")
    )


def booked_from(site_id: UUID, day: date) -> "QuerySet[Session]":
    """Sessions booked at a site on a day: what the treatment rooms prepare for."""
    return Session.objects.booked().filter(course__episode__site_id=site_id, holding__day=day).select_related(*WITH_ALL)


def override_for(actor: Actor, override_id: UUID, *, need: Need = Need.CLINICAL) -> Override:
    """What was let pass, or the answer that there is none for this actor."""
    return fetch(actor, standing(taken_back_too=True), need=need, pk=override_id)


def findings(session: Session, day: date) -> tuple[Finding, ...]:
    """What the rules say to holding this session on that day, let pass or not."""
    return asked_of(session, day).findings


def in_the_way(session: Session, day: date) -> tuple[Finding, ...]:
    """What of it refuses or asks, and nobody has let pass or answered."""
    return asked_of(session, day).in_the_way


def earliest_day(session: Session, day: date) -> Earliest:
    """The first day from that one on that nothing refuses, with the reasons."""
    return asked_of(session, day).earliest


@dataclass(frozen=True, kw_only=True)
class PlannedZone:
    zone: str
    needle_length_mm: Decimal

    @property
    def name(self) -> str:
        return name_of(self.zone)

    @property
    def is_periorbital(self) -> bool:
        return self.zone.startswith("periorbital")


def zones_of(course: Course) -> list[PlannedZone]:
    """The zones of a course from the forehead down, each with its needle length."""
    planned = {each.zone: each.needle_length_mm for each in course.zones.all()}
    return [PlannedZone(zone=zone, needle_length_mm=planned[zone]) for zone in ALL if zone in planned]
