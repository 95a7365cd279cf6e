"""What is chosen on the board, and the word that must be typed before somebody is erased."""

from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from basketweave.clinic.access.actor import Actor
from basketweave.clinic.access.door import Need
from basketweave.clinic.house.queries import sites_for
from basketweave.clinic.people.models import Patient, Step
from basketweave.clinic.people.queries import staff_of
from basketweave.clinic.shell.forms import DayInput, VersionedForm


class BoardFilter(forms.Form):
    """Chosen by links in the address; what cannot be understood is as if it were not there."""

    site = forms.UUIDField(required=False)
    step = forms.ChoiceField(required=False, choices=[("", "")] + [c for c in Step.choices if c[0] != Step.DONE])
    only = forms.ChoiceField(required=False, choices=[("", ""), ("late", ""), ("today", ""), ("mine", "")])

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor = actor
        self.sites = list(sites_for(actor, Need.BOARD))

    def as_filter(self) -> dict[str, Any]:
        self.is_valid()
        given = self.cleaned_data
        mine = staff_of(self.actor) if given.get("only") == "mine" else None
        return {
            "site_id": given.get("site"),
            "step": Step(given["step"]) if given.get("step") else None,
            "only": given.get("only", ""),
            "owner_id": mine.pk if mine else None,
        }


class Contact(VersionedForm):
    """Who somebody is and how to reach them, corrected."""

    name = forms.CharField(
        label=_("Name"), max_length=200, error_messages={"required": _("Please write a name, of one part or five.")}
    )
    called = forms.CharField(label=_("What we may call them"), required=False, max_length=80)
    email = forms.EmailField(
        label=_("E-mail address"),
        required=False,
        help_text=_("Private links go here and nowhere else: read it back to them."),
        error_messages={"invalid": _("This is not an e-mail address. It looks like ana@example.org.")},
    )
    phone = forms.CharField(label=_("Telephone"), required=False, max_length=40)
    born_on = forms.DateField(
        label=_("Date of birth"),
        required=False,
        input_formats=["%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y"],
        widget=DayInput,
        error_messages={"invalid": _("This day is not in the calendar. Write it like 1990-05-31.")},
    )
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)

    def __init__(self, *args: Any, patient: Patient, latest: date, **kwargs: Any) -> None:
        now = {name: getattr(patient, name) for name in self.base_fields if name != "version"}
        super().__init__(*args, version=patient.version, saved=now, initial=now, **kwargs)
        self.latest = latest

    def clean_born_on(self) -> date | None:
        day: date | None = self.cleaned_data["born_on"]
        if day is not None and not date(1880, 1, 1) <= day <= self.latest:
            raise forms.ValidationError(_("This cannot be the birthday of somebody who comes to us today."))
        return day

    def clean(self) -> dict[str, Any] | None:
        given = super().clean()
        if not self.errors and not (self.cleaned_data.get("email") or self.cleaned_data.get("phone")):
            self.add_error("phone", _("We need an e-mail address or a telephone number."))
        return given


class Openings(forms.Form):
    """Which lines of the ledger; what cannot be understood is as if it were not there."""

    only = forms.ChoiceField(required=False, choices=[("", ""), ("read", "")])
    before = forms.IntegerField(required=False, min_value=1, max_value=2**63 - 1)

    def as_filter(self) -> dict[str, Any]:
        self.is_valid()
        return {"is_read": self.cleaned_data.get("only") == "read", "before": self.cleaned_data.get("before")}


class EraseByStaff(forms.Form):
    """Erasing cannot be undone: the name is typed to show that it is the right person."""

    name = forms.CharField(label=_("The patient’s name, as it stands above"), max_length=200)

    def __init__(self, *args: Any, patient: Patient | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.patient = patient

    def clean_name(self) -> str:
        name = " ".join(self.cleaned_data["name"].split())
        if self.patient and name.casefold() != self.patient.name.casefold():
            raise forms.ValidationError(_("This is not the name above. Nothing was erased."))
        return name


class EraseMe(forms.Form):
    sure = forms.BooleanField(label=_("Yes, erase everything the clinic can erase about me. It cannot be undone."))
