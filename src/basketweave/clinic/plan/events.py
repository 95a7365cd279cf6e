"""The lines of this step on a patient's timeline."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db.models import F
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from basketweave.clinic.people.events import Event
from basketweave.clinic.plan.models import Course, Override, Session
from basketweave.clinic.plan.passing import standing

OF_HOLD = {
    "hold_id": F("course__holds__pk"),
    "held_at": F("course__holds__held_at"),
    "released_at": F("course__holds__released_at"),
    "released_by": F("course__holds__released_by__name"),
}


def events_of(patient_id: UUID) -> list[Event]:
    """Courses planned and ended, what was let pass, series held and released, sessions booked."""
    rows: Any = (  # a session stands here once for each time that its series was held: one question for all three
        Session.objects.filter(course__episode__patient_id=patient_id)
        .select_related("holding", "course__episode__site", "course__planned_by")
        .annotate(**OF_HOLD)
        .order_by("course__planned_at", "number")
    )
    sessions = {row.pk: row for row in rows}.values()
    courses = {session.course_id: session.course for session in sessions}.values()  # none is without a session
    holds = {row.hold_id: row for row in rows if row.hold_id}.values()
    found = [event for course in courses for event in _events_of_course(course)]
    let = standing(taken_back_too=True).filter(episode__patient_id=patient_id)
    resting_on: dict[UUID | None, Course] = {
        each.decision_id: each for each in courses
    }  # of several, the one planned last
    found += [event for override in let for event in _events_of_override(override, resting_on)]
    found += [event for hold in holds for event in _events_of_hold(hold)]
    return found + [
        Event(
            at=session.holding.starts_at,
            site_id=session.course.episode.site.pk,
            zone=session.course.episode.site.zone,
            words=_("Session %(number)s of %(count)s booked")
            % {"number": session.number, "count": session.course.session_count},
            url=reverse("plan:course", args=[session.course_id]),
            is_to_come=True,
            is_done=False,
        )
        for session in sessions
        if session.is_booked and session.holding is not None
    ]


def _events_of_course(course: Course) -> list[Event]:
    site, url = course.episode.site, reverse("plan:course", args=[course.pk])
    words = _("Course of %(count)s sessions planned by %(name)s") % {
        "count": course.session_count,
        "name": course.planned_by.name,
    }
    found = [Event(at=course.planned_at, site_id=site.pk, zone=site.zone, words=words, url=url)]
    if course.ended_at:
        ended = _("Course ended")
        found.append(Event(at=course.ended_at, site_id=site.pk, zone=site.zone, words=ended, url=url))
    return found


def _events_of_override(override: Override, resting_on: Mapping[UUID | None, Course]) -> list[Event]:
    """With the words, for those who treat; nobody else reads them."""
    course = override.session.course if override.session else resting_on[override.decision_id]
    site, url = override.episode.site, reverse("plan:course", args=[course.pk])
    told = {
        "name": override.allowed_by.name,
        "words": override.words,
        "day": date_format(override.ends_on),
        "rule": override.shown.rule if override.shown else "",
    }
    if override.is_answer:
        words = _("%(name)s answered what %(rule)s asks: %(words)s") % told
    else:
        words = _("%(name)s let pass what %(rule)s says, until %(day)s: %(words)s") % told
    found = [Event(at=override.allowed_at, site_id=site.pk, zone=site.zone, words=words, url=url, is_clinical=True)]
    if override.taken_back_at and override.taken_back_by:
        words = _("%(name)s took back what was let pass of %(rule)s") % (told | {"name": override.taken_back_by.name})
        found.append(
            Event(at=override.taken_back_at, site_id=site.pk, zone=site.zone, words=words, url=url, is_clinical=True)
        )
    return found


def _events_of_hold(hold: Any) -> list[Event]:
    site, url = hold.course.episode.site, reverse("plan:course", args=[hold.course_id])
    found = [Event(at=hold.held_at, site_id=site.pk, zone=site.zone, words=_("Series on hold"), url=url)]
    if hold.released_at:
        words = _("Series released")
        if hold.released_by:
            words = _("Series released by %(name)s") % {"name": hold.released_by}
        found.append(Event(at=hold.released_at, site_id=site.pk, zone=site.zone, words=words, url=url))
    return found
