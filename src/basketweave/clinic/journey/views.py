"""Where everybody stands, and one patient's timeline."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from basketweave.clinic.access.door import Need, may
from basketweave.clinic.access.views import Request, staff
from basketweave.clinic.journey import actions, forms, queries
from basketweave.clinic.journey.deeds import address_of_next
from basketweave.clinic.journey.lines import line_of
from basketweave.clinic.shell.pages import page


@require_GET
@staff(Need.BOARD)
def board(request: Request) -> HttpResponse:
    chosen = forms.BoardFilter(request.GET, actor=request.actor)
    found = queries.board(request.actor, **chosen.as_filter())
    return page(
        request,
        "journey/board.html",
        board=found,
        sites=chosen.sites,
        chosen={**chosen.as_filter(), "only": chosen.cleaned_data.get("only", "")},
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
    episodes = queries.episodes_of(request.actor, found)
    return page(
        request,
        "journey/patient.html",
        patient=found,
        episodes=[(episode, address_of_next(request.actor, episode)) for episode in episodes],
        lines=[line_of(event) for event in queries.timeline(request.actor, found)],
        may_examine=may(request.actor, Need.EXAMINE),
        may_erase=may(request.actor, Need.MANAGE),
        erase_form=forms.EraseByStaff(),
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
    found = queries.patient_for(request.actor, patient_id)
    form = forms.EraseByStaff(request.POST, patient=found)
    if form.is_valid():
        actions.erase(patient=found, by=request.actor)
        messages.success(request, _("Erased. What was sealed with this patient’s key can never be read again."))
        return redirect("journey:board")
    return page(request, "journey/erase.html", patient=found, form=form, status=422)


@require_GET
@staff(Need.CONTACT)
def undelivered(request: Request) -> HttpResponse:
    return page(request, "journey/undelivered.html", errands=queries.undelivered(request.actor))


@require_POST
@staff(Need.MANAGE)
def look_after(request: Request, message_id: UUID) -> HttpResponse:
    """Send again what was given up, or set it aside because somebody has called."""
    deed = actions.send_again if "again" in request.POST else actions.set_aside
    deed(message=queries.message_for(request.actor, message_id), by=request.actor)
    return redirect("journey:undelivered")
