"""What staff see of healing: answers with what they mean, and the call that is owed."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from basketweave.clinic.access.door import Need
from basketweave.clinic.access.views import Request, staff
from basketweave.clinic.heal import actions, forms, queries
from basketweave.clinic.heal.advice import advice_of, answers_in_words
from basketweave.clinic.shell.pages import page


@require_GET
@staff(Need.CLINICAL)
def check_in(request: Request, check_in_id: UUID) -> HttpResponse:
    found = queries.check_in_for(request.actor, check_in_id, need=Need.CLINICAL)
    return page(request, "heal/check_in.html", check_in=found, answers=answers_in_words(found), advice=advice_of(found))


@require_http_methods(["GET", "POST"])
@staff(Need.CLINICAL)
def task(request: Request, task_id: UUID) -> HttpResponse:
    found = queries.task_for(request.actor, task_id)
    form = forms.Outcome(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.finish_task(task=found, outcome=form.cleaned_data["outcome"], by=request.actor)
        except actions.TaskDone:
            messages.warning(request, _("Somebody has already looked after this. What you wrote was not kept."))
        else:
            messages.success(request, _("Kept. The task is done."))
        return redirect("journey:patient", patient_id=found.check_in.treatment.session.course.episode.patient_id)
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
