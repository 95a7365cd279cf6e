"""Pages of the treatment room."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from basketweave.clinic.access.door import Need
from basketweave.clinic.access.versions import StaleRecord
from basketweave.clinic.access.views import Request, staff
from basketweave.clinic.house.models import ConsentText
from basketweave.clinic.house.refusals import refusals_on
from basketweave.clinic.people import actions as people
from basketweave.clinic.plan.models import Session
from basketweave.clinic.shell.pages import page
from basketweave.clinic.treat import actions, forms, queries
from basketweave.clinic.treat.models import Treatment
from basketweave.clinic.treat.refusals import NotComplete


@staff(Need.BOOKING)
@require_http_methods(["GET", "POST"])
def consent(request: Request, session_id: UUID) -> HttpResponse:
    session = queries.session_for(request.actor, session_id, need=Need.BOOKING)
    episode = session.course.episode
    text = queries.current_text(episode.patient.language)
    if text is None or request.method == "GET":
        return _consent_page(request, session, text, _to_sign(text), status=200 if request.method == "GET" else 422)
    form = forms.SignConsent(request.POST)
    if form.is_valid():
        with refusals_on(form, by=request.actor):
            people.sign_consent(
                episode=episode,
                text=text,
                digest_shown=form.cleaned_data["digest"],
                signed_name=form.cleaned_data["signed_name"],
                is_guardian=form.cleaned_data["is_guardian"],
                witnessed_by=queries.staff_of(request.actor),
                by=request.actor,
            )
            return redirect("treat:begin", session.pk)
    before = queries.text_shown_before(text, form["digest"].value())
    form = form.showing(text.digest)
    return _consent_page(request, session, text, form, before=before, status=422)


@staff(Need.BOOKING)
@require_POST
def withdraw_consent(request: Request, session_id: UUID, consent_id: UUID) -> HttpResponse:
    session = queries.session_for(request.actor, session_id, need=Need.BOOKING)
    consent = queries.consent_at(request.actor, session, consent_id)
    form = forms.WithdrawConsent(request.POST)
    if form.is_valid():
        people.withdraw_consent(consent=consent, by=request.actor)
        messages.success(request, _("The consent is taken back. Nobody treats until a new one is signed."))
        return redirect("treat:consent", session.pk)
    text = queries.current_text(session.course.episode.patient.language)
    return _consent_page(request, session, text, _to_sign(text), withdrawing=form, status=422)


@staff(Need.EXAMINE)
@require_http_methods(["GET", "POST"])
def begin(request: Request, session_id: UUID) -> HttpResponse:
    session = queries.session_for(request.actor, session_id, need=Need.EXAMINE)
    if begun := queries.treatment_of(session):
        return redirect("treat:treatment", begun.pk)
    form = forms.Begin(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        form.is_valid()
        with refusals_on(form, by=request.actor):
            treatment = actions.begin(session=session, by=request.actor)
            return redirect("treat:treatment", treatment.pk)
    day = queries.today_at(session)
    asked = queries.asked_of(session, day)
    return page(
        request,
        "treat/begin.html",
        session=session,
        form=form,
        day=day,
        consent=queries.consent_of(session.course.episode),
        days_since=queries.days_since_last(session, day, asked.proposal.treated_days),
        findings=queries.findings_in_words(request.actor, session, asked) if request.method == "GET" else [],
        hold=queries.hold_in_words(request.actor, session.course),
        screened=queries.screening_of(session, day),
        allowed=queries.allowed_for(session),
        is_booked_today=session.day == day,
        status=422 if request.method == "POST" else 200,
    )


@staff(Need.CLINICAL)
@require_http_methods(["GET", "POST"])
def treatment(request: Request, treatment_id: UUID) -> HttpResponse:
    need = Need.CLINICAL if request.method == "GET" else Need.EXAMINE
    found = queries.treatment_for(request.actor, treatment_id, need=need)
    if found.is_signed():
        return _signed_page(request, found, status=200 if request.method == "GET" else 409)
    if request.method == "GET":
        return _record_page(request, found, forms.RecordTreatment(treatment=found))
    form = forms.RecordTreatment(request.POST, treatment=found)
    if form.is_valid():
        with refusals_on(form, by=request.actor):
            try:
                actions.save(treatment=found, by=request.actor, **form.deed())
            except StaleRecord:
                now = queries.treatment_for(request.actor, found.pk, need=need)
                form.show_both(version=now.version, saved=form.saved_now(now, queries.zone_records(now)))
            else:
                if request.POST.get("then") == "sign":
                    return redirect("treat:sign", found.pk)
                messages.success(request, _("Saved. Nothing is signed yet."))
                return redirect("treat:treatment", found.pk)
    return _record_page(request, found, form, status=422)


@staff(Need.EXAMINE)
@require_http_methods(["GET", "POST"])
def sign(request: Request, treatment_id: UUID) -> HttpResponse:
    found = queries.treatment_for(request.actor, treatment_id, need=Need.EXAMINE)
    if found.is_signed():
        return redirect("treat:treatment", found.pk)
    form = forms.SignTreatment(request.POST if request.method == "POST" else None, version=found.version)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form, by=request.actor):
            try:
                actions.sign(treatment=found, version=form.cleaned_data["version"], by=request.actor)
            except NotComplete as refusal:
                for sentence in refusal.missing.values():
                    form.add_error(None, sentence)
            else:
                messages.success(request, _("Signed and locked."))
                return redirect("treat:treatment", found.pk)
    records = queries.zone_records(found)
    return page(
        request,
        "treat/sign.html",
        treatment=found,
        form=form,
        records=records,
        missing=list(actions.what_is_missing(found, records).values()),
        wall_times=queries.wall_times(found),
        touched=queries.touched_in_words(found),
        status=422 if request.method == "POST" else 200,
    )


@staff(Need.EXAMINE)
@require_POST
def addendum(request: Request, treatment_id: UUID) -> HttpResponse:
    found = queries.treatment_for(request.actor, treatment_id, need=Need.EXAMINE)
    form = forms.AddAddendum(request.POST)
    if form.is_valid():
        with refusals_on(form, by=request.actor):
            actions.add_addendum(treatment=found, by=request.actor, **form.cleaned_data)
            return redirect("treat:treatment", found.pk)
    return _signed_page(request, found, form, status=422)


def _to_sign(text: ConsentText | None) -> forms.SignConsent | None:
    return forms.SignConsent(initial={"digest": text.digest}) if text else None


def _consent_page(
    request: Request,
    session: Session,
    text: ConsentText | None,
    form: forms.SignConsent | None,
    *,
    before: object = None,
    withdrawing: forms.WithdrawConsent | None = None,
    status: int = 200,
) -> HttpResponse:
    episode = session.course.episode
    return page(
        request,
        "treat/consent.html",
        session=session,
        text=text,
        before=before,
        form=form,
        standing=queries.consent_of(episode),
        withdrawing=withdrawing or forms.WithdrawConsent(),
        needs_guardian=queries.is_minor(episode.patient, queries.today_at(session)),
        status=status,
    )


def _record_page(
    request: Request, treatment: Treatment, form: forms.RecordTreatment, status: int = 200
) -> HttpResponse:
    return page(
        request,
        "treat/treatment.html",
        treatment=treatment,
        form=form,
        map=queries.needle_map(form.records),
        days_since=queries.days_since_last(treatment.session, treatment.day),
        missing=list(actions.what_is_missing(treatment, form.records).values()),
        findings=queries.what_the_rules_say(request.actor, treatment, form.records),
        status=status,
    )


def _signed_page(
    request: Request, treatment: Treatment, form: forms.AddAddendum | None = None, status: int = 200
) -> HttpResponse:
    records = queries.zone_records(treatment)
    return page(
        request,
        "treat/signed.html",
        treatment=treatment,
        records=records,
        map=queries.needle_map(records),
        wall_times=queries.wall_times(treatment),
        touched=queries.touched_in_words(treatment),
        is_as_signed=queries.is_as_signed(treatment),
        addenda=queries.addenda_of(treatment),
        form=form or forms.AddAddendum(),
        status=status,
    )
