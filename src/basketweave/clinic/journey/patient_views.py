"""A patient's own pages: what comes next, the plan, and (after the one-time code) what is kept."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from basketweave.clinic.access.views import Request, patient
from basketweave.clinic.journey import actions, forms, queries
from basketweave.clinic.shell.pages import page


@require_GET
@patient()
def my(request: Request) -> HttpResponse:
    return page(request, "journey/my.html", own=queries.own_pages(request.actor))


@require_GET
@patient(verified=True)
def history(request: Request) -> HttpResponse:
    return page(
        request, "journey/history.html", own=queries.own_history(request.actor), own_pages_url=reverse("journey:my")
    )


@require_http_methods(["GET", "POST"])
@patient(verified=True)
def erase(request: Request) -> HttpResponse:
    form = forms.EraseMe(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        actions.erase(patient=queries.own_patient(request.actor), by=request.actor)
        request.session.flush()
        return redirect("consult:home")
    return page(
        request,
        "journey/erase_me.html",
        form=form,
        own_pages_url=reverse("journey:my"),
        status=422 if form.errors else 200,
    )
