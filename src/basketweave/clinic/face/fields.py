"""One or more zones as an answer; a zone that we do not know is refused by name."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from basketweave.clinic.face.widgets import ZonePicker
from basketweave.clinic.face.zones import ALL, FACE


class ZonesField(forms.MultipleChoiceField):
    """Cleans to a list of zone ids in the order of the drawing."""

    widget = ZonePicker
    default_error_messages = {
        "required": _("Choose at least one place: touch the drawing, or use the list."),
        "invalid_choice": _("We do not know the place “%(value)s”. Please choose from the drawing or the list."),
    }

    def __init__(self, *, is_face_only: bool = False, **kwargs: Any) -> None:
        super().__init__(choices=tuple((FACE if is_face_only else ALL).items()), **kwargs)

    def clean(self, value: Any) -> list[str]:
        wanted = super().clean(value)
        return [zone for zone in ALL if zone in wanted]
