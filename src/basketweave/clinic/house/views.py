"""The house, for those who run it: sites and their hours, rooms, devices, lots, and the consent text."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from basketweave.clinic.access.clock import today
from basketweave.clinic.access.door import Need, may, may_everywhere
from basketweave.clinic.access.views import Request, staff
from basketweave.clinic.house import actions, forms, queries
from basketweave.clinic.house.models import Site
from basketweave.clinic.house.refusals import refusals_on
from basketweave.clinic.shell.pages import page


@require_safe
@staff(Need.MANAGE)
def house(request: Request) -> HttpResponse:
    return page(
        request,
        "house/house.html",
        sites=queries.sites_for(request.actor, Need.MANAGE),
        texts=queries.consent_texts(),
        manages_everything=may_everywhere(request.actor, Need.MANAGE),
        reads_guideline=may(request.actor, Need.CLINICAL),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Need.MANAGE)
def new_site(request: Request) -> HttpResponse:
    form = forms.NewSite(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form, "name"):
            made = actions.open_site(by=request.actor, **form.cleaned_data)
            return redirect("house:site", site_id=made.pk)
    return page(request, "house/new_site.html", form=form, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Need.MANAGE)
def site(request: Request, site_id: UUID) -> HttpResponse:
    found = queries.site_for(request.actor, site_id, Need.MANAGE)
    form = _site_form(found, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form, "name"):
            actions.change_site(site=found, by=request.actor, **form.cleaned_data)
            messages.success(request, _("Saved."))
            return redirect("house:site", site_id=found.pk)
    return _site_page(request, found, form=form)


@require_POST
@staff(Need.MANAGE)
def add_room(request: Request, site_id: UUID) -> HttpResponse:
    found = queries.site_for(request.actor, site_id, Need.MANAGE)
    form = forms.NewRoom(request.POST, prefix="room")
    if form.is_valid():
        with refusals_on(form, "name"):
            actions.add_room(site=found, by=request.actor, **form.cleaned_data)
            return redirect("house:site", site_id=found.pk)
    return _site_page(request, found, room_form=form)


@require_POST
@staff(Need.MANAGE)
def add_device(request: Request, site_id: UUID) -> HttpResponse:
    found = queries.site_for(request.actor, site_id, Need.MANAGE)
    form = forms.NewDevice(request.POST, prefix="device")
    if form.is_valid():
        with refusals_on(form, "name"):
            actions.add_device(site=found, by=request.actor, **form.cleaned_data)
            return redirect("house:site", site_id=found.pk)
    return _site_page(request, found, device_form=form)


@require_POST
@staff(Need.MANAGE)
def add_lot(request: Request, site_id: UUID) -> HttpResponse:
    found = queries.site_for(request.actor, site_id, Need.MANAGE)
    form = forms.NewLot(request.POST, prefix="lot")
    if form.is_valid():
        with refusals_on(form, "number", name_taken="number"):
            actions.add_lot(site=found, by=request.actor, **form.cleaned_data)
            return redirect("house:site", site_id=found.pk)
    return _site_page(request, found, lot_form=form)


@require_POST
@staff(Need.MANAGE)
def retire_room(request: Request, room_id: UUID) -> HttpResponse:
    room = queries.record_for(request.actor, "room", room_id)
    actions.retire_room(room=room, by=request.actor)
    return redirect("house:site", site_id=room.site_id)


@require_POST
@staff(Need.MANAGE)
def retire_device(request: Request, device_id: UUID) -> HttpResponse:
    device = queries.record_for(request.actor, "device", device_id)
    actions.retire_device(device=device, by=request.actor)
    return redirect("house:site", site_id=device.site_id)


@require_POST
@staff(Need.MANAGE)
def recall_lot(request: Request, lot_id: UUID) -> HttpResponse:
    lot = queries.record_for(request.actor, "lot", lot_id)
    actions.recall_lot(lot=lot, by=request.actor)
    return redirect("house:site", site_id=lot.site_id)


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Need.MANAGE)
def consent_text(request: Request) -> HttpResponse:
    """A changed text is a new one; what was signed stays as it was read."""
    standing = queries.consent_text(request.GET.get("language", "en"))
    begun = {"language": standing.language, "title": standing.title, "text": standing.text} if standing else {}
    form = forms.NewText(request.POST if request.method == "POST" else None, initial=begun)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form, "text"):
            actions.publish_consent_text(by=request.actor, **form.cleaned_data)
            messages.success(request, _("From now on patients read this text."))
            return redirect("house:house")
    return page(request, "house/consent_text.html", form=form, status=422 if form.errors else 200)


def _site_form(found: Site, data: Any = None) -> forms.ChangeSite:
    kept = {name: getattr(found, name) for name in ("name", "jurisdiction", "address", "phone", "out_of_hours_phone")}
    return forms.ChangeSite(data, initial={**kept, **forms.written_hours(list(queries.hours_of(found)))})


def _site_page(request: Request, found: Site, *, form: Form | None = None, **bound: Form) -> HttpResponse:
    shown = {
        "form": form or _site_form(found),
        "room_form": forms.NewRoom(prefix="room"),
        "device_form": forms.NewDevice(prefix="device"),
        "lot_form": forms.NewLot(prefix="lot"),
        **bound,
    }
    return page(
        request,
        "house/site.html",
        status=422 if any(each.errors for each in shown.values()) else 200,
        site=found,
        rooms=queries.rooms(found),
        devices=queries.devices(found),
        lots=queries.lots(found),
        today=today(found.zone),
        **shown,
    )
