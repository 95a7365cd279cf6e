"""The lines of this step on a patient's timeline."""

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from basketweave.clinic.people.events import Event
from basketweave.clinic.plan.models import Course, Session


def events_of(patient_id: UUID) -> list[Event]:
    """The lines of this step on a patient's timeline: courses planned and ended, sessions booked."""
    courses = Course.objects.filter(episode__patient_id=patient_id).select_related("episode__site", "planned_by")
    found = [event for course in courses for event in _events_of_course(course)]
    booked = (
        Session.objects.booked()
        .filter(course__episode__patient_id=patient_id)
        .select_related("holding", "course__episode__site")
    )
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
        for session in booked
        if session.holding is not None
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
