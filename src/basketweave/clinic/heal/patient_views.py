"""A patient answers: the advice stands on the page at once, day and night."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from basketweave.clinic.access.door import Need
from basketweave.clinic.access.views import Request, patient
from basketweave.clinic.heal import actions, forms, queries
from basketweave.clinic.heal.advice import advice_of, reassurance
from basketweave.clinic.heal.models import CheckIn
from basketweave.clinic.house.refusals import refusals_on
from basketweave.clinic.people.queries import patient_of
from basketweave.clinic.shell.pages import page


@require_http_methods(["GET", "POST"])
@patient()
def answer(request: Request, check_in_id: UUID) -> HttpResponse:
    check_in = queries.check_in_for(request.actor, check_in_id, need=Need.OWN)
    form = forms.Answers(
        request.POST if request.method == "POST" else None, questions=queries.questions_for(check_in.treatment)
    )
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            kept = actions.answer(
                check_in=check_in, answers=form.answers, words=form.cleaned_data["words"], by=request.actor
            )
            return redirect("heal:answer", check_in_id=kept.pk)  # another one, where a second answer is a worrying one
    if check_in.answered_at:
        shown = _answered if queries.is_shown_by_link(check_in) else _answered_before
        return shown(request, check_in)
    return _form(request, form, day=queries.days_since(check_in.treatment), is_wrong=False)


@require_http_methods(["GET", "POST"])
@patient()
def wrong(request: Request) -> HttpResponse:
    """Always open. Whoever has had no session here gets the numbers to call."""
    mine = patient_of(request.actor)
    treatment = queries.latest_treatment_of(mine.pk)
    if treatment is None:
        return page(request, "heal/nothing_treated.html", sites=queries.sites_to_call(mine.pk), **_own())
    form = forms.Answers(
        request.POST if request.method == "POST" else None,
        questions=queries.questions_for(treatment),
        must_answer_all=False,
    )
    if request.method == "POST" and form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("words", "once_key")}
        with refusals_on(form):
            check_in = actions.report_wrong(patient=mine, answers=form.answers, by=request.actor, **given)
            return redirect("heal:answer", check_in_id=check_in.pk)
    site = treatment.session.course.episode.site
    return _form(request, form, day=queries.days_since(treatment), is_wrong=True, site=site)


def _form(request: Request, form: forms.Answers, *, day: int, is_wrong: bool, **more: Any) -> HttpResponse:
    status = 422 if form.errors else 200
    return page(request, "heal/answer.html", status=status, form=form, day=day, is_wrong=is_wrong, **more, **_own())


@patient(verified=True)
def _answered_before(request: Request, check_in: CheckIn) -> HttpResponse:
    """By then it is history, and waits behind the one-time code."""
    return _answered(request, check_in)


def _answered(request: Request, check_in: CheckIn) -> HttpResponse:
    treatment = check_in.treatment
    return page(
        request,
        "heal/advice.html",
        check_in=check_in,
        advice=advice_of(check_in),
        reassurance=reassurance(queries.days_until(treatment, check_in)),
        task=getattr(check_in, "task", None),
        site=treatment.session.course.episode.site,
        **_own(),
    )


def _own() -> dict[str, Any]:
    return {"own_pages_url": reverse("journey:my")}
