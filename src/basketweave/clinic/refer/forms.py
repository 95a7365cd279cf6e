"""The decision as a form: what, why, and when to look again."""

from django import forms
from django.utils.translation import gettext_lazy as _

from basketweave.clinic.refer.models import Decision
from basketweave.clinic.shell.forms import DayInput, OnceForm


class DecisionForm(OnceForm):
    choice = forms.ChoiceField(
        label=_("What is to be done"),
        choices=Decision.Choice.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the decisions.")},
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
