"""The forms of a course: plan it, book a session, book all, move one, let a finding pass, end it."""

from datetime import date, time
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from basketweave.clinic.house.models import Device
from basketweave.clinic.house.queries import devices
from basketweave.clinic.people import queries as people
from basketweave.clinic.people.models import Episode, Staff
from basketweave.clinic.plan.booking import FIRST_YEAR, LAST_YEAR
from basketweave.clinic.plan.models import AgreedBy
from basketweave.clinic.shell.forms import ChoicesAbreast, DayInput, OnceForm, VersionedForm


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


class Allow(OnceForm):
    """Words and an end, for this session or for every one that rests on the decision."""

    words = forms.CharField(
        label=_("Because"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It stands on the timeline with your name, for those who treat."),
        error_messages={"required": _("Write why: it is kept with your name.")},
    )
    reach = forms.TypedChoiceField(
        label=_("For"),
        choices=[("session", _("this session only")), ("course", _("every session of this course"))],
        widget=ChoicesAbreast,
        initial="session",
    )
    ends_on = DayField(label=_("Until, and including"))
    day = DayField(widget=forms.HiddenInput)
    rule = forms.CharField(widget=forms.HiddenInput, max_length=60)
    code = forms.CharField(widget=forms.HiddenInput, max_length=60)

    def deed(self) -> dict[str, Any]:
        answers = dict(self.cleaned_data)
        return {"for_the_course": answers.pop("reach") == "course", **answers}


class TakeBack(forms.Form):
    """No question: the button says it."""


class ReleaseSeries(forms.Form):
    words = forms.CharField(
        label=_("The series goes on, because"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Write why: it is kept with your name.")},
    )


class EndCourse(VersionedForm):
    is_sure = forms.BooleanField(label=_("The course ends here; sessions that are booked are given back."))
