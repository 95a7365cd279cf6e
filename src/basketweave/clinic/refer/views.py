"""The decision: what was found stands beside it, what was decided before stands below."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from basketweave.clinic.access.door import Need, may
from basketweave.clinic.access.views import Request, staff
from basketweave.clinic.examine.models import Examination
from basketweave.clinic.house.refusals import Refusal, refusals_on
from basketweave.clinic.house.words import shown
from basketweave.clinic.people.models import Episode
from basketweave.clinic.refer import actions, forms, queries
from basketweave.clinic.refer.refusals import NotExamined, NotNow
from basketweave.clinic.shell.pages import page


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Need.CLINICAL)
def decide(request: Request, episode_id: UUID) -> HttpResponse:
    episode = queries.episode_for(request.actor, episode_id, need=Need.CLINICAL)
    examination = queries.latest(episode)
    form = forms.DecisionForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        with refusals_on(form, by=request.actor):
            if examination is None:
                raise NotExamined
            actions.decide(episode=episode, examination=examination, by=request.actor, **form.cleaned_data)
            messages.success(request, _("The decision is kept."))
            return redirect("refer:decide", episode.pk)
    return page(
        request,
        "refer/decide.html",
        status=422 if form.is_bound else 200,
        episode=episode,
        examination=examination,
        seen=queries.seen_in(examination) if examination else (),
        photographs=queries.photographs_of(examination) if examination else (),
        findings=[shown(finding, neutral=False) for finding in queries.findings_for(episode)],
        decisions=[(each, queries.in_patients_words(each)) for each in queries.decisions_of(episode)],
        form=form,
        why_not=_why_not(request, episode, examination),
    )


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
