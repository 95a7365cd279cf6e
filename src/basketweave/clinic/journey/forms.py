"""What is chosen on the board, and the word that must be typed before somebody is erased."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from basketweave.clinic.access.actor import Actor
from basketweave.clinic.access.door import Need
from basketweave.clinic.house.queries import sites_for
from basketweave.clinic.people.models import Patient, Step
from basketweave.clinic.people.queries import staff_of


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
