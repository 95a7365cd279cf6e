"""What the desk is asked: which day, where to move something within it, and who is away."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from basketweave.clinic.diary.models import Holding
from basketweave.clinic.house.models import Site
from basketweave.clinic.house.queries import devices, rooms
from basketweave.clinic.people.queries import specialists
from basketweave.clinic.shell.forms import DayInput, VersionedForm

EARLIEST, LATEST = date(2000, 1, 1), date(2100, 12, 31)


class DayField(forms.DateField):
    """A day within reason: far-off years are slips of the hand."""

    widget = DayInput

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value and not EARLIEST <= value <= LATEST:
            raise forms.ValidationError(_now("Please look at the year again."))


class TimeInput(forms.TimeInput):
    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M")


class WhichDay(forms.Form):
    """Read from the address; what cannot be read is today at the first site."""

    day = DayField(label=_("Day"), required=False)
    site = forms.UUIDField(required=False)


class Move(VersionedForm):
    wall_time = forms.TimeField(label=_("Time"), widget=TimeInput())
    specialist = forms.ChoiceField(label=_("Specialist"), required=False)
    room = forms.ChoiceField(label=_("Room"), required=False)
    is_agreed = forms.BooleanField(label=_("The patient has said yes to the new time"), required=False)

    def __init__(self, *args: Any, holding: Holding, **kwargs: Any) -> None:
        now = {"wall_time": holding.wall_time, "specialist": holding.specialist_id, "room": holding.room_id}
        super().__init__(*args, version=holding.version, saved={"wall_time": f"{holding.wall_time:%H:%M}"}, **kwargs)
        self.initial.update({**now, "wall_time": f"{holding.wall_time:%H:%M}"})
        self.holding = holding
        self.people = {str(each.pk): each for each in specialists(holding.site)}
        self.places = {str(each.pk): each for each in rooms(holding.site)}
        _offer(self, "specialist", self.people, holding.specialist)
        _offer(self, "room", self.places, holding.room)
        if holding.episode is None:
            del self.fields["is_agreed"]

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        changed = "wall_time" in found and found["wall_time"] != self.holding.wall_time
        if self.holding.episode and changed and not found.get("is_agreed"):
            self.add_error("is_agreed", _now("Ask the patient first: nobody's time is changed without their yes."))
        return found

    @property
    def deed(self) -> dict[str, Any]:
        """What the action is told."""
        told = self.cleaned_data
        return {
            "wall_time": told["wall_time"],
            "specialist": self.people.get(told["specialist"], self.holding.specialist),
            "room": self.places.get(told["room"], self.holding.room),
            "version": told["version"],
            "is_agreed": told.get("is_agreed"),
        }


class Absence(forms.Form):
    """Who or what is away; without hours, all day."""

    who = forms.ChoiceField(label=_("Who, or which room or device"))
    first_day = DayField(label=_("From"))
    last_day = DayField(label=_("To, the last day away"), required=False)
    from_time = forms.TimeField(label=_("From what time"), required=False, widget=TimeInput())
    to_time = forms.TimeField(label=_("To what time"), required=False, widget=TimeInput())

    def __init__(self, *args: Any, site: Site, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups = {
            "specialist": (_now("Specialists"), specialists(site)),
            "room": (_now("Rooms"), rooms(site)),
            "device": (_now("Devices"), devices(site)),
        }
        self.found = {f"{kind}:{each.pk}": (kind, each) for kind, (_words, some) in groups.items() for each in some}
        self.fields["who"].choices = [  # type: ignore[attr-defined]
            (words, [(f"{kind}:{each.pk}", str(each)) for each in some]) for kind, (words, some) in groups.items()
        ]

    @property
    def deed(self) -> dict[str, Any]:
        told = dict(self.cleaned_data)
        kind, what = self.found[told.pop("who")]
        return {**told, kind: what}


def _offer(form: forms.Form, name: str, offered: dict[str, Any], held: Any) -> None:
    """The choices, what is held now among them even if it was retired since."""
    choices = {**offered, **({str(held.pk): held} if held else {})}
    blank = [] if held else [("", "–")]
    form.fields[name].required = held is not None
    form.fields[name].choices = [*blank, *((key, str(each)) for key, each in choices.items())]  # type: ignore[attr-defined]
