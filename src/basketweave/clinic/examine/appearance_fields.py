"""What was seen, as fields: only the questions that the concerns ask, and the one tick that is always there."""

from collections.abc import Iterable
from typing import Any

from django import forms

from basketweave.clinic.examine import seen_words
from basketweave.clinic.examine.appearance import CHOICES, SUSPICIOUS, as_plain, from_plain, questions_of
from basketweave.clinic.examine.models import Examination
from basketweave.clinic.shell.forms import Said
from basketweave.science.quantities import Appearance, Concern


class TicksAbreast(forms.CheckboxSelectMultiple):
    """Large ticks beside each other where there is room."""

    template_name = "shell/forms/choices_abreast.html"


def fields_for(concerns: Iterable[Concern]) -> dict[str, forms.Field]:
    asked: dict[str, forms.Field] = {
        question: forms.MultipleChoiceField(
            label=str(seen_words.LABELS[question]),
            required=False,
            widget=TicksAbreast,
            choices=[(value, Said(name, hint=help)) for value, (name, help) in seen_words.CHOICES[question].items()],
        )
        for question in questions_of(concerns)
    }
    return asked | {
        SUSPICIOUS: forms.BooleanField(
            label=str(seen_words.SUSPICIOUS), help_text=str(seen_words.SUSPICIOUS_HELP), required=False
        )
    }


def saved_values(examination: Examination) -> dict[str, Any]:
    return dict.fromkeys((*CHOICES, SUSPICIOUS)) | as_plain(from_plain(examination.appearance))


def appearance_in(cleaned: dict[str, Any], examination: Examination) -> Appearance:
    """As it was given; what this page did not ask stays as it was."""
    asked = {question: cleaned[question] for question in (*CHOICES, SUSPICIOUS) if question in cleaned}
    return from_plain({**as_plain(from_plain(examination.appearance)), **asked})
