"""The diary of one day at one site, for the desk."""

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from basketweave.clinic.access.clock import today
from basketweave.clinic.access.door import Need, Refused
from basketweave.clinic.access.views import Request, staff
from basketweave.clinic.diary import actions, forms, queries
from basketweave.clinic.diary.models import Holding
from basketweave.clinic.house.models import Site
from basketweave.clinic.house.queries import site_for, sites_for
from basketweave.clinic.house.refusals import refusals_on
from basketweave.clinic.shell.pages import page


@require_safe
@staff(Need.BOOKING)
def day(request: Request) -> HttpResponse:
    asked = forms.WhichDay(request.GET)
    asked.is_valid()
    sites = list(sites_for(request.actor, Need.BOOKING))
    site = next((each for each in sites if each.pk == asked.cleaned_data.get("site")), sites[0] if sites else None)
    if site is None:
        raise Refused
    shown = asked.cleaned_data.get("day") or today(site.zone)
    return page(
        request,
        "diary/day.html",
        site=site,
        sites=sites,
        day=shown,
        before=shown - timedelta(days=1),
        after=shown + timedelta(days=1),
        today=today(site.zone),
        openings=queries.openings(site).get(shown.weekday(), []),
        holdings=queries.day_of(site, shown),
        form=forms.Absence(site=site, initial={"first_day": shown}),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Need.BOOKING)
def move(request: Request, holding_id: UUID) -> HttpResponse:
    """Within its day: another day is for the step that booked it, which asks the rules."""
    holding = queries.holding_for(request.actor, holding_id)
    form = forms.Move(request.POST if request.method == "POST" else None, holding=holding)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form, "wall_time", by=request.actor):
            moved = actions.move(holding=holding, day=holding.day, by=request.actor, **form.deed)
            return redirect(_address(moved))
    return _move_page(request, holding, form)


@require_POST
@staff(Need.BOOKING)
def release(request: Request, holding_id: UUID) -> HttpResponse:
    """Ends an absence. What is booked for a patient is cancelled by the step that booked it."""
    holding = queries.holding_for(request.actor, holding_id)
    if holding.purpose != Holding.Purpose.ABSENCE:
        raise Refused
    actions.release(holding=holding, by=request.actor)
    return redirect(_address(holding))


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Need.BOOKING)
def absence(request: Request) -> HttpResponse:
    site = _site(request)
    form = forms.Absence(request.POST if request.method == "POST" else None, site=site)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form, "first_day", slot_taken="first_day", no_such_time="from_time"):
            made = actions.enter_absence(site=site, by=request.actor, **form.deed)
            messages.success(request, _("The absence stands in the diary."))
            return redirect(_address(made[0]))
    return page(request, "diary/absence.html", status=422 if form.errors else 200, site=site, form=form)


def _site(request: Request) -> Site:
    asked = forms.WhichDay(request.GET)
    asked.is_valid()
    wanted = asked.cleaned_data.get("site")
    found = site_for(request.actor, wanted, Need.BOOKING) if wanted else None
    found = found or sites_for(request.actor, Need.BOOKING).first()
    if found is None:
        raise Refused
    return found


def _move_page(request: Request, holding: Holding, form: Form) -> HttpResponse:
    free = queries.free_times(holding.site, holding.day, holding.minutes, holding.specialist, holding.device)
    status = 422 if form.errors else 200
    return page(
        request, "diary/move.html", status=status, holding=holding, form=form, free=free, back=_address(holding)
    )


def _address(holding: Holding) -> str:
    return f"{reverse('diary:day')}?site={holding.site_id}&day={holding.day.isoformat()}"
