"""What staff see of healing: answers with what they mean, answers taken on the telephone, the call that is owed."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from basketweave.clinic.access.door import Need, may
from basketweave.clinic.access.views import Request, staff
from basketweave.clinic.heal import actions, forms, queries
from basketweave.clinic.heal.advice import advice_of, answers_in_words
from basketweave.clinic.house.refusals import refusals_on
from basketweave.clinic.shell.pages import page


@require_http_methods(["GET", "POST"])
@staff(Need.CLINICAL)
def check_in(request: Request, check_in_id: UUID) -> HttpResponse:
    """What was answered; or the questions, to be asked on the telephone."""
    found = queries.check_in_for(request.actor, check_in_id, need=Need.CLINICAL)
    form = forms.Answers(
        request.POST if request.method == "POST" else None, questions=queries.questions_for(found.treatment)
    )
    if request.method == "POST" and form.is_valid():
        with refusals_on(form, by=request.actor):
            kept = actions.answer(
                check_in=found, answers=form.answers, words=form.cleaned_data["words"], by=request.actor
            )
            messages.success(request, _("Kept, as the patient told it."))
            return redirect("heal:check_in", check_in_id=kept.pk)
    may_answer = found.answered_at is None and may(
        request.actor, Need.EXAMINE, found.treatment.session.course.episode.site_id
    )
    return page(
        request,
        "heal/check_in.html",
        status=422 if form.errors else 200,
        check_in=found,
        answers=answers_in_words(found),
        advice=advice_of(found),
        form=form if may_answer else None,
        day=queries.days_since(found.treatment),
    )


@require_http_methods(["GET", "POST"])
@staff(Need.CLINICAL)
def task(request: Request, task_id: UUID) -> HttpResponse:
    found = queries.task_for(request.actor, task_id)
    form = forms.Outcome(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form, by=request.actor):
            actions.finish_task(task=found, outcome=form.cleaned_data["outcome"], by=request.actor)
            messages.success(request, _("Kept. The task is done."))
            return redirect("journey:patient", patient_id=found.check_in.treatment.session.course.episode.patient_id)
        found.refresh_from_db()  # somebody was faster: what they wrote stands beside what was typed now
    return page(
        request,
        "heal/task.html",
        status=422 if form.errors else 200,
        task=found,
        check_in=found.check_in,
        answers=answers_in_words(found.check_in),
        advice=advice_of(found.check_in),
        form=form,
    )
