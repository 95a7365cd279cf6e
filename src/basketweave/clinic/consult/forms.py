"""The request in one column, in patients' words; and the time that the desk finds for it."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from basketweave.clinic.consult import words
from basketweave.clinic.consult.fields import (
    GONE,
    PUBLIC_DAYS,
    STAFF_DAYS,
    FreeTimeField,
    SomeConcerns,
    SomeEmail,
    SomePhone,
    day_and_time,
    specialist_field,
)
from basketweave.clinic.consult.models import Request
from basketweave.clinic.consult.refusals import NothingAsked, NoWayToReach
from basketweave.clinic.consult.times import value_of
from basketweave.clinic.face.fields import ZonesField
from basketweave.clinic.house.models import Site
from basketweave.clinic.people.queries import specialists
from basketweave.clinic.shell.forms import ChoicesAbreast, DayInput, OnceForm, VersionedForm

SEVERAL = ("concerns", "zones")


class RequestForm(OnceForm):
    """What somebody tells us who would like a free consultation. Nothing here decides about treatment."""

    use_required_attribute = False  # the sentences beside the fields say it, in our words

    concerns = SomeConcerns(
        label=gettext_lazy("What would you like us to look at?"),
        help_text=gettext_lazy("As many as you like. Nothing here decides about treatment."),
        choices=words.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "invalid_choice": gettext_lazy("We do not know one of these. Please choose from the list."),
        },
    )
    zones = ZonesField(
        label=gettext_lazy("Where?"),
        help_text=gettext_lazy("Touch the face, or use the list below it."),
        required=False,
    )
    wishes = forms.CharField(
        label=gettext_lazy("In your own words"),
        help_text=gettext_lazy("What would you like to be different?"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    history = forms.CharField(
        label=gettext_lazy("Anything we should know"),
        help_text=gettext_lazy(
            "Medicines, allergies, pregnancy, how your skin scars, what was done to it before. "
            "It is kept encrypted, and only specialists read it."
        ),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    time = forms.ChoiceField()  # takes its place in the order; made anew for each site
    name = forms.CharField(
        label=gettext_lazy("Your name"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": gettext_lazy("Please write a name, of one part or five.")},
    )
    called = forms.CharField(
        label=gettext_lazy("What may we call you?"),
        required=False,
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
    )
    email = SomeEmail(
        label=gettext_lazy("E-mail address"),
        help_text=gettext_lazy("This, or a telephone number, or both."),
        max_length=254,
        error_messages={"invalid": gettext_lazy("This is not an e-mail address. It looks like ana@example.org.")},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    phone = SomePhone(
        label=gettext_lazy("Telephone"),
        max_length=40,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )
    born_on = forms.DateField(
        label=gettext_lazy("Date of birth"),
        input_formats=["%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y"],
        widget=DayInput(attrs={"autocomplete": "bday"}),
        error_messages={
            "invalid": gettext_lazy("This day is not in the calendar. Write it like 1990-05-31."),
            "required": gettext_lazy(
                "Please tell us your date of birth: skin heals by age, and minors need a guardian."
            ),
        },
    )
    language = forms.ChoiceField(label=gettext_lazy("Language"), choices=settings.LANGUAGES)

    def __init__(self, *args: Any, site: Site, **kwargs: Any) -> None:
        kwargs["initial"] = {"language": get_language()} | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        self.site = site
        self.fields["time"] = self.time_field()

    def time_field(self) -> FreeTimeField:
        return FreeTimeField(site=self.site, days=PUBLIC_DAYS, can_call=True, label=_("When?"), widget=ChoicesAbreast)

    def clean(self) -> dict[str, Any]:
        """What the deed would refuse too, told together with the rest."""
        told = super().clean() or self.cleaned_data
        if not (told.get("email") or told.get("phone") or self.has_error("email")):
            self.add_error("email", NoWayToReach().words())
        if not (told.get("concerns") or told.get("wishes") or self.has_error("concerns")):
            self.add_error("concerns", NothingAsked().words())
        return told

    def answers(self) -> dict[str, Any]:
        """As the action takes them."""
        told = {name: value for name, value in self.cleaned_data.items() if name != "time"}
        return told | day_and_time(self.cleaned_data["time"])

    def was_taken(self) -> None:
        """Somebody was faster than this form."""
        self.fields["time"] = self.time_field()
        self.add_error("time", ValidationError(GONE, code="invalid_choice"))


class ByPhoneForm(RequestForm):
    """The same, filled in by the front desk while the caller speaks; with every free time, and who it is to be with."""

    def __init__(self, *args: Any, site: Site, **kwargs: Any) -> None:
        super().__init__(*args, site=site, **kwargs)
        self.specialists = {str(each.pk): each for each in specialists(site)}
        self.fields["specialist"] = specialist_field(self.specialists)

    def time_field(self) -> FreeTimeField:
        return FreeTimeField(site=self.site, days=STAFF_DAYS, label=_("When?"), can_call=True, is_for_staff=True)

    def answers(self) -> dict[str, Any]:
        return super().answers() | {"specialist": self.specialists.get(self.cleaned_data["specialist"])}


class BookForm(VersionedForm, OnceForm):
    """A time for a request that has none, or another time."""

    def __init__(self, *args: Any, request: Request, **kwargs: Any) -> None:
        super().__init__(*args, version=request.version, **kwargs)
        site, held = request.episode.site, request.consultation
        self.specialists = {str(each.pk): each for each in specialists(site)}
        self.fields["time"] = FreeTimeField(site=site, days=STAFF_DAYS, label=_("When?"), is_for_staff=True)
        self.fields["specialist"] = specialist_field(self.specialists)
        if held and held.specialist_id:
            self.initial["specialist"] = str(held.specialist_id)

    def answers(self) -> dict[str, Any]:
        return {
            **day_and_time(self.cleaned_data["time"]),
            "specialist": self.specialists.get(self.cleaned_data["specialist"]),
            "version": self.cleaned_data["version"],
        }


class CallForm(forms.Form):
    """What came of a call."""

    outcome = forms.CharField(
        label=gettext_lazy("What you found and advised"), max_length=4000, widget=forms.Textarea(attrs={"rows": 4})
    )


def is_as_wished(form: BookForm, request: Request) -> bool:
    """Whether the consultation already is at the time that this form asks for."""
    held = request.consultation
    return held is not None and form.data.get("time") == value_of(held.day, held.wall_time)


def typed(data: QueryDict) -> dict[str, Any]:
    """What was typed so far, to go on from at another site."""
    return {name: data.getlist(name) if name in SEVERAL else data[name] for name in data if name != "time"}
