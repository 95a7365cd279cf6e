"""What the list of studies can be narrowed by; sent in the address, so that it can be kept and passed on."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from basketweave.clinic.library.arms import choices
from basketweave.clinic.shell.forms import offer


class StudiesForm(forms.Form):
    """Every wish may be left open. One that we do not know narrows nothing, and the page says so."""

    concern = forms.ChoiceField(label=_("Concern"), required=False)
    device = forms.ChoiceField(label=_("Device"), required=False)
    design = forms.ChoiceField(label=_("Design"), required=False)
    mark = forms.ChoiceField(label=_("Mark"), required=False)
    sessions = forms.ChoiceField(label=_("Sessions"), required=False)

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        for name, found in choices().items():
            offer(self, name, [("", _("Any")), *found])
            self.fields[name].error_messages["invalid_choice"] = _("We do not know this one, so it narrows nothing.")

    def wishes(self) -> dict[str, str]:
        """What was chosen and is known."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}
