"""The examination on the tablet: begun from an episode, saved as often as one likes, finished once."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_POST, require_safe

from basketweave.clinic.access.door import Need
from basketweave.clinic.access.versions import StaleRecord
from basketweave.clinic.access.views import Request, staff
from basketweave.clinic.consult.queries import request_of
from basketweave.clinic.examine import actions, adding, forms, queries
from basketweave.clinic.examine.health import health_of
from basketweave.clinic.examine.models import Examination
from basketweave.clinic.examine.pictures import picture
from basketweave.clinic.examine.refusals import NotAPhotograph, NotComplete
from basketweave.clinic.examine.uploads import is_too_large
from basketweave.clinic.house.refusals import Refusal, refusals_on
from basketweave.clinic.shell.pages import page

BACK = gettext_lazy("What you typed and had not saved is one step back in your browser.")


@require_POST
@staff(Need.EXAMINE)
def begin(request: Request) -> HttpResponse:
    episode = queries.episode_for(request.actor, request.POST.get("episode", ""), need=Need.EXAMINE)
    try:
        examination = actions.begin(episode=episode, by=request.actor)
    except Refusal as refusal:
        return page(request, "examine/not_now.html", status=409, episode=episode, words=refusal.words())
    return redirect("examine:examination", examination.pk)


@csrf_exempt  # a body that is too large must not be parsed; all others are checked in `_do`
@staff(Need.EXAMINE)
def examination(request: Request, examination_id: UUID) -> HttpResponse:
    found = queries.examination_for(request.actor, examination_id)
    if request.method != "POST":
        return _page(request, found)
    if is_too_large(request):
        photographing = forms.PhotographForm({}, prefix="photograph")
        photographing.was_not_read = True  # so that the summary does not promise what was typed
        photographing.errors.clear()
        photographing.add_error("picture", f"{NotAPhotograph('too_large').words()} {BACK}")
        return _page(request, found, photographing=photographing, status=413)
    return _do(request, found)


@csrf_protect
def _do(request: Request, found: Examination) -> HttpResponse:
    """One form for the whole page, so that no button loses what was typed for another."""
    if found.finished_at:
        return redirect("examine:examination", found.pk)
    deed = "add" if (added := adding.added(request)) else request.POST.get("deed", "save")
    form = forms.ExaminationForm(request.POST, examination=found, also=[*adding.also(request), *added])
    beside = _beside(request, found, deed)
    is_valid = all([form.is_valid(), *(each.is_valid() for each in beside.values())])  # asked of each, to tell all
    if is_valid:
        with refusals_on(form, by=request.actor):
            if DEEDS.get(deed, _save)(request, found, form, **beside):
                return redirect(
                    reverse("examine:examination", args=[found.pk])
                    + (adding.where(added) if added else ANCHOR.get(deed, ""))
                )
    return _page(request, found, form=form, status=409 if form.has_error(NON_FIELD_ERRORS, "stale") else 422, **beside)


ANCHOR = {"photograph": "#photographs", "earlier": "#earlier"}


def _beside(request: Request, found: Examination, deed: str) -> dict[str, Any]:
    if deed == "photograph":
        return {"photographing": forms.PhotographForm(request.POST, request.FILES, prefix="photograph")}
    if deed == "earlier":
        return {"telling": forms.EarlierNeedlingForm(request.POST, prefix="earlier")}
    return {}


def _save(request: Request, found: Examination, form: forms.ExaminationForm) -> bool:
    try:
        actions.save(examination=found, version=form.cleaned_data["version"], by=request.actor, **form.answers())
    except StaleRecord as stale:
        now = stale.record
        assert isinstance(now, Examination)
        form.show_both(version=now.version, saved=forms.saved_values(now))
        return False
    messages.success(request, _("Saved. You can go on later."))
    return True


def _finish(request: Request, found: Examination, form: forms.ExaminationForm) -> bool:
    try:
        actions.save_and_finish(
            examination=found, version=form.cleaned_data["version"], by=request.actor, **form.answers()
        )
    except NotComplete as refusal:
        for missing in refusal.missing:
            form.add_error(form.field_missing(missing), refusal.words_for(missing))
        return False
    except StaleRecord:
        return _save(request, found, form)
    messages.success(request, _("The examination is finished and stands."))
    return True


def _photograph(
    request: Request, found: Examination, form: forms.ExaminationForm, photographing: forms.PhotographForm
) -> bool:
    told = photographing.cleaned_data
    with refusals_on(photographing, "picture", by=request.actor):
        actions.add_photograph(
            examination=found,
            view=told["view"],
            upload=told["picture"].read(),
            once_key=told["once_key"],
            by=request.actor,
        )
        return _save(request, found, form)
    return False


def _earlier(
    request: Request, found: Examination, form: forms.ExaminationForm, telling: forms.EarlierNeedlingForm
) -> bool:
    episode = found.episode
    with refusals_on(telling, by=request.actor):
        actions.note_earlier_needling(
            patient=episode.patient, site=episode.site, by=request.actor, **telling.cleaned_data
        )
        return _save(request, found, form)
    return False


@require_POST
@staff(Need.EXAMINE)
def take_back_earlier_needling(request: Request, examination_id: UUID, needling_id: UUID) -> HttpResponse:
    found = queries.examination_for(request.actor, examination_id)
    needling = queries.earlier_needling_for(request.actor, needling_id, of=found.episode.patient_id)
    actions.take_back_earlier_needling(needling=needling, site=found.episode.site, by=request.actor)
    messages.success(request, _("Taken back: nothing is counted from that day."))
    return redirect(reverse("examine:examination", args=[found.pk]) + "#earlier")


@require_safe
@staff(Need.PHOTOGRAPH)
def photograph(request: Request, photograph_id: UUID) -> HttpResponse:
    found = queries.photograph_for(request.actor, photograph_id)
    return picture(request, found, otherwise="examine/no_photograph.html")


DEEDS: dict[str, Callable[..., bool]] = {"finish": _finish, "photograph": _photograph, "earlier": _earlier}


def _page(request: Request, found: Examination, *, status: int = 200, **given: Any) -> HttpResponse:
    context: dict[str, Any] = {
        "examination": found,
        "asked": request_of(found.episode),
        "seen": queries.seen_in(found),
        "is_suspicious": queries.is_suspicious(found),
        "photographs": queries.photographs_of(found),
        "earlier": queries.earlier_needlings_of(found.episode.patient),
        **health_of(found),
    }
    if found.finished_at:
        return page(request, "examine/finished.html", status=status, **context)
    context |= {
        "form": given.get("form") or forms.ExaminationForm(examination=found, also=adding.also(request)),
        "to_add": queries.to_add(found),
        "photographing": given.get("photographing") or forms.PhotographForm(prefix="photograph"),
        "telling": given.get("telling") or forms.EarlierNeedlingForm(prefix="earlier"),
        "largest_photograph": settings.PHOTOGRAPH_MAX_BYTES,
    }
    return page(request, "examine/examination.html", status=status, **context)
