"""The decision as a form: what, why, and when to look again; and the letter that follows a referral."""

from collections.abc import Mapping
from copy import copy
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from basketweave.clinic.refer.models import Decision
from basketweave.clinic.shell.forms import DayInput, OnceForm, offer


class DecisionForm(OnceForm):
    """`shown` names the list that stood beside the question, so that what is kept is what was read."""

    shown = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    choice = forms.ChoiceField(
        label=_("What is to be done"),
        choices=Decision.Choice.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the decisions.")},
    )
    treatments = forms.MultipleChoiceField(
        label=_("Which of the others"),
        help_text=_("Needed where you refer; as many as you like. They stand in the letter."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("We do not know one of these treatments. Choose from the list.")},
    )
    words = forms.CharField(
        label=_("Why"),
        help_text=_("In words that the patient can read: they are shown on their own pages."),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Say why, in words that the patient can read.")},
    )
    look_again_on = forms.DateField(
        label=_("Look again on"),
        help_text=_("Only where you wait."),
        required=False,
        widget=DayInput,
        error_messages={"invalid": _("This day is not in the calendar.")},
    )

    def __init__(self, *args: Any, names: Mapping[str, str], shown: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "treatments", names.items())
        self.initial["shown"] = shown

    def show_anew(self, shown: str) -> None:
        """The list has changed: the next sending is about the one that stands there now."""
        data: Any = copy(self.data)  # a copy of a request's answers can be written to
        data["shown"] = shown
        self.data = data


class LetterForm(OnceForm):
    receiver = forms.CharField(
        label=_("To whom"),
        help_text=_("The name, and below it the address: a line each."),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Name the receiver: a person or a clinic, with the address below it.")},
    )
    words = forms.CharField(
        label=_("Words of your own"),
        help_text=_("They stand at the head of the letter. Findings, grades and reasons follow by themselves."),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
