"""Before and after: what was graded then and now, on the same scale, and what may be said of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from basketweave.clinic.access.actor import Actor
from basketweave.clinic.access.door import Need, fetch
from basketweave.clinic.examine import queries as examine
from basketweave.clinic.examine.models import Examination, Photograph
from basketweave.clinic.people.events import Event
from basketweave.clinic.plan import queries as plan
from basketweave.clinic.plan.models import Course
from basketweave.clinic.review.comparing import Comparison, compare, scales_of
from basketweave.clinic.review.models import Review
from basketweave.clinic.review.trends import Trend, trends

__all__ = ["Comparison", "Trend", "compare", "scales_of"]
REVIEW = "review"  # the purpose of an examination


@dataclass(frozen=True, kw_only=True)
class Pair:
    """Two photographs of one view; or the only one there is."""

    view: str
    before: Photograph | None
    after: Photograph | None


def course_to_review(actor: Actor, course_id: UUID) -> Course:
    """The course under review, or the answer that there is none for this actor."""
    return plan.course_for(actor, course_id, need=Need.EXAMINE)


def review_for(actor: Actor, review_id: UUID) -> Review:
    reviews = Review.objects.select_related(
        "course__episode__patient__vault_key", "course__episode__site", "before", "after", "reviewed_by"
    )
    return fetch(actor, reviews, need=Need.CLINICAL, pk=review_id)


def before_of(course: Course) -> Examination:
    """What the course is judged against: the examination on which it was decided."""
    return course.decision.examination


def after_of(course: Course) -> Examination | None:
    """The examination for the review that is under way and not yet reviewed."""
    reviewed = Review.objects.filter(course=course).values("after")
    mine = examine.examinations_of(course.episode).filter(purpose=REVIEW, begun_at__gte=course.planned_at)
    return mine.exclude(pk__in=reviewed).order_by("-begun_at").first()


def is_reviewed(examination: Examination) -> bool:
    return Review.objects.filter(after=examination).exists()


def reviews_of_course(course: Course) -> "QuerySet[Review]":
    """What was made of this course before, the latest first."""
    return Review.objects.filter(course=course).select_related("reviewed_by").order_by("-reviewed_at")


def trends_until(examination: Examination) -> Sequence[Trend]:
    """Every scale and place that was graded more than twice, up to this examination."""
    finished = examine.finished_of(examination.episode)
    return trends(each for each in finished if each.begun_at <= examination.begun_at)


def photographs(before: Examination, after: Examination) -> Sequence[Pair]:
    """The last photograph of each view, then and now."""
    then = {photograph.view: photograph for photograph in examine.photographs_of(before)}
    later = {photograph.view: photograph for photograph in examine.photographs_of(after)}
    return [
        Pair(view=(then.get(view) or later[view]).get_view_display(), before=then.get(view), after=later.get(view))
        for view in (*then, *(view for view in later if view not in then))
    ]


def reviews_of(patient_id: UUID) -> "QuerySet[Review]":
    """What was made of this patient's courses, newest first."""
    mine = Review.objects.filter(course__episode__patient_id=patient_id)
    return mine.select_related("course__episode__patient__vault_key", "course__episode__site", "reviewed_by").order_by(
        "-reviewed_at"
    )


def events_of(patient_id: UUID) -> list[Event]:
    """The lines of this step on a patient's timeline: what was reviewed, and what was made of it."""
    reviews = Review.objects.filter(course__episode__patient_id=patient_id).select_related(
        "course__episode__site", "reviewed_by"
    )
    return [
        Event(
            at=review.reviewed_at,
            site_id=review.course.episode.site.pk,
            zone=review.course.episode.site.zone,
            words=_("Reviewed by %(name)s: %(outcome)s")
            % {"name": review.reviewed_by.name, "outcome": review.get_outcome_display()},
            url=reverse("review:show", args=[review.pk]),
            is_clinical=True,
        )
        for review in reviews
    ]
