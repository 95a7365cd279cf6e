"""The pages of the library: anybody may read them; whoever works here keeps the house's frame around them."""

from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from basketweave.clinic.access.actor import Kind
from basketweave.clinic.access.views import Request
from basketweave.clinic.library import forms, queries
from basketweave.clinic.shell.pages import page

FRAMES = {Kind.STAFF: "shell/staff.html", Kind.PATIENT: "shell/patient.html"}


@require_safe
def library(request: Request) -> HttpResponse:
    return _page(request, "library/library.html")


@require_safe
def patients(request: Request) -> HttpResponse:
    return _page(request, "library/patients.html", told=queries.for_patients())


@require_safe
def claims(request: Request) -> HttpResponse:
    return _page(request, "library/claims.html", claims=queries.claims())


@require_safe
def unknown(request: Request) -> HttpResponse:
    return _page(request, "library/unknown.html", unknowns=queries.unknowns())


@require_safe
def studies(request: Request) -> HttpResponse:
    form = forms.StudiesForm(request.GET)
    return _page(request, "library/studies.html", form=form, found=queries.studies(form.wishes()))


@require_safe
def study(request: Request, study_id: str) -> HttpResponse:
    if (found := queries.study(study_id)) is None:
        raise Http404
    return _page(request, "library/study.html", study=found)


@require_safe
def rules(request: Request) -> HttpResponse:
    return _page(request, "library/rules.html", rules=queries.rules())


@require_safe
def rule(request: Request, rule_name: str) -> HttpResponse:
    if (found := queries.rule(rule_name)) is None:
        raise Http404
    return _page(request, "library/rule.html", rule=found, works_here=request.actor.kind == Kind.STAFF)


@require_safe
def sources(request: Request) -> HttpResponse:
    return _page(request, "library/sources.html", sources=queries.sources())


def _page(request: Request, template: str, **shown: Any) -> HttpResponse:
    """A patient keeps the way back to their own pages, and the way to say that something is wrong."""
    kind = request.actor.kind
    back: dict[str, Any] = {"own_pages_url": reverse("journey:my")} if kind == Kind.PATIENT else {}
    frame = FRAMES.get(kind, "shell/public.html")
    return page(request, template, frame=frame, shelves=queries.shelves(), **back, **shown)
