"""The fields that every examination has, and what stands in them now."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _

from basketweave.clinic.examine import appearance_fields as looks
from basketweave.clinic.examine import scale_fields as grading
from basketweave.clinic.examine.models import Examination
from basketweave.clinic.examine.reading import grades_of
from basketweave.clinic.examine.refusals import NoSuchPhototype
from basketweave.clinic.examine.scales import phototype_levels
from basketweave.clinic.shell.forms import ChoicesAbreast, Said


def because_field(concern: str) -> str:
    return f"because--{concern}"


def saved_values(examination: Examination) -> dict[str, Any]:
    """What stands now, by field: to begin from, and to be shown where somebody was faster."""
    saved: dict[str, Any] = {"phototype": examination.phototype, "notes": examination.notes}
    saved |= looks.saved_values(examination)
    for each in examination.not_graded.all():
        saved[because_field(each.concern)] = each.because
    for read in grades_of(examination):
        saved |= grading.initial_of(read)
    return saved


def in_words(field: forms.Field, value: Any) -> str:
    """A value as the page says it: the labels of what was chosen."""
    if isinstance(field, forms.BooleanField):
        return _("yes") if value else _("no")
    if not isinstance(field, forms.ChoiceField):
        return str(value or "")
    chosen = {str(each) for each in (value if isinstance(value, list | tuple) else [value])}
    choices = cast("list[tuple[Any, Any]]", field.choices)
    return ", ".join(str(label) for key, label in choices if str(key) in chosen and str(key))


def phototype_field() -> forms.Field:
    return forms.TypedChoiceField(
        label=_("Phototype"),
        coerce=int,
        empty_value=None,
        required=False,
        widget=ChoicesAbreast,
        choices=[(value, Said(name, hint=words)) for value, name, words in phototype_levels()],
        error_messages={"invalid_choice": NoSuchPhototype(0).words()},
    )


def why_field() -> forms.Field:
    return forms.CharField(label=_("Not graded because"), required=False, max_length=500)
