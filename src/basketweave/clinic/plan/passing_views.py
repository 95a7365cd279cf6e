"""Pages for who may let a finding pass: look at it, write why, take it back; and let a held series go on."""

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from basketweave.clinic.access.door import Need
from basketweave.clinic.access.views import Request, staff
from basketweave.clinic.house.refusals import refusals_on
from basketweave.clinic.plan import actions, forms, queries
from basketweave.clinic.plan.models import Session
from basketweave.clinic.plan.views import course_page
from basketweave.clinic.shell.pages import page


@staff(Need.DECIDE)
@require_http_methods(["GET", "POST"])
def allow(request: Request, session_id: UUID) -> HttpResponse:
    session = queries.session_for(request.actor, session_id, need=Need.DECIDE)
    given = request.GET if request.method == "GET" else request.POST
    day = forms.day_or_none(given.get("day") or "") or queries.day_to_begin_with(session)
    about = {"day": day, "rule": given.get("rule", ""), "code": given.get("code", "")}
    if request.method == "GET":
        form = forms.Allow(initial=about | {"ends_on": queries.last_window_day(session.course, day)})
        return _allow_page(request, session, day, form)
    form = forms.Allow(request.POST)
    if form.is_valid():
        with refusals_on(form, by=request.actor):
            actions.allow(session=session, by=request.actor, **form.deed())
            messages.success(request, _("Kept with your name."))
            return redirect("plan:course", session.course_id)
    return _allow_page(request, session, day, form, status=422)


@staff(Need.DECIDE)
@require_POST
def take_back(request: Request, override_id: UUID) -> HttpResponse:
    override = queries.override_for(request.actor, override_id, need=Need.DECIDE)
    course = queries.course_for(request.actor, queries.course_of(override).pk, need=Need.DECIDE)
    form = forms.TakeBack(request.POST)
    if form.is_valid():
        with refusals_on(form, by=request.actor):
            actions.take_back(override=override, by=request.actor)
            messages.success(request, _("Taken back: it stands in the way again."))
            return redirect("plan:course", course.pk)
    return course_page(request, course, taking_back=form, status=422)


@staff(Need.DECIDE)
@require_POST
def release(request: Request, course_id: UUID) -> HttpResponse:
    course = queries.course_for(request.actor, course_id, need=Need.DECIDE)
    form = forms.ReleaseSeries(request.POST)
    if form.is_valid():
        with refusals_on(form, by=request.actor):
            actions.release_series(course=course, by=request.actor, **form.cleaned_data)
            messages.success(request, _("The series goes on."))
            return redirect("plan:course", course.pk)
    return course_page(request, course, releasing=form, status=422)


def _allow_page(request: Request, session: Session, day: date, form: forms.Allow, status: int = 200) -> HttpResponse:
    rule, code = form["rule"].value(), form["code"].value()
    finding = queries.finding_in(session, day, rule or "", code or "")
    return page(
        request,
        "plan/allow.html",
        status=status,
        session=session,
        day=day,
        form=form,
        finding=queries.in_plain_words([finding])[0] if finding else None,
        asks=finding is not None and not finding.refuses,
        may_pass=finding is not None and bool(queries.passes_as(request.actor, finding, session.course.episode)),
    )
