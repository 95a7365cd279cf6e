"""Which series are held, and what stands in the way of the sessions that are still to come."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import F, QuerySet

from basketweave.clinic.access.clock import today
from basketweave.clinic.people.models import Episode
from basketweave.clinic.plan.asking import asked_of_each
from basketweave.clinic.plan.models import Course, SeriesHold, Session
from basketweave.science.protocol.findings import Finding


def hold_of(course: Course) -> SeriesHold | None:
    """What holds this series now, if anything does."""
    held = SeriesHold.objects.filter(course=course, released_at__isnull=True)
    return held.select_related("course__episode__patient__vault_key", "screening").first()


def hold_of_episode(episode: Episode) -> SeriesHold | None:
    """What holds the open course of this episode, if it has one."""
    held = SeriesHold.objects.filter(course__episode=episode, course__ended_at__isnull=True, released_at__isnull=True)
    return held.select_related("course").first()


def to_weigh() -> "QuerySet[Course]":
    """Open courses of patients who have answered since they were last weighed."""
    since = {"episode__patient__episodes__screenings__answered_at__gt": F("weighed_at")}
    found = Course.objects.filter(ended_at__isnull=True, **since)
    return found.select_related("episode__patient", "episode__site").distinct()


@dataclass(frozen=True, kw_only=True)
class Stopped:
    """A session to come that cannot be held as it stands, and the first day that would fit, where there is one."""

    session: Session
    findings: tuple[Finding, ...]
    first_day: date | None


def stopped(course: Course, sessions: Sequence[Session] | None = None) -> list[Stopped]:
    """A session that has its day is judged on that day. One without a day can still be given a later one: for it,
    only what no waiting helps against counts. `sessions` are those of the course, where they are known."""
    if sessions is None:
        sessions = list(course.sessions.still_to_come().select_related("holding").order_by("number"))
    return list(_stopped(course, [each for each in sessions if each.treated_on is None and each.cancelled_at is None]))


def _stopped(course: Course, to_come: Sequence[Session]) -> Iterator[Stopped]:
    now = today(course.episode.site.zone)
    for session in to_come:
        session.course = course
    days = {session: max(session.day or session.window_ideal, now) for session in to_come}
    for session, asked in asked_of_each(course, days).items() if days else ():
        found = tuple(each for each in asked.in_the_way if session.day is not None or each.not_before is None)
        if found:
            yield Stopped(session=session, findings=found, first_day=asked.earliest.day)
