"""Who works here: added and let go by who manages, and each one's own tokens."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from basketweave.clinic.access import actions as access
from basketweave.clinic.access.door import Need
from basketweave.clinic.access.queries import token_for, tokens_of
from basketweave.clinic.access.views import Request, staff
from basketweave.clinic.house.refusals import Refusal, refusals_on
from basketweave.clinic.people import actions, forms, queries
from basketweave.clinic.shell.pages import page


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Need.MANAGE)
def staff_list(request: Request) -> HttpResponse:
    form = forms.NewStaff(request.POST if request.method == "POST" else None, by=request.actor)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        with refusals_on(form):
            made = actions.add_staff(
                name=told["name"],
                email=told["email"],
                registration=told["registration"],
                roles=[(told["role"], told["site"])],
                by=request.actor,
            )
            messages.success(request, _("%(name)s was invited by mail.") % {"name": made.name})
            return redirect("people:staff")
    return page(
        request,
        "people/staff.html",
        status=422 if form.errors else 200,
        everybody=queries.staff_list(request.actor),
        form=form,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Need.MANAGE)
def member(request: Request, staff_id: UUID) -> HttpResponse:
    one = queries.staff_for(request.actor, staff_id)
    form = forms.RoleAt(request.POST if request.method == "POST" else None, by=request.actor)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.give_role(staff=one, by=request.actor, **form.cleaned_data)
            return redirect("people:member", staff_id=one.pk)
    return page(
        request,
        "people/member.html",
        status=422 if form.errors else 200,
        member=one,
        held=queries.roles_held(one),
        form=form,
    )


@require_POST
@staff(Need.MANAGE)
def invite(request: Request, staff_id: UUID) -> HttpResponse:
    one = queries.staff_for(request.actor, staff_id)
    try:
        actions.invite(staff=one, by=request.actor)
    except Refusal as refusal:
        messages.error(request, refusal.words())
    else:
        messages.success(request, _("%(name)s was invited by mail.") % {"name": one.name})
    return redirect("people:member", staff_id=one.pk)


@require_POST
@staff(Need.MANAGE)
def let_go(request: Request, staff_id: UUID) -> HttpResponse:
    one = queries.staff_for(request.actor, staff_id)
    try:
        actions.let_go(staff=one, by=request.actor)
    except Refusal as refusal:
        messages.error(request, refusal.words())
        return redirect("people:member", staff_id=one.pk)
    return redirect("people:staff")


@require_POST
@staff(Need.MANAGE)
def end_role(request: Request, held_id: UUID) -> HttpResponse:
    held = queries.role_for(request.actor, held_id)
    try:
        actions.end_role(held=held, by=request.actor)
    except Refusal as refusal:
        messages.error(request, refusal.words())
    return redirect("people:member", staff_id=held.staff_id)


@require_http_methods(["GET", "HEAD", "POST"])
@staff()
def tokens(request: Request) -> HttpResponse:
    """One's own tokens. A new one's secret stands on the answer to the form, and nowhere else ever."""
    me = queries.staff_of(request.actor).user
    form, secret = forms.NewToken(request.POST if request.method == "POST" else None), ""
    if request.method == "POST" and form.is_valid():
        _token, secret = access.make_token(user=me, name=form.cleaned_data["name"], by=request.actor)
        form = forms.NewToken()
    status = 422 if form.errors else 200
    return page(request, "people/tokens.html", status=status, tokens=tokens_of(me), form=form, secret=secret)


@require_POST
@staff()
def revoke_token(request: Request, token_id: UUID) -> HttpResponse:
    access.revoke_token(token=token_for(request.actor, token_id), by=request.actor)
    return redirect("people:tokens")
