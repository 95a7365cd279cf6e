"""Pages for staff: plan a course, see it, book and move its sessions."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from basketweave.clinic.access.clock import today
from basketweave.clinic.access.door import Need, may
from basketweave.clinic.access.views import Request, staff
from basketweave.clinic.house.refusals import refusals_on
from basketweave.clinic.people import queries as people
from basketweave.clinic.plan import actions, forms, queries
from basketweave.clinic.plan.models import Course, Session
from basketweave.clinic.plan.planning_form import PlanCourse
from basketweave.clinic.plan.refused import refused_beside, refused_while_planning
from basketweave.clinic.plan.ribbon import ribbon
from basketweave.clinic.refer import queries as refer
from basketweave.clinic.shell.pages import page


@staff(Need.DECIDE)
@require_http_methods(["GET", "POST"])
def plan(request: Request, episode_id: UUID) -> HttpResponse:
    episode = people.episode_for(request.actor, episode_id, need=Need.DECIDE)
    if course := queries.open_course(episode):
        return redirect("plan:course", course.pk)
    decision = refer.decision_of(episode)
    likely = queries.asked_first(episode, decision, queries.likely_zones(episode), today(episode.site.zone))
    asked, earliest = likely, likely.earliest
    form = PlanCourse(
        request.POST if request.method == "POST" else None,
        episode=episode,
        asked=queries.questions_for(request.actor, asked, episode),
        initial={"first_day": earliest.day or today(episode.site.zone)},
    )
    if request.method == "POST" and form.is_valid():
        asked = queries.asked_first(episode, decision, form.zones() or queries.likely_zones(episode), **form.means())
        form = PlanCourse(request.POST, episode=episode, asked=queries.questions_for(request.actor, asked, episode))
        with refused_while_planning(form, request.actor):
            if form.is_valid():
                course = actions.plan_course(episode=episode, decision=decision, by=request.actor, **form.deed())
                return redirect("plan:course", course.pk)
    status = 422 if request.method == "POST" else 200
    return page(
        request,
        "plan/plan.html",
        form=form,
        episode=episode,
        decision=decision,
        earliest=earliest,
        because=queries.in_plain_words(earliest.because),
        refusal=actions.why_not_now(episode, decision) if request.method == "GET" else None,
        status=status,
    )


@staff(Need.BOOKING)
@require_safe
def course(request: Request, course_id: UUID) -> HttpResponse:
    return course_page(request, queries.course_for(request.actor, course_id))


@staff(Need.BOOKING)
@require_POST
def series(request: Request, course_id: UUID) -> HttpResponse:
    course = queries.course_for(request.actor, course_id)
    form = forms.BookSeries(request.POST)
    if form.is_valid():
        with refusals_on(form, "wall_time", by=request.actor, ask=course.specialist.name, slot_taken="wall_time"):
            actions.book_series(course=course, by=request.actor, **form.cleaned_data)
            messages.success(request, _("All sessions are booked."))
            return redirect("plan:course", course.pk)
    return course_page(request, course, series=form, status=422)


@staff(Need.BOOKING)
@require_http_methods(["GET", "POST"])
def book(request: Request, session_id: UUID) -> HttpResponse:
    session = queries.session_for(request.actor, session_id)
    if request.method == "GET" and session.is_booked:
        return redirect("plan:move", session.pk)
    if request.method == "GET":
        wished = forms.day_or_none(request.GET.get("day") or "")
        asked = queries.asked_of(session, wished or session.window_ideal)
        day = wished or queries.day_to_begin_with(session, asked)
        filled = {"day": day.isoformat(), "wall_time": request.GET.get("wall_time") or "10:00"}
        return _booking_page(request, session, forms.BookSession(version=session.version, initial=filled), asked)
    form = forms.BookSession(request.POST, version=session.version)
    if form.is_valid():
        with refused_beside(form, session, request.actor):
            actions.book_session(session=session, by=request.actor, **form.cleaned_data)
            return redirect("plan:course", session.course_id)
    return _booking_page(request, session, form, status=422)


@staff(Need.BOOKING)
@require_http_methods(["GET", "POST"])
def move(request: Request, session_id: UUID) -> HttpResponse:
    session = queries.session_for(request.actor, session_id)
    if session.holding is None:
        return redirect("plan:book", session.pk)
    saved = {"day": session.holding.day.isoformat(), "wall_time": f"{session.holding.wall_time:%H:%M}"}
    if request.method == "GET":
        filled = saved | {name: request.GET[name] for name in saved if request.GET.get(name)}
        return _moving_page(request, session, forms.MoveSession(version=session.version, initial=filled), filled["day"])
    form = forms.MoveSession(request.POST, version=session.version, saved=saved)
    if form.is_valid():
        with refused_beside(form, session, request.actor):
            actions.move_session(session=session, by=request.actor, **form.cleaned_data)
            messages.success(request, _("The session is moved."))
            return redirect("plan:course", session.course_id)
    return _moving_page(request, session, form, form["day"].value(), status=422)


@staff(Need.BOOKING)
@require_POST
def cancel(request: Request, session_id: UUID) -> HttpResponse:
    session = queries.session_for(request.actor, session_id)
    form = forms.CancelSession(request.POST, version=session.version)
    if form.is_valid():
        with refusals_on(form, by=request.actor):
            actions.cancel_session(session=session, by=request.actor, **form.cleaned_data)
            messages.success(request, _("The time is given back; the session can be booked again."))
            return redirect("plan:course", session.course_id)
    return page(request, "plan/cancel.html", session=session, form=form, status=422)


@staff(Need.DECIDE)
@require_POST
def end(request: Request, course_id: UUID) -> HttpResponse:
    course = queries.course_for(request.actor, course_id, need=Need.DECIDE)
    form = forms.EndCourse(request.POST, version=course.version)
    if form.is_valid():
        with refusals_on(form, by=request.actor):
            actions.end_course(course=course, version=form.cleaned_data["version"], by=request.actor)
            return redirect("plan:course", course.pk)
    return course_page(request, course, ending=form, status=422)


def course_page(
    request: Request,
    course: Course,
    *,
    series: forms.BookSeries | None = None,
    ending: forms.EndCourse | None = None,
    releasing: forms.ReleaseSeries | None = None,
    taking_back: forms.TakeBack | None = None,
    status: int = 200,
) -> HttpResponse:
    changes = queries.as_it_stands(course)
    is_open = course.ended_at is None
    return page(
        request,
        "plan/course.html",
        status=status,
        hold=queries.hold_in_words(request.actor, course) if is_open else None,
        stopped=queries.stopped_in_words(request.actor, course, [each.session for each in changes]) if is_open else [],
        allowed=queries.allowed_in_words(course),
        releasing=releasing or forms.ReleaseSeries(),
        taking_back=taking_back,
        course=course,
        changes=changes,
        ribbon=ribbon(changes) if changes else None,
        next=next((each.session for each in changes if each.session.treated_on is None), None),
        to_book=sum(each.session.is_to_book for each in changes),
        series=series or forms.BookSeries(),
        ending=ending or forms.EndCourse(version=course.version),
        sees_clinical=may(request.actor, Need.CLINICAL, course.episode.site_id),
        zones=queries.zones_of(course),
        may_treat=may(request.actor, Need.EXAMINE, course.episode.site_id),
        may_end=is_open and may(request.actor, Need.DECIDE, course.episode.site_id),
    )


def _booking_page(
    request: Request, session: Session, form: forms.BookSession, asked: queries.Asked | None = None, status: int = 200
) -> HttpResponse:
    day = forms.day_or_none(form["day"].value())
    free = queries.free_day(request.actor, session, day, asked) if day else None
    return page(request, "plan/book.html", status=status, session=session, form=form, day=day, free=free)


def _moving_page(
    request: Request, session: Session, form: forms.MoveSession, day: object, status: int = 200
) -> HttpResponse:
    wanted = forms.day_or_none(day)
    changes = queries.before_and_after(session, wanted) if wanted else queries.as_it_stands(session.course)
    return page(
        request,
        "plan/move.html",
        status=status,
        session=session,
        form=form,
        day=wanted,
        free=queries.free_day(request.actor, session, wanted) if wanted else None,
        changes=changes,
        ribbon=ribbon(changes),
        cancelling=forms.CancelSession(version=session.version),
    )
