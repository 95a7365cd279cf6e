"""The forms of the examination's page: the examination itself, and what can be added beside it."""

from django import forms
from django.utils.translation import gettext_lazy

from basketweave.clinic.examine.examination_fields import saved_values
from basketweave.clinic.examine.examination_form import ExaminationForm
from basketweave.clinic.examine.models import Photograph
from basketweave.clinic.face.fields import ZonesField
from basketweave.clinic.face.widgets import ZonePicker
from basketweave.clinic.shell.forms import ChoicesAbreast, DayInput, OnceForm, PictureInput

__all__ = ["EarlierNeedlingForm", "ExaminationForm", "PhotographForm", "saved_values"]


class PhotographForm(OnceForm):
    was_not_read = False  # the body was too large to be looked at
    view = forms.ChoiceField(
        label=gettext_lazy("Seen"),
        choices=Photograph.View.choices,
        initial=Photograph.View.FRONT,
        widget=ChoicesAbreast,
    )
    picture = forms.FileField(
        label=gettext_lazy("Photograph"),
        allow_empty_file=True,  # told by the action, in its own words
        widget=PictureInput(attrs={"accept": "image/*", "capture": "environment"}),
        help_text=gettext_lazy("JPEG, PNG, WebP or HEIC, at most 40 MB. Place and device are taken off the copy."),
        error_messages={"required": gettext_lazy("Choose a photograph, or take one.")},
    )


class EarlierNeedlingForm(OnceForm):
    zones = ZonesField(label=gettext_lazy("Where"), widget=ZonePicker(with_symbols=False))
    day = forms.DateField(
        label=gettext_lazy("Which day"),
        widget=DayInput,
        error_messages={"invalid": gettext_lazy("This day is not in the calendar.")},
    )
