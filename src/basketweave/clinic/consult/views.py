"""The public pages, the same request by phone at the desk, and what staff see of a request."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from basketweave.clinic.access.actor import Actor
from basketweave.clinic.access.door import Need, may
from basketweave.clinic.access.views import Request as HttpRequestOfActor
from basketweave.clinic.access.views import staff
from basketweave.clinic.consult import actions, forms, queries
from basketweave.clinic.consult.facts import facts
from basketweave.clinic.consult.models import Request
from basketweave.clinic.consult.times import when_words, zone_words
from basketweave.clinic.consult.visitor_views import remember
from basketweave.clinic.diary.actions import SlotTaken
from basketweave.clinic.house.models import Site
from basketweave.clinic.house.queries import sites, sites_for
from basketweave.clinic.house.refusals import refusals_on
from basketweave.clinic.shell.limits import limited
from basketweave.clinic.shell.pages import page

FACE = {"cheek-right": 3, "cheek-left": 3, "chin": 2}  # the home page's drawing: a session in dots


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    return page(request, "consult/home.html", facts=facts(), face=FACE, sites=sites())


@require_http_methods(["GET", "HEAD", "POST"])
@limited("consult.request", minute=10, hour=60)
def ask(request: HttpRequestOfActor) -> HttpResponse:
    asked = _ask(request, forms.RequestForm, sites(), channel=Request.Channel.PAGE, by=Actor.visitor())  # whoever it is
    if isinstance(asked, Request):
        remember(request, asked)
        return redirect("consult:health_now")
    return page(request, "consult/request.html", **asked)


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Need.BOOKING)
def by_phone(request: HttpRequestOfActor) -> HttpResponse:
    at = sites_for(request.actor, Need.BOOKING)
    asked = _ask(request, forms.ByPhoneForm, at, channel=Request.Channel.DESK, by=request.actor)
    if isinstance(asked, Request):
        messages.success(request, _("The request is entered."))
        return redirect("consult:show", asked.pk)
    return page(request, "consult/by_phone.html", **asked)


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Need.BOOKING)
def show(request: HttpRequestOfActor, request_id: UUID) -> HttpResponse:
    found = queries.request_for(request.actor, request_id)
    form = forms.BookForm(request.POST if request.method == "POST" else None, request=found)
    if form.is_bound and form.is_valid():
        with refusals_on(
            form,
            slot_taken="time",
            outside_hours="time",
            time_has_passed="time",
            no_such_time="time",
            not_a_wall_time="time",
        ):
            actions.book_consultation(request=found, by=request.actor, **form.answers())
            messages.success(request, _("The consultation is booked."))
            return redirect("consult:show", found.pk)
    elif form.has_error(NON_FIELD_ERRORS, "stale") and forms.is_as_wished(form, found):
        return redirect("consult:show", found.pk)  # sent twice
    site = found.episode.site
    return page(
        request,
        "consult/show.html",
        status=422 if form.is_bound else 200,
        asked=found,
        patient=found.episode.patient,
        site=site,
        form=form,
        is_open=queries.can_be_booked(found),
        reads_clinical=may(request.actor, Need.CLINICAL, site.pk),
        examines=may(request.actor, Need.EXAMINE, site.pk),
        zone=zone_words(site.zone),
        when=_when(found),
        screening=queries.latest_screening(found.episode.patient_id),
        earliest=queries.earliest_treatment_day(found.episode),
    )


def _ask(
    request: HttpRequestOfActor, kind: type[forms.RequestForm], at: Iterable[Site], *, channel: str, by: Actor
) -> Request | dict[str, Any]:
    """The request that came of it, or what the page shows."""
    known = list(at)
    site = _site(request, known)
    if site is None:
        return {"form": None, "status": 503 if request.method == "POST" else 200}
    shown = {"site": site, "sites": known, "zone": zone_words(site.zone)}
    if request.method != "POST":
        return shown | {"form": kind(site=site)}
    if "at" in request.POST:  # another site was chosen; nothing is sent yet
        return shown | {"form": kind(site=site, initial=forms.typed(request.POST))}
    form = kind(request.POST, site=site)
    if form.is_valid():
        with refusals_on(
            form, outside_hours="time", time_has_passed="time", no_such_time="time", not_a_wall_time="time"
        ):
            try:
                return actions.request_consultation(site=site, channel=channel, by=by, **form.answers())
            except SlotTaken:
                form.was_taken()
    return shown | {"form": form, "status": 422}


def _site(request: HttpRequest, known: list[Site]) -> Site | None:
    """The one chosen just now, the one the form was shown for, or the first."""
    wanted = request.POST.get("at") or request.POST.get("site") or request.GET.get("site")
    return next((site for site in known if str(site.pk) == wanted), known[0] if known else None)


def _when(asked: Request) -> str:
    held = asked.consultation
    return when_words(held.day, held.wall_time, held.zone) if held else ""
