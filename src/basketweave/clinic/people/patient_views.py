"""Where patients come in: by a private link, with a new one, and with a one-time code."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, resolve_url
from django.utils.crypto import salted_hmac
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from basketweave.clinic.access.clock import now
from basketweave.clinic.access.door import Need
from basketweave.clinic.access.middleware import note_verified, open_patient_session
from basketweave.clinic.access.views import Request, patient
from basketweave.clinic.house.refusals import refusals_on
from basketweave.clinic.people import actions, forms, queries
from basketweave.clinic.people.models import PatientLink
from basketweave.clinic.shell.limits import HOUR, limited, take_slot
from basketweave.clinic.shell.pages import page

NEW_LINKS_AN_HOUR = 3


@csrf_exempt  # under no-referrer a browser calls our own page "null"; the secret in the address is what counts
@require_http_methods(["GET", "HEAD", "POST"])
@limited("people.link", minute=20, hour=200)
def link(request: Request, secret: str) -> HttpResponse:
    """A preview by a mail program changes nothing: only the button opens the pages."""
    found = queries.link_by(secret)
    if found is None:
        response = page(request, "people/link_expired.html", status=410)
    elif request.method != "POST":
        response = page(request, "people/link.html", patient=found.patient)
    else:
        actions.come_in(link=found)
        open_patient_session(request, patient_id=found.patient_id, link_id=found.pk, until=found.expires_at)
        response = redirect(_where_to(found))
    response["Referrer-Policy"] = "no-referrer"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@limited("people.new_link", minute=5, hour=30)
def new_link(request: Request) -> HttpResponse:
    """The same answer whether the address is known or not."""
    form = forms.NewLink(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        email = form.cleaned_data["email"]
        place = salted_hmac("people.new_link", email.lower()).hexdigest()[:32]
        if take_slot(place, HOUR, NEW_LINKS_AN_HOUR):
            actions.ask_new_link(email=email, by=request.actor)
        return redirect("people:new_link_sent")
    return page(request, "people/new_link.html", form=form, status=422 if form.errors else 200)


@require_safe
def new_link_sent(request: Request) -> HttpResponse:
    return page(request, "people/new_link_sent.html")


@require_http_methods(["GET", "HEAD", "POST"])
@limited("people.code", minute=10, hour=60)
@patient()
def code(request: Request) -> HttpResponse:
    """Where the code is typed that was sent by mail."""
    mine = queries.patient_of(request.actor)
    form = forms.Code(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form, "code"):
            actions.check_code(patient=mine, code=form.cleaned_data["code"], by=request.actor)
            note_verified(request)
            return redirect(_next(request))
    return _code_page(request, form, status=422 if form.errors else 200)


@require_POST
@limited("people.send_code", minute=5, hour=30)
@patient()
def send_code(request: Request) -> HttpResponse:
    mine = queries.patient_of(request.actor)
    form = forms.Code({})
    form.errors.clear()
    with refusals_on(form):
        actions.send_code(patient=mine, by=request.actor)
        return redirect(f"{resolve_url('people:code')}?{forms.next_query(_next(request))}")
    return _code_page(request, form, status=422)


@require_http_methods(["GET", "POST"])
@patient(verified=True)
def withdraw_consent(request: Request, consent_id: UUID) -> HttpResponse:
    consent = queries.consent_for(request.actor, consent_id, need=Need.OWN_HISTORY)
    form = forms.TakeBackConsent(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        actions.withdraw_consent(consent=consent, by=request.actor)
        return redirect("journey:history")
    return page(request, "people/withdraw_consent.html", consent=consent, form=form, status=422 if form.errors else 200)


def _code_page(request: Request, form: forms.Code, *, status: int) -> HttpResponse:
    mine = queries.patient_of(request.actor)
    waiting = queries.last_code(mine, now())
    return page(
        request,
        "people/code.html",
        status=status,
        form=form,
        is_waiting=waiting is not None,
        has_address=mine.is_reachable_by_mail(),
        next=_next(request),
    )


def _next(request: Request) -> str:
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    is_ours = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) and wanted.startswith("/")
    return wanted if is_ours else resolve_url("journey:my")


def _where_to(found: PatientLink) -> str:
    if found.purpose == "check-in" and found.record_id:
        return resolve_url("heal:answer", check_in_id=found.record_id)
    return resolve_url("journey:my")
