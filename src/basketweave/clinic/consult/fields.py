"""The fields that only a request has: a free time, a specialist, and fields of which one is enough."""

from datetime import date, time, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from basketweave.clinic.access.clock import today
from basketweave.clinic.consult.times import by_day, chosen, some_of_each_day
from basketweave.clinic.diary.queries import free_consultation_times
from basketweave.clinic.house.models import Site
from basketweave.clinic.people.models import Staff

CALL = "call"
PUBLIC_DAYS, STAFF_DAYS = 14, 28
SHOWN_DAYS = 5
GONE = gettext_lazy("This time has just been taken. These are the next free ones; everything else you wrote is kept.")


class FreeTimeField(forms.ChoiceField):
    """The times that are free now. Whether one still is, or ever was, the deed knows: here it must be of these days."""

    default_error_messages = {"invalid_choice": GONE, "required": gettext_lazy("Choose a time.")}

    def __init__(self, *, site: Site, days: int, can_call: bool = False, is_for_staff: bool = False, **kwargs: Any):
        times = free_consultation_times(site, days=days)
        shown = times if is_for_staff else some_of_each_day(times, days=SHOWN_DAYS)
        first = [("", _("Choose a time"))] if is_for_staff else []
        last = [(CALL, _("Call me, and we find a time together"))] if can_call else []
        if can_call and not times:
            kwargs |= {"initial": CALL, "help_text": _("No time is free in the next days.")}
        self.first_day = today(site.zone)
        self.last_day = self.first_day + timedelta(days=days)
        super().__init__(choices=[*first, *by_day(shown), *last], **kwargs)

    def valid_value(self, value: Any) -> bool:
        if super().valid_value(value):
            return True
        try:
            return self.first_day <= chosen(value)[0] <= self.last_day
        except ValueError:
            return False


class OneOfSome:
    """A field that may be empty where another is filled: the form says so, so it is not called "if you like"."""

    def validate(self, value: Any) -> None:
        """Whether it is needed, the form knows."""


class SomeConcerns(OneOfSome, forms.MultipleChoiceField):
    def validate(self, value: Any) -> None:
        for each in value:
            if not self.valid_value(each):
                raise ValidationError(self.error_messages["invalid_choice"], code="invalid_choice")


class SomeEmail(OneOfSome, forms.EmailField):
    pass


class SomePhone(OneOfSome, forms.CharField):
    pass


def specialist_field(known: dict[str, Staff]) -> forms.ChoiceField:
    choices = [("", _("Whoever is free")), *((pk, str(each)) for pk, each in known.items())]
    return forms.ChoiceField(label=_("With whom?"), required=False, choices=choices)


def day_and_time(value: str) -> dict[str, date | time | None]:
    if value == CALL:
        return {"day": None, "wall_time": None}
    day, wall_time = chosen(value)
    return {"day": day, "wall_time": wall_time}
