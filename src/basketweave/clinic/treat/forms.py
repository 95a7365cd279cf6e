"""The forms of the treatment room: consent, the record by zone, the addendum."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from decimal import Decimal
from typing import Any, cast

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from basketweave.clinic.access.clock import NoSuchTime, at_site
from basketweave.clinic.house.queries import devices
from basketweave.clinic.shell.forms import ChoicesAbreast, Either, OnceForm, Stepper, VersionedForm
from basketweave.clinic.treat import queries
from basketweave.clinic.treat.models import TreatedZone, Treatment
from basketweave.clinic.treat.queries import ZoneRecord
from basketweave.clinic.treat.touching import TOUCHED

Endpoint = TreatedZone.Endpoint
SHORT = (  # room for a thumb on each of the three
    (Endpoint.ERYTHEMA.value, _("Erythema")),
    (Endpoint.PINPOINT_BLEEDING.value, _("Pinpoint")),
    (Endpoint.NOT_REACHED.value, _("Neither")),
)


class SignConsent(OnceForm):
    """The digest of the text that was shown comes back with the name."""

    digest = forms.CharField(widget=forms.HiddenInput, max_length=64)
    signed_name = forms.CharField(
        label=_("Name of the person who signs"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Please write the name of the person who signs.")},
    )
    is_guardian = forms.BooleanField(
        label=_("I sign as parent or guardian"), required=False, help_text=_("Needed where the patient is under 18.")
    )

    def showing(self, digest: str) -> "SignConsent":
        """After a refusal: the text that stands now is shown, so its digest goes out with the form."""
        self.data = {**cast(QueryDict, self.data).dict(), self.add_prefix("digest"): digest}
        return self


class WithdrawConsent(forms.Form):
    is_sure = forms.BooleanField(label=_("The patient takes this consent back."))


class Begin(forms.Form):
    """No question: the page above it says what is asked again."""


class RecordTreatment(VersionedForm):
    """Every field may stay empty while it is half-finished; signing asks for what is missing."""

    device = forms.ChoiceField(label=_("Device"))
    lot = forms.ChoiceField(
        label=_("Cartridge or roller lot"),
        required=False,
        error_messages={"invalid_choice": _("This lot is not in stock at this site.")},
    )
    begun = forms.TimeField(label=_("Begun at"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    ended = forms.TimeField(
        label=_("Ended at"), required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    is_numbed = forms.TypedChoiceField(
        label=_("Anaesthetic"),
        required=False,
        choices=[("no", _("none")), ("yes", _("cream"))],
        coerce=lambda said: said == "yes",
        empty_value=None,
        widget=ChoicesAbreast,
    )
    anaesthetic = forms.CharField(
        label=_("The cream, if any"), required=False, max_length=500, help_text=_("Product, how much, on and off at.")
    )
    touched = forms.MultipleChoiceField(
        label=_("What touched the open skin"),
        required=False,
        choices=list(TOUCHED.items()),
        widget=forms.CheckboxSelectMultiple,
    )
    on_the_skin = forms.CharField(
        label=_("Log of each"), required=False, max_length=500, help_text=_("Product, lot, time.")
    )
    stays_outside_rim = forms.BooleanField(
        label=_("By the eyes: it stayed outside the orbital rim, on the bone only"), required=False
    )
    reaction = forms.CharField(
        label=_("Reaction"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )
    notes = forms.CharField(label=_("Notes"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, treatment: Treatment, **kwargs: Any) -> None:
        self.treatment = treatment
        self.records = queries.zone_records(treatment)
        saved = self.saved_now(treatment, self.records)
        super().__init__(*args, version=treatment.version, saved=saved, initial=saved, **kwargs)
        self.devices = {each.name: each for each in devices(treatment.session.course.episode.site)}
        self.devices.setdefault(treatment.device.name, treatment.device)
        self.lots = {str(each): each for each in queries.lots_at(treatment)}
        cast(forms.ChoiceField, self.fields["device"]).choices = [(name, name) for name in self.devices]
        cast(forms.ChoiceField, self.fields["lot"]).choices = [
            ("", _("not chosen yet")),
            *((key, _said(each, treatment)) for key, each in self.lots.items()),
        ]
        for each in self.records:
            self._add_zone(each)
        if not any(each.is_by_the_eye for each in self.records):
            del self.fields["stays_outside_rim"]

    def _add_zone(self, record: ZoneRecord) -> None:
        zone = record.zone
        self.fields[f"length_{zone}"] = forms.DecimalField(
            label=_("%(zone)s, needle length in mm") % {"zone": record.name},
            max_digits=3,
            decimal_places=2,
            validators=[MinValueValidator(Decimal("0.1"), _("A needle is at least 0.1 mm long."))],
            widget=Stepper(attrs={"min": "0.25", "max": "9.75", "step": "0.25"}),
        )
        self.fields[f"passes_{zone}"] = forms.IntegerField(
            label=_("%(zone)s, passes") % {"zone": record.name},
            required=False,
            validators=[MinValueValidator(1, _("At least one pass.")), MaxValueValidator(99, _("At most 99 passes."))],
            widget=Stepper(attrs={"min": 1, "max": 99}),
        )
        self.fields[f"endpoint_{zone}"] = forms.ChoiceField(
            label=_("%(zone)s, endpoint seen") % {"zone": record.name},
            required=False,
            choices=SHORT,
            widget=Either,
        )
        self.fields[f"because_{zone}"] = forms.CharField(
            label=_("%(zone)s, left out because") % {"zone": record.name}, required=False, max_length=300
        )

    def rows(self) -> Sequence["Row"]:
        """The zones as the table shows them."""
        return [
            Row(
                zone=each.zone,
                name=each.name,
                length=self[f"length_{each.zone}"],
                passes=self[f"passes_{each.zone}"],
                endpoint=self[f"endpoint_{each.zone}"],
                because=self[f"because_{each.zone}"],
            )
            for each in self.records
        ]

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        for name in ("begun", "ended"):
            if isinstance(answers.get(name), time):
                try:
                    answers[f"{name}_at"] = self._moment(answers[name])
                except NoSuchTime:
                    self.add_error(
                        name, _("The clocks change in that night: this time does not exist, or comes twice.")
                    )
        return answers

    def _moment(self, wall_time: time) -> datetime:
        """Unchanged times keep their seconds; a typed one begins its minute."""
        began, ended = queries.wall_times(self.treatment)
        for moment, shown in ((self.treatment.begun_at, began), (self.treatment.ended_at, ended)):
            if moment and shown and shown.replace(second=0, microsecond=0) == wall_time:
                return moment
        return at_site(self.treatment.day, wall_time, self.treatment.session.course.episode.site.zone)

    def deed(self) -> dict[str, Any]:
        """What the action wants."""
        answers = self.cleaned_data
        return {
            "version": answers["version"],
            "device": self.devices[answers["device"]],
            "lot": self.lots.get(answers["lot"]),
            "begun_at": answers["begun_at"],
            "ended_at": answers.get("ended_at"),
            "zones": [
                ZoneRecord(
                    zone=each.zone,
                    needle_length_mm=answers[f"length_{each.zone}"],
                    passes=answers[f"passes_{each.zone}"],
                    endpoint=answers[f"endpoint_{each.zone}"],
                    left_out_because=answers[f"because_{each.zone}"],
                )
                for each in self.records
            ],
            "is_numbed": answers["is_numbed"],
            "touched": answers["touched"],
            "stays_outside_rim": answers.get("stays_outside_rim") or None,
            **{name: answers[name] for name in ("anaesthetic", "on_the_skin", "reaction", "notes")},
        }

    @staticmethod
    def saved_now(treatment: Treatment, records: Sequence[ZoneRecord]) -> dict[str, Any]:
        """The record as it stands, by field: to begin with, and to be shown beside a stale form."""
        began, ended = queries.wall_times(treatment)
        saved: dict[str, Any] = {
            "device": treatment.device.name,
            "lot": str(treatment.lot) if treatment.lot else "",
            "begun": f"{began:%H:%M}",
            "ended": f"{ended:%H:%M}" if ended else "",
            "is_numbed": {True: "yes", False: "no", None: ""}[treatment.is_numbed],
            "anaesthetic": treatment.anaesthetic,
            "touched": treatment.touched or [],
            "on_the_skin": treatment.on_the_skin,
            "stays_outside_rim": bool(treatment.stays_outside_rim),
            "reaction": treatment.reaction,
            "notes": treatment.notes,
        }
        for each in records:
            saved[f"length_{each.zone}"] = str(each.needle_length_mm)
            saved[f"passes_{each.zone}"] = "" if each.passes is None else str(each.passes)
            saved[f"endpoint_{each.zone}"] = each.endpoint
            saved[f"because_{each.zone}"] = each.left_out_because
        return saved


@dataclass(frozen=True, kw_only=True)
class Row:
    """One zone of the record."""

    zone: str
    name: str
    length: forms.BoundField
    passes: forms.BoundField
    endpoint: forms.BoundField
    because: forms.BoundField

    @property
    def is_left_out(self) -> bool:
        return bool(self.because.value() or self.because.errors)


class SignTreatment(VersionedForm):
    """Nothing but the version: what is signed stands above it."""


class AddAddendum(OnceForm):
    words = forms.CharField(
        label=_("Addendum"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It stands beside the record for good, with your name and this day."),
        error_messages={"required": _("An addendum without words corrects nothing.")},
    )


def _said(lot: Any, treatment: Treatment) -> Any:
    """A lot as the list says it; one that may not be used says why."""
    told = {"lot": str(lot), "day": lot.expires_on.isoformat()}
    if lot.recalled_at is not None:
        return _("%(lot)s: recalled, do not use") % told
    if lot.expires_on < treatment.day:
        return _("%(lot)s: expired %(day)s, do not use") % told
    return _("%(lot)s, to %(day)s") % told
