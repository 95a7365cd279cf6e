"""The fields of the health questions: they take what is given, and the deed says what cannot be right."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from basketweave.clinic.face.zones import ALL, BODY, FACE
from basketweave.clinic.shell.forms import DayInput
from basketweave.science.protocol.screening import Choice, Kind, Question


class AsGiven:
    """Whether it can be right, the deed knows: it sees the other answers too."""

    def validate(self, value: Any) -> None:
        """Nothing is refused here."""


class OneOf(AsGiven, forms.ChoiceField):
    widget = forms.RadioSelect


class SomeOf(AsGiven, forms.MultipleChoiceField):
    widget = forms.CheckboxSelectMultiple


class Day(AsGiven, forms.CharField):
    widget = DayInput


class PlaceList(forms.CheckboxSelectMultiple):
    """The places as a list alone: a page that asks fifteen times for a place draws no fifteen faces."""

    template_name = "consult/places.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        options = [option for _group, some, _index in context["widget"]["optgroups"] for option in some]
        body = [option for option in options if option["value"] in BODY]
        return context | {
            "on_face": [option for option in options if option["value"] in FACE],
            "on_body": body,
            "is_body_open": any(option["selected"] for option in body),
        }


class Places(AsGiven, forms.MultipleChoiceField):
    widget = PlaceList


def field_for(question: Question) -> forms.Field:
    """How a question is asked on a page. What must be said once it is asked is not called "if you like"."""
    told: dict[str, Any] = {"label": _(question.text), "help_text": _(question.help) if question.help else ""}
    match question.kind:
        case Kind.TICK:
            return forms.BooleanField(required=False, **told)
        case Kind.CHOICE:
            return OneOf(choices=_offered(question.choices), **told)
        case Kind.SEVERAL:
            return SomeOf(choices=_offered(question.choices), **told)
        case Kind.DAY:
            return Day(**told)
        case Kind.ZONES:
            return Places(choices=tuple(ALL.items()), required=False, **told)


def _offered(choices: tuple[Choice, ...]) -> list[tuple[str, str]]:
    return [(choice.value, _(choice.text)) for choice in choices]
