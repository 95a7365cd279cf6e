"""Right after the request: a few questions about health, which may be left for later."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from basketweave.clinic.access.actor import Actor
from basketweave.clinic.access.views import Request as HttpRequestOfActor
from basketweave.clinic.consult import actions, queries
from basketweave.clinic.consult.health_forms import VisitorHealthForm, answers_on
from basketweave.clinic.consult.models import Request, Screening
from basketweave.clinic.consult.proof import proof_of
from basketweave.clinic.consult.times import when_words
from basketweave.clinic.consult.told import told
from basketweave.clinic.shell.limits import limited
from basketweave.clinic.shell.pages import page

SENT = "sent"  # what the confirmation says, in the session of this browser; nothing that tells who it is
PROOF = "proof"  # that the request was sent from this browser; it runs out
ANSWERED = "answered"  # which answering the confirmation speaks of
REQUEST = Screening.Occasion.REQUEST


def remember(request: HttpRequestOfActor, asked: Request) -> None:
    """For the pages that follow."""
    request.session[SENT] = _confirmation(asked)
    request.session[PROOF] = proof_of(asked)
    request.session.pop(ANSWERED, None)


@require_http_methods(["GET", "HEAD", "POST"])
@limited("consult.health", minute=10, hour=60)
def health(request: HttpRequestOfActor) -> HttpResponse:
    """The form carries the proof itself: a second request in another tab changes nothing of this one."""
    proof = request.POST.get("proof") or request.session.get(PROOF, "")
    asked = queries.request_proved_by(proof)
    if asked is None:
        return redirect("consult:sent")
    data = request.POST if request.method == "POST" else None
    form = VisitorHealthForm(data, occasion=REQUEST, initial={"proof": proof})
    if form.is_valid():
        with answers_on(form):
            kept = actions.answer_screening(
                episode=asked.episode,
                answers=form.answers,
                occasion=REQUEST,
                once_key=form.cleaned_data["once_key"],
                proof=proof,
                by=Actor.visitor(),
            )
            request.session[SENT], request.session[ANSWERED] = _confirmation(asked), str(kept.pk)
            return redirect("consult:sent")
    return page(
        request, "consult/health_now.html", status=422 if form.errors else 200, form=form, sent=_confirmation(asked)
    )


@require_safe
def sent(request: HttpRequestOfActor) -> HttpResponse:
    confirmation = request.session.get(SENT)
    if not confirmation:
        return redirect("consult:request")
    asked = queries.request_proved_by(request.session.get(PROOF, ""))
    answered = request.session.get(ANSWERED)
    kept = queries.screening_of_request(asked, answered) if asked and answered else None
    return page(
        request,
        "consult/sent.html",
        **confirmation,
        told=told(kept) if kept else None,
        is_open=asked is not None and kept is None,
    )


def _confirmation(asked: Request) -> dict[str, Any]:
    patient, site = asked.episode.patient, asked.episode.site
    held = asked.consultation
    return {
        "when": when_words(held.day, held.wall_time, held.zone) if held else "",
        "site": site.name,
        "address": site.address,
        "phone": site.phone,
        "by_mail": patient.is_reachable_by_mail(),
    }
