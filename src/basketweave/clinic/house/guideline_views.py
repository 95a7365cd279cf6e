"""The guideline for those who treat by it, and where the medical director makes it stricter."""

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from basketweave.clinic.access.door import Need, may_everywhere
from basketweave.clinic.access.views import Request, staff
from basketweave.clinic.house import actions
from basketweave.clinic.house.guideline import guideline
from basketweave.clinic.house.number_forms import GiveBack, TightenNumber
from basketweave.clinic.house.numbers_shown import changes, groups, number_shown
from basketweave.clinic.house.refusals import refusals_on
from basketweave.clinic.shell.pages import page


@require_safe
@staff(Need.CLINICAL)
def guideline_page(request: Request) -> HttpResponse:
    return page(
        request, "house/guideline.html", version=guideline().version, groups=groups(), changes=changes()
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Need.CLINICAL)
def number(request: Request, number_name: str) -> HttpResponse:
    number_shown(number_name)  # or 404
    form = TightenNumber(request.POST if request.method == "POST" else None, name=number_name)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.tighten(name=number_name, by=request.actor, **form.cleaned_data)
            messages.success(request, _("From now on, this number holds here."))
            return redirect("house:number", number_name=number_name)
    return _number_page(request, number_name, form=form)


@require_POST
@staff(Need.GUIDELINE)
def give_back(request: Request, number_name: str) -> HttpResponse:
    number_shown(number_name)  # or 404
    form = GiveBack(request.POST, prefix="back")
    if form.is_valid():
        with refusals_on(form):
            actions.give_back(name=number_name, by=request.actor, **form.cleaned_data)
            messages.success(request, _("From now on, what is published holds again."))
            return redirect("house:number", number_name=number_name)
    return _number_page(request, number_name, back_form=form)


def _number_page(
    request: Request, name: str, *, form: TightenNumber | None = None, back_form: GiveBack | None = None
) -> HttpResponse:
    forms: list[Form | None] = [form, back_form]
    return page(
        request,
        "house/number.html",
        status=422 if any(each is not None and each.errors for each in forms) else 200,
        number=number_shown(name),
        changes=changes(name),
        may_change=may_everywhere(request.actor, Need.GUIDELINE),
        form=form or TightenNumber(name=name),
        back_form=back_form or GiveBack(prefix="back"),
    )
