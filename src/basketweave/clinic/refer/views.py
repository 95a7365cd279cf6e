"""The decision: what was found and what is proposed stand beside it, what was decided before below; and its letters."""

import logging
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from basketweave.clinic.access.door import Need, may
from basketweave.clinic.access.views import Request, staff
from basketweave.clinic.examine.models import Examination
from basketweave.clinic.house.refusals import Refusal, refusals_on
from basketweave.clinic.house.words import shown
from basketweave.clinic.people.models import Episode
from basketweave.clinic.refer import actions, forms, queries
from basketweave.clinic.refer.models import Decision
from basketweave.clinic.refer.proposing import names_of, names_of_chosen
from basketweave.clinic.refer.refusals import NotExamined, NotNow
from basketweave.clinic.shell.pages import page
from basketweave.clinic.vault.queries import Erased, Missing, Tampered

log = logging.getLogger(__name__)


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Need.CLINICAL)
def decide(request: Request, episode_id: UUID) -> HttpResponse:
    episode = queries.episode_for(request.actor, episode_id, need=Need.CLINICAL)
    examination = queries.latest(episode)
    proposed = queries.proposal_for(episode, examination) if examination else None
    findings = proposed.findings if proposed else queries.findings_for(episode)
    form = forms.DecisionForm(
        request.POST if request.method == "POST" else None,
        names=names_of(proposed),
        shown=proposed.digest if proposed else "",
    )
    if form.is_bound and form.is_valid():
        with refusals_on(form, by=request.actor):
            if examination is None:
                raise NotExamined
            kept = actions.decide(episode=episode, examination=examination, by=request.actor, **form.cleaned_data)
            messages.success(request, _("The decision is kept."))
            return redirect("refer:decision" if kept.choice == kept.Choice.ELSEWHERE else "refer:decide", _next(kept))
        if proposed:
            form.show_anew(proposed.digest)
    return page(
        request,
        "refer/decide.html",
        status=422 if form.is_bound else 200,
        episode=episode,
        examination=examination,
        seen=queries.seen_in(examination) if examination else (),
        photographs=queries.photographs_of(examination) if examination else (),
        findings=[shown(finding, neutral=False) for finding in findings],
        proposed=proposed.plain if proposed else None,
        decisions=[(each, queries.in_patients_words(each)) for each in queries.decisions_of(episode)],
        form=form,
        why_not=_why_not(request, episode, examination),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Need.CLINICAL)
def decision(request: Request, decision_id: UUID) -> HttpResponse:
    """One decision, with the options as they stood beside it, and the letters that followed."""
    found = queries.decision_for(request.actor, decision_id)
    form = forms.LetterForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        with refusals_on(form, by=request.actor):
            actions.write_letter(decision=found, by=request.actor, **form.cleaned_data)
            messages.success(request, _("The letter is written and kept."))
            return redirect("refer:decision", found.pk)
    leads_on = found.choice == found.Choice.ELSEWHERE and may(request.actor, Need.DECIDE, found.episode.site_id)
    return page(
        request,
        "refer/decision.html",
        status=422 if form.is_bound else 200,
        decision=found,
        chosen=names_of_chosen(found.recommendation.options, found.treatments),
        kept=found.recommendation.options,
        letters=queries.letters_of(found),
        form=form if leads_on else None,
    )


@require_safe
@staff(Need.CLINICAL)
def letter(request: Request, letter_id: UUID) -> HttpResponse:
    found = queries.letter_for(request.actor, letter_id)
    try:
        content = queries.pdf_of(found)
    except (Erased, Missing, Tampered) as fault:
        log.error("a letter cannot be shown", extra={"facts": {"letter": str(found.pk), "why": type(fault).__name__}})
        return page(request, "refer/no_letter.html", status=410 if isinstance(fault, Erased) else 409, letter=found)
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = 'inline; filename="referral.pdf"'
    return response


def _next(kept: Decision) -> UUID:
    return kept.pk if kept.choice == kept.Choice.ELSEWHERE else kept.episode_id


def _why_not(request: Request, episode: Episode, examination: Examination | None) -> str:
    """Why nobody can decide here now, if so."""
    refusal: Refusal | None = None
    if examination is None:
        refusal = NotExamined()
    elif not actions.may_be_decided(episode):
        refusal = NotNow(episode.step)
    elif not may(request.actor, Need.DECIDE, episode.site_id):
        return _("Deciding is for specialists of this site.")
    return refusal.words() if refusal else ""
