"""What is asked of those who run the house."""

import re
from datetime import date, time
from decimal import Decimal
from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.conf import settings
from django.core.validators import RegexValidator
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from basketweave.clinic.house.models import JURISDICTIONS, Device, Hours, check_zone
from basketweave.clinic.shell.forms import DayInput
from basketweave.science.quantities import Jurisdiction

SPAN = re.compile(r"(\d{1,2})[:.]?(\d{2})?\s*[-–]\s*(\d{1,2})[:.]?(\d{2})?")
EARLIEST, LATEST = date(2000, 1, 1), date(2100, 12, 31)


class OpeningField(forms.CharField):
    """The hours of one day, as one writes them on a door: 9:00–13:00, 14:00–18:00; empty is closed."""

    def to_python(self, value: Any) -> Any:
        written = super().to_python(value) or ""
        return [self._span(part) for part in re.split(r"[,;]", written) if part.strip()]

    def _span(self, part: str) -> tuple[time, time]:
        if found := SPAN.fullmatch(part.strip()):
            opens_hour, opens_minute, closes_hour, closes_minute = (int(digits or 0) for digits in found.groups())
            try:
                return time(opens_hour, opens_minute), time(closes_hour, closes_minute)
            except ValueError:
                pass
        raise forms.ValidationError(_now("Write hours like 9:00–13:00, 14:00–18:00; leave it empty when closed."))


class ChangeSite(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=120)
    jurisdiction = forms.ChoiceField(
        label=_("Labels and laws that hold here"),
        help_text=_("Age limits and authorised uses were read for these only; elsewhere your own law decides."),
        choices=JURISDICTIONS,
        initial=Jurisdiction.NOT_READ.value,
    )
    address = forms.CharField(label=_("Address"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    phone = forms.CharField(label=_("Telephone"), max_length=40, required=False)
    out_of_hours_phone = forms.CharField(
        label=_("Telephone out of hours"),
        help_text=_("Patients read it when an answer cannot wait until morning."),
        max_length=40,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for weekday, words in WEEKDAYS.items():
            self.fields[f"hours_{weekday}"] = OpeningField(label=words, required=False, max_length=80)

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        days = {weekday: found.pop(f"hours_{weekday}", None) or [] for weekday in WEEKDAYS}
        found["hours"] = tuple((weekday, *span) for weekday, spans in days.items() for span in spans)
        return found


class NewSite(ChangeSite):
    zone = forms.CharField(
        label=_("Time zone"),
        help_text=_("Like Europe/Lisbon. It cannot be changed later: kept times would change their meaning."),
        max_length=60,
        validators=[check_zone],
        widget=forms.TextInput(attrs={"list": "zones"}),
    )
    country = forms.CharField(
        label=_("Country"),
        help_text=_("Two letters, like PT."),
        max_length=2,
        validators=[RegexValidator(r"^[A-Za-z]{2}\Z", _("Two letters, like PT."))],
    )

    @property
    def zones(self) -> list[str]:
        return sorted(available_timezones())


class NewRoom(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=80)


class NewDevice(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=120)
    kind = forms.ChoiceField(label=_("Kind"), choices=Device.DeviceKind.choices)
    needles = forms.IntegerField(label=_("Needles"), min_value=1, max_value=2000)
    longest_needle_mm = forms.DecimalField(
        label=_("Labelled ceiling, mm"),
        help_text=_("No needle length above it can be planned with this device."),
        min_value=Decimal("0.1"),
        max_value=Decimal("5"),
        max_digits=3,
        decimal_places=2,
    )


class NewLot(forms.Form):
    product = forms.CharField(label=_("Product"), max_length=120)
    number = forms.CharField(label=_("Lot number"), max_length=60)
    expires_on = forms.DateField(label=_("Expires on"), widget=DayInput())

    def clean_expires_on(self) -> date:
        day: date = self.cleaned_data["expires_on"]
        if not EARLIEST <= day <= LATEST:
            raise forms.ValidationError(_now("Please look at the year again."))
        return day


class NewText(forms.Form):
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)
    title = forms.CharField(label=_("Title"), max_length=200)
    text = forms.CharField(label=_("Text"), max_length=40_000, widget=forms.Textarea(attrs={"rows": 30}))


def written_hours(hours: list[Hours]) -> dict[str, str]:
    """The hours as the form shows them."""
    return {
        f"hours_{weekday}": ", ".join(
            f"{each.opens:%H:%M}–{each.closes:%H:%M}" for each in hours if each.weekday == weekday
        )
        for weekday in WEEKDAYS
    }
