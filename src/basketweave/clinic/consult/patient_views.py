"""The health questions on a patient's own pages; earlier answers open after the one-time code."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from basketweave.clinic.access.door import Need, may
from basketweave.clinic.access.views import Request, patient
from basketweave.clinic.consult import actions, queries
from basketweave.clinic.consult.health_forms import HealthForm, NothingChanged, answers_on
from basketweave.clinic.consult.models import Screening
from basketweave.clinic.consult.told import told
from basketweave.clinic.house.refusals import refusals_on
from basketweave.clinic.shell.pages import page

AT_REQUEST, LATER = Screening.Occasion.REQUEST, Screening.Occasion.BEFORE_SESSION


@require_http_methods(["GET", "HEAD", "POST"])
@patient()
def my_health(request: Request) -> HttpResponse:
    episode = queries.own_episode(request.actor)
    if episode is None:
        return redirect("journey:my")
    before = queries.latest_screening(episode.patient_id)
    sees_before = before is not None and may(request.actor, Need.OWN_HISTORY)
    occasion = LATER if before else AT_REQUEST
    data = request.POST if request.method == "POST" else None
    says_unchanged = data is not None and "unchanged" in data
    unchanged = NothingChanged(data if says_unchanged else None)
    form = HealthForm(
        None if says_unchanged else data,
        occasion=occasion,
        told=queries.history_in(before) if before and sees_before else None,
    )
    kept = None
    if says_unchanged and unchanged.is_valid():
        with refusals_on(unchanged):
            kept = actions.say_nothing_changed(episode=episode, by=request.actor, **unchanged.cleaned_data)
    elif form.is_bound and form.is_valid():
        with answers_on(form):
            key = form.cleaned_data["once_key"]
            kept = actions.answer_screening(
                episode=episode, answers=form.answers, occasion=occasion, once_key=key, by=request.actor
            )
    if kept:
        return redirect("consult:my_health_told", kept.pk)
    return page(
        request,
        "consult/my_health.html",
        status=422 if form.errors or unchanged.errors else 200,
        form=form,
        unchanged=unchanged,
        before=before,
        sees_before=sees_before,
        own_pages_url=reverse("journey:my"),
    )


@require_safe
@patient()
def my_health_told(request: Request, screening_id: UUID) -> HttpResponse:
    kept = queries.screening_for(request.actor, screening_id, need=Need.OWN)
    return (_told if queries.is_fresh(kept) else _told_before)(request, kept)


@patient(verified=True)
def _told_before(request: Request, kept: Screening) -> HttpResponse:
    """By then it is history, and waits behind the one-time code."""
    return _told(request, kept)


def _told(request: Request, kept: Screening) -> HttpResponse:
    return page(
        request,
        "consult/my_health_told.html",
        told=told(kept),
        site=kept.episode.site,
        own_pages_url=reverse("journey:my"),
    )
