"""What is asked of a medical director who makes a number stricter, or gives it back."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from basketweave.clinic.shell.forms import OnceForm
from basketweave.science.protocol.kinds import KINDS, MOST, MOST_DAYS

UNITS = {"days": _("Ours, in days"), "sessions": _("Ours, in sessions"), "years": _("Ours, in years")}


class DaysField(forms.CharField):
    """Several days, as one writes them: 1, 3, 7, 14."""

    def to_python(self, value: Any) -> Any:
        written = super().to_python(value) or ""
        parts = [part for part in re.split(r"[,;\s]+", written) if part]
        if not all(re.fullmatch(r"[0-9]{1,4}", part) for part in parts):
            raise forms.ValidationError(_now("Write the days like 1, 3, 7, 14."))
        return [int(part) for part in parts]


class TightenNumber(OnceForm):
    because = forms.CharField(
        label=_("Why"),
        help_text=_("It stands beside the number; those who treat by it read it."),
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    field_order = ("value", "because")

    def __init__(self, *args: Any, name: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["value"] = value_field(name)
        self.order_fields(self.field_order)


class GiveBack(forms.Form):
    because = forms.CharField(
        label=_("Why it is given back"), required=False, max_length=2_000, widget=forms.Textarea(attrs={"rows": 2})
    )


def value_field(name: str) -> forms.Field:
    kind = KINDS[name]
    if kind.is_several:
        return DaysField(
            label=_("Ours, in days"), help_text=_("All of them, like 1, 3, 7, 14."), max_length=200
        )  # fmt: skip
    if kind.is_length:
        return forms.DecimalField(label=_("Ours, in mm"), max_value=MOST["mm"], max_digits=3, decimal_places=2)
    most = MOST.get(kind.unit, MOST_DAYS)
    return forms.IntegerField(label=UNITS.get(kind.unit, UNITS["days"]), max_value=most)
