"""A check-in is a form of few questions; what is asked depends on the day."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from basketweave.clinic.shell.forms import Either, OnceForm
from basketweave.science.protocol.check_in.questions import Question

PREFIX = "q-"


class Answers(OnceForm):
    """The questions of a day, each with its few answers, and room for words."""

    words = forms.CharField(
        label=gettext_lazy("Anything you want to say"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, questions: Iterable[Question], must_answer_all: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.must_answer_all = must_answer_all
        asked = {
            PREFIX + question.id: forms.ChoiceField(
                label=_(question.text),
                choices=[(choice.value, _(choice.text)) for choice in question.choices],
                widget=Either,
                required=must_answer_all,
                error_messages={"required": _("Please choose the answer that fits best.")},
            )
            for question in questions
        }
        self.fields = {**asked, **self.fields}

    @property
    def answers(self) -> dict[str, str]:
        given = self.cleaned_data
        return {name.removeprefix(PREFIX): value for name, value in given.items() if name.startswith(PREFIX) and value}

    def clean(self) -> dict[str, Any] | None:
        given = super().clean()
        if not self.must_answer_all and not self.errors and not self.answers and not self.cleaned_data.get("words"):
            raise ValidationError(_("Tell us what is wrong: choose an answer, or write a few words."))
        return given


class Outcome(forms.Form):
    """What came of a call."""

    outcome = forms.CharField(
        label=gettext_lazy("What you found and did"), max_length=4000, widget=forms.Textarea(attrs={"rows": 5})
    )
