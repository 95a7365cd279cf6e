"""Where everybody stands, and one patient's timeline."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from basketweave.clinic.access.door import Need, may
from basketweave.clinic.access.views import Request, staff
from basketweave.clinic.house.refusals import refusals_on
from basketweave.clinic.journey import actions, forms, queries
from basketweave.clinic.journey.deeds import address_of_next
from basketweave.clinic.journey.lines import lines_of
from basketweave.clinic.people import actions as people
from basketweave.clinic.people.models import Step
from basketweave.clinic.shell.pages import page


@require_GET
@staff(Need.BOARD)
def board(request: Request) -> HttpResponse:
    chosen = forms.BoardFilter(request.GET, actor=request.actor)
    wanted = chosen.as_filter()
    return page(
        request,
        "journey/board.html",
        board=queries.board(request.actor, **wanted),
        sites=chosen.sites,
        chosen=wanted,
        desk_url=reverse("consult:by_phone") if may(request.actor, Need.BOOKING) else "",
    )


@require_GET
@staff(Need.CONTACT)
def patients(request: Request) -> HttpResponse:
    words = request.GET.get("q", "")[:100]
    return page(request, "journey/patients.html", patients=queries.search(request.actor, words), words=words)


@require_GET
@staff(Need.CONTACT)
def patient(request: Request, patient_id: UUID) -> HttpResponse:
    found = queries.patient_for(request.actor, patient_id)
    episodes = list(queries.episodes_of(request.actor, found))
    return page(
        request,
        "journey/patient.html",
        patient=found,
        episodes=[(each, address_of_next(request.actor, each)) for each in episodes if each.step != Step.DONE],
        closed=[each for each in episodes if each.step == Step.DONE],
        lines=lines_of(queries.timeline(request.actor, found)),
        may_examine=may(request.actor, Need.EXAMINE),
        may_audit=may(request.actor, Need.AUDIT),
        may_erase=may(request.actor, Need.MANAGE),
        erase_form=forms.EraseByStaff(),
    )


@require_http_methods(["GET", "POST"])
@staff(Need.CONTACT)
def contact(request: Request, patient_id: UUID) -> HttpResponse:
    found = queries.living_patient_for(request.actor, patient_id)
    form = forms.Contact(
        request.POST if request.method == "POST" else None, patient=found, latest=queries.latest_day(request.actor)
    )
    if request.method == "POST" and form.is_valid():
        with refusals_on(form, by=request.actor):
            people.change_patient(patient=found, by=request.actor, **form.cleaned_data)
            messages.success(request, _("Kept."))
            return redirect("journey:patient", patient_id=found.pk)
    return page(request, "journey/contact.html", patient=found, form=form, status=422 if form.errors else 200)


@require_GET
@staff(Need.AUDIT)
def openings(request: Request, patient_id: UUID) -> HttpResponse:
    """Who opened this record, and who did what with it."""
    found = queries.patient_for(request.actor, patient_id, Need.AUDIT)
    wanted = forms.Openings(request.GET).as_filter()
    lines = list(queries.openings_of(found, **wanted))
    return page(
        request,
        "journey/openings.html",
        patient=found,
        lines=lines,
        earlier=lines[-1].pk if len(lines) == queries.LINES_A_PAGE else None,
        zone=queries.zone_of(found),
        **wanted,
    )


@require_GET
@staff(Need.BOARD)
def next_deed(request: Request, episode_id: UUID) -> HttpResponse:
    """From a line of the board to the page where its next deed is done."""
    episode = queries.episode_for(request.actor, episode_id)
    return redirect(
        address_of_next(request.actor, episode) or reverse("journey:patient", kwargs={"patient_id": episode.patient_id})
    )


@require_POST
@staff(Need.CONTACT)
def send_link(request: Request, patient_id: UUID) -> HttpResponse:
    found = queries.patient_for(request.actor, patient_id)
    if not actions.send_own_pages(patient=found, by=request.actor):
        messages.warning(request, _("There is no e-mail address on file. Enter one first."))
    else:
        messages.success(request, _("A private link is on its way to the address on file."))
    return redirect("journey:patient", patient_id=found.pk)


@require_POST
@staff(Need.MANAGE)
def erase(request: Request, patient_id: UUID) -> HttpResponse:
    found = queries.living_patient_for(request.actor, patient_id)
    form = forms.EraseByStaff(request.POST, patient=found)
    if form.is_valid():
        actions.erase(patient=found, by=request.actor)
        messages.success(request, _("Erased. What was sealed with this patient’s key can never be read again."))
        return redirect("journey:board")
    return page(request, "journey/erase.html", patient=found, form=form, status=422)


@require_GET
@staff(Need.CONTACT)
def undelivered(request: Request) -> HttpResponse:
    return page(
        request,
        "journey/undelivered.html",
        errands=queries.undelivered(request.actor),
        jobs=list(queries.undone()),
        may_manage=may(request.actor, Need.MANAGE),
    )


@require_POST
@staff(Need.MANAGE)
def look_after(request: Request, message_id: UUID) -> HttpResponse:
    """Send again what was given up, or set it aside because somebody has called."""
    errand = queries.errand_for(request.actor, message_id)
    deed = actions.send_again if "again" in request.POST else actions.set_aside
    try:
        deed(errand=errand, by=request.actor)
    except actions.StillOpen:
        messages.warning(request, _("The worker still tries this by itself. Nothing was changed."))
    return redirect("journey:undelivered")
