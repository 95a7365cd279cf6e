"""What those who treat see of a patient's health: answers, findings, the call that is owed; and the same questions."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from basketweave.clinic.access.door import Need, may
from basketweave.clinic.access.views import Request, staff
from basketweave.clinic.consult import actions, queries
from basketweave.clinic.consult.answered import known, who_answered
from basketweave.clinic.consult.forms import CallForm
from basketweave.clinic.consult.health_forms import HealthForm, NothingChanged, answers_on
from basketweave.clinic.consult.models import Screening
from basketweave.clinic.house.refusals import refusals_on
from basketweave.clinic.people.models import Episode
from basketweave.clinic.people.queries import episode_for
from basketweave.clinic.shell.pages import page

SPECIALIST = Screening.Occasion.SPECIALIST


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Need.CLINICAL)
def health(request: Request, episode_id: UUID) -> HttpResponse:
    """The answers that count, and the form to answer them anew for the patient."""
    episode = episode_for(request.actor, episode_id, need=Need.CLINICAL)
    data = request.POST if request.method == "POST" else None
    says_unchanged = data is not None and "unchanged" in data
    unchanged = NothingChanged(data if says_unchanged else None)
    form = HealthForm(
        None if says_unchanged else data, occasion=SPECIALIST, told=queries.history_of(episode.patient_id)
    )
    answering: NothingChanged | HealthForm = unchanged if says_unchanged else form
    if answering.is_bound and answering.is_valid():
        key = answering.cleaned_data["once_key"]
        if says_unchanged:
            with refusals_on(unchanged, by=request.actor):
                actions.say_nothing_changed(episode=episode, occasion=SPECIALIST, once_key=key, by=request.actor)
        else:
            with answers_on(form, by=request.actor):
                actions.answer_screening(
                    episode=episode, answers=form.answers, occasion=SPECIALIST, once_key=key, by=request.actor
                )
        if not answering.errors:
            messages.success(request, _("The answers are kept."))
            return redirect("consult:health", episode.pk)
    return _page(request, episode, form=form, unchanged=unchanged)


@require_POST
@staff(Need.EXAMINE)
def finish_call(request: Request, call_id: UUID) -> HttpResponse:
    call = queries.call_for(request.actor, call_id)
    form = CallForm(request.POST)
    if form.is_valid():
        with refusals_on(form, by=request.actor):
            actions.finish_call(call=call, outcome=form.cleaned_data["outcome"], by=request.actor)
            messages.success(request, _("Kept. The call is made."))
            return redirect("consult:health", call.episode_id)
    return _page(request, call.episode, calling=form)


def _page(
    request: Request,
    episode: Episode,
    *,
    form: HealthForm | None = None,
    unchanged: NothingChanged | None = None,
    calling: forms.Form | None = None,
) -> HttpResponse:
    now_known = known(episode)
    shown = [each for each in (form, unchanged, calling) if each is not None]
    return page(
        request,
        "consult/health.html",
        status=422 if any(each.errors for each in shown) else 200,
        episode=episode,
        known=now_known,
        who=who_answered(now_known.screening) if now_known.screening else "",
        call=queries.open_call_of(episode),
        calling=calling or CallForm(),
        form=form or HealthForm(occasion=SPECIALIST, told=queries.history_of(episode.patient_id)),
        unchanged=(unchanged or NothingChanged()) if now_known.screening else None,
        may_answer=may(request.actor, Need.EXAMINE, episode.site_id),
    )
