"""The forms of a course: plan it, book a session, book all, move one, end it."""

from datetime import date, time
from decimal import Decimal
from typing import Any, cast
from uuid import UUID

from django import forms
from django.core.validators import MinValueValidator
from django.utils.translation import gettext_lazy as _

from basketweave.clinic.face.widgets import IN_PAIRS
from basketweave.clinic.face.zones import ALL, FACE
from basketweave.clinic.house.models import Device
from basketweave.clinic.house.queries import devices
from basketweave.clinic.people import queries as people
from basketweave.clinic.people.models import Episode, Staff
from basketweave.clinic.plan.booking import FIRST_YEAR, LAST_YEAR
from basketweave.clinic.plan.models import AgreedBy
from basketweave.clinic.shell.forms import ChoicesAbreast, DayInput, OnceForm, Stepper, VersionedForm


def day_or_none(typed: object) -> date | None:
    """The day that a form or an address shows, if it is one."""
    if isinstance(typed, date):
        return typed
    try:
        return DayField().clean(typed)
    except forms.ValidationError:
        return None


class DayField(forms.DateField):
    """A day that a clinic could mean."""

    widget = DayInput
    default_error_messages = {
        "invalid": _("This is not a day of the calendar. Write it like 2026-03-14."),
        "far": _("This day is too far away. Write a day between 2000 and 2100."),
    }

    def clean(self, value: Any) -> Any:
        day = super().clean(value)
        if isinstance(day, date) and not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise forms.ValidationError(self.error_messages["far"], code="far")
        return day


class TimeField(forms.TimeField):
    widget = forms.TimeInput(attrs={"type": "time", "step": 300}, format="%H:%M")
    default_error_messages = {"invalid": _("This is not a time of the day. Write it like 10:30.")}


class PlanCourse(OnceForm):
    """A length beside a zone puts the zone into the course; an empty one leaves it out."""

    specialist = forms.ChoiceField(label=_("Specialist for the sessions"))
    device = forms.ChoiceField(label=_("Device"))
    session_count = forms.IntegerField(
        label=_("Sessions"), min_value=1, max_value=20, widget=Stepper(attrs={"min": 1, "max": 6}), initial=3
    )
    few_sessions_because = forms.CharField(
        label=_("Why fewer than three sessions?"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Only to be answered where the guideline asks. It is kept with the course."),
    )
    first_day = DayField(label=_("First session not before"))

    def __init__(self, *args: Any, episode: Episode, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.specialists = {str(each.pk): each for each in people.specialists(episode.site)}
        self.devices = {str(each.pk): each for each in devices(episode.site)}
        cast(forms.ChoiceField, self.fields["specialist"]).choices = [
            (key, each.name) for key, each in self.specialists.items()
        ]
        cast(forms.ChoiceField, self.fields["device"]).choices = [
            (key, _("%(name)s, to %(length)s mm") % {"name": each.name, "length": each.longest_needle_mm.normalize()})
            for key, each in self.devices.items()
        ]
        for zone, name in ALL.items():
            self.fields[f"length_{zone}"] = forms.DecimalField(
                label=str(name),
                required=False,
                max_digits=3,
                decimal_places=2,
                validators=[MinValueValidator(Decimal("0.1"), _("A needle is at least 0.1 mm long."))],
                widget=Stepper(unit="mm", attrs={"min": "0.25", "max": "9.75", "step": "0.25"}),
                help_text=_("Outside the orbital rim only.") if zone.startswith("periorbital") else "",
            )

    def on_face(self) -> list[forms.BoundField]:
        return [self[f"length_{zone}"] for zone in IN_PAIRS]

    def on_body(self) -> list[forms.BoundField]:
        return [self[f"length_{zone}"] for zone in ALL if zone not in FACE]

    def is_body_open(self) -> bool:
        return any(field.value() or field.errors for field in self.on_body())

    def deed(self) -> dict[str, Any]:
        """What the action wants."""
        answers = self.cleaned_data
        return {
            "specialist": self.specialists[answers["specialist"]],
            "device": self.devices[answers["device"]],
            "zones": {zone: answers[f"length_{zone}"] for zone in ALL if answers.get(f"length_{zone}")},
            "session_count": answers["session_count"],
            "first_day": answers["first_day"],
            "few_sessions_because": answers["few_sessions_because"],
            "once_key": answers["once_key"],
        }


def specialist_of(episode: Episode, specialist_id: UUID) -> Staff | None:
    """One of those who treat at this site, if it is one."""
    return people.specialists(episode.site).filter(pk=specialist_id).first()


def device_of(episode: Episode, device_id: UUID) -> Device | None:
    """A device of this site that is in use, if it is one."""
    return devices(episode.site).filter(pk=device_id).first()


class BookSession(VersionedForm, OnceForm):
    day = DayField(label=_("Day"))
    wall_time = TimeField(label=_("Time"), initial=time(10))


class BookSeries(OnceForm):
    wall_time = TimeField(label=_("Wished hour, for all of them"), initial=time(10))


class MoveSession(VersionedForm, OnceForm):
    day = DayField(label=_("New day"))
    wall_time = TimeField(label=_("New time"))
    agreed_by = forms.TypedChoiceField(
        label=_("Who agreed?"),
        coerce=AgreedBy,
        choices=[(AgreedBy.DESK_ON_THE_PHONE.value, AgreedBy.DESK_ON_THE_PHONE.label)],
        widget=ChoicesAbreast,
        error_messages={"required": _("No patient's day is changed without their yes.")},
    )


class CancelSession(VersionedForm):
    agreed_by = forms.TypedChoiceField(
        label=_("Who agreed?"),
        coerce=AgreedBy,
        choices=[(AgreedBy.DESK_ON_THE_PHONE.value, AgreedBy.DESK_ON_THE_PHONE.label)],
        widget=ChoicesAbreast,
        error_messages={"required": _("No patient's day is changed without their yes.")},
    )


class EndCourse(VersionedForm):
    is_sure = forms.BooleanField(label=_("The course ends here; sessions that are booked are given back."))
