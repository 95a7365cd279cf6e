"""Before a session the questions about health are asked again: by whoever treats, or by the patient at home."""

from contextlib import AbstractContextManager
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from basketweave.clinic.access.actor import Actor
from basketweave.clinic.access.door import Need, may
from basketweave.clinic.access.views import Request, patient, staff
from basketweave.clinic.consult import queries as screenings
from basketweave.clinic.consult.health_forms import HealthForm, NothingChanged, answers_on
from basketweave.clinic.consult.models import Screening
from basketweave.clinic.house.refusals import refusals_on
from basketweave.clinic.plan import actions, queries
from basketweave.clinic.plan.models import Session
from basketweave.clinic.shell.pages import page

Answering = HealthForm | NothingChanged


@staff(Need.EXAMINE)
@require_http_methods(["GET", "POST"])
def screen(request: Request, session_id: UUID) -> HttpResponse:
    session = queries.session_for(request.actor, session_id, need=Need.EXAMINE)
    asking = _Asking(request, session, Screening.Occasion.SPECIALIST, sees_before=True)
    if asking.kept:
        messages.success(request, _("The answers are kept."))
        return _back(request, session)
    return page(request, "plan/screen.html", session=session, then=_then(request), **asking.shown, status=asking.status)


@patient()
@require_http_methods(["GET", "POST"])
def my_screening(request: Request, session_id: UUID) -> HttpResponse:
    session = queries.session_for(request.actor, session_id, need=Need.OWN)
    sees_before = may(request.actor, Need.OWN_HISTORY)
    asking = _Asking(request, session, Screening.Occasion.BEFORE_SESSION, sees_before=sees_before)
    if asking.kept:
        if queries.hold_of(session.course):
            messages.warning(
                request, _("Your sessions are on hold until we have looked at your answers. We will call.")
            )
        return redirect("consult:my_health_told", asking.kept.pk)
    own = reverse("journey:my")
    return page(
        request,
        "plan/my_screening.html",
        session=session,
        sees_before=sees_before,
        own_pages_url=own,
        **asking.shown,
        status=asking.status,
    )


class _Asking:
    """The two ways to answer: one button, or the questions. `kept` is what came of it."""

    def __init__(self, request: Request, session: Session, occasion: str, *, sees_before: bool) -> None:
        data = request.POST if request.method == "POST" else None
        says_unchanged = data is not None and "unchanged" in data
        self.before = screenings.latest_screening(session.course.episode.patient_id)
        told = screenings.history_in(self.before) if self.before and sees_before else None
        self.unchanged = NothingChanged(data if says_unchanged else None)
        self.form = HealthForm(None if says_unchanged else data, occasion=occasion, told=told)
        answering: Answering = self.unchanged if says_unchanged else self.form
        self.kept = None
        if answering.is_bound and answering.is_valid():
            with _refused(answering, request.actor):
                self.kept = actions.screen_again(
                    course=session.course,
                    session=session,
                    answers=answering.answers if isinstance(answering, HealthForm) else None,
                    occasion=occasion,
                    once_key=answering.cleaned_data["once_key"],
                    by=request.actor,
                )
        self.status = 422 if answering.is_bound else 200

    @property
    def shown(self) -> dict[str, object]:
        return {"form": self.form, "unchanged": self.unchanged if self.before else None, "before": self.before}


def _refused(form: Answering, by: Actor) -> AbstractContextManager[None]:
    return answers_on(form, by=by) if isinstance(form, HealthForm) else refusals_on(form, by=by)


def _then(request: Request) -> str:
    """Back to where one came from: the beginning of the treatment, or the course."""
    given = request.GET if request.method == "GET" else request.POST
    return "begin" if given.get("then") == "begin" else ""


def _back(request: Request, session: Session) -> HttpResponse:
    return redirect("treat:begin", session.pk) if _then(request) else redirect("plan:course", session.course_id)
