"""Before and after side by side, and the decision below."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from basketweave.clinic.access.door import Need
from basketweave.clinic.access.views import Request, staff
from basketweave.clinic.examine import queries as examine
from basketweave.clinic.examine.models import Examination
from basketweave.clinic.house.refusals import Refusal, refusals_on
from basketweave.clinic.review import actions, forms, queries
from basketweave.clinic.review.models import Review
from basketweave.clinic.shell.pages import page


@require_http_methods(["GET", "POST"])
@staff(Need.EXAMINE)
def review(request: Request, course_id: UUID) -> HttpResponse:
    course = queries.course_to_review(request.actor, course_id)
    after = queries.after_of(course)
    form = forms.ReviewForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("outcome", "words", "once_key")}
        with refusals_on(form, by=request.actor):
            made = actions.review(course=course, after=after, by=request.actor, **given)
            return redirect("review:show", review_id=made.pk)
    return page(
        request,
        "review/review.html",
        status=422 if form.errors else 200,
        course=course,
        after=after,
        form=form,
        earlier=queries.reviews_of_course(course),
        **_side_by_side(queries.before_of(course), after),
    )


@require_POST
@staff(Need.EXAMINE)
def begin(request: Request, course_id: UUID) -> HttpResponse:
    course = queries.course_to_review(request.actor, course_id)
    try:
        examination = actions.begin(course=course, by=request.actor)
    except Refusal as refusal:
        messages.error(request, refusal.words())
        return redirect("review:review", course_id=course.pk)
    return redirect("examine:examination", examination_id=examination.pk)


@require_GET
@staff(Need.CLINICAL)
def show(request: Request, review_id: UUID) -> HttpResponse:
    found: Review = queries.review_for(request.actor, review_id)
    return page(request, "review/show.html", review=found, **_side_by_side(found.before, found.after))


def _side_by_side(before: Examination, after: Examination | None) -> dict[str, Any]:
    if after is None:
        return {"before_seen": examine.seen_in(before)}
    comparisons = queries.compare(before, after)
    return {
        "before_seen": examine.seen_in(before),
        "after_seen": examine.seen_in(after),
        "comparisons": comparisons,
        "scales": queries.scales_of(comparisons),
        "trends": queries.trends_until(after),
        "pairs": queries.photographs(before, after),
    }
