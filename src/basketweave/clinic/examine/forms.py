"""The examination as a form: a phototype, a grade for each place on each scale, a reason where there is none."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from basketweave.clinic.examine.models import Examination, Photograph
from basketweave.clinic.examine.queries import GradeRead, Seen, ToGrade, phototype_levels, seen_in, to_grade
from basketweave.clinic.face.fields import ZonesField
from basketweave.clinic.face.widgets import ZonePicker
from basketweave.clinic.face.zones import name_of
from basketweave.clinic.shell.forms import ChoicesAbreast, DayInput, OnceForm, PictureInput, Said, VersionedForm

UNGRADED = "-"  # said by hand, to take a grade back; what was never touched is ""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One place to grade, with what it was the last time."""

    field: BoundField
    last: GradeRead | None


class ExaminationForm(VersionedForm):
    """Half-finished is allowed: nothing is required to save."""

    def __init__(self, *args: Any, examination: Examination, **kwargs: Any) -> None:
        self.examination = examination
        self.scales = to_grade(examination)
        saved = saved_values(seen_in(examination), examination)
        super().__init__(*args, version=examination.version, saved=saved, initial=saved, **kwargs)
        self.fields["phototype"] = forms.TypedChoiceField(
            label=_("Phototype"),
            coerce=int,
            empty_value=None,
            required=False,
            widget=ChoicesAbreast,
            choices=[(value, Said(name, hint=words)) for value, name, words in phototype_levels()],
        )
        for each in self.scales:
            self.fields |= dict(fields_of(each))
        self.fields["notes"] = forms.CharField(
            label=_("Notes"), required=False, max_length=10_000, widget=forms.Textarea(attrs={"rows": 5})
        )

    def groups(self) -> Iterator[dict[str, Any]]:
        """For the page: scale by scale, the places asked about open, the others on request."""
        for each in self.scales:
            yield {
                "asks": each,
                "places": [self._asked(each, zone) for zone in each.zones],
                "more": [self._asked(each, zone) for zone in each.more_zones],
                "is_more_open": any(self[grade_field(each, zone)].value() for zone in each.more_zones),
                "because": self[because_field(each.concern)] if each.is_asked else None,
            }

    @property
    def phototype_place(self) -> Asked:
        return Asked(field=self["phototype"], last=None)

    def grades(self) -> list[tuple[str, str, int]]:
        """Scale, zone, value: what was chosen, and nothing for what was not."""
        return [
            (each.scale.id, zone, int(chosen))
            for each in self.scales
            for zone in (*each.zones, *each.more_zones)
            if (chosen := self.cleaned_data.get(grade_field(each, zone), "")) not in ("", UNGRADED)
        ]

    def not_graded(self) -> dict[str, str]:
        return {
            each.concern: because
            for each in self.scales
            if each.is_asked and (because := self.cleaned_data.get(because_field(each.concern), ""))
        }

    def answers(self) -> dict[str, Any]:
        """As the action takes them."""
        return {
            "phototype": self.cleaned_data["phototype"],
            "notes": self.cleaned_data["notes"],
            "grades": self.grades(),
            "not_graded": self.not_graded(),
        }

    def field_missing(self, missing: str) -> str:
        """Beside which field it is said that this is missing."""
        if missing == "phototype":
            return missing
        asked = next(each for each in self.scales if each.concern == missing)
        return grade_field(asked, asked.zones[0]) if asked.zones else because_field(missing)

    def _asked(self, each: ToGrade, zone: str) -> Asked:
        return Asked(field=self[grade_field(each, zone)], last=each.last.get(zone))


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


def fields_of(each: ToGrade) -> Iterator[tuple[str, forms.Field]]:
    levels = each.scale.levels
    large = [(level.value, Said(f"{level.value} · {_(level.name)}", hint=_(level.words))) for level in levels]
    small = [(level.value, f"{level.value} · {_(level.name)}") for level in levels]
    for zone in each.zones:
        yield (
            grade_field(each, zone),
            forms.ChoiceField(
                label=name_of(zone) if zone else _("The face as a whole"),
                required=False,
                choices=[*large, (UNGRADED, _("Not graded"))],
                widget=ChoicesAbreast,
            ),
        )
    for zone in each.more_zones:
        yield (
            grade_field(each, zone),
            forms.ChoiceField(label=name_of(zone), required=False, choices=[("", "–"), *small]),
        )
    if each.is_asked:
        yield (
            because_field(each.concern),
            forms.CharField(label=_("Not graded because"), required=False, max_length=500),
        )


def grade_field(each: ToGrade, zone: str) -> str:
    return f"{each.scale.id}--{zone}" if zone else each.scale.id


def because_field(concern: str) -> str:
    return f"because--{concern}"


def saved_values(seen: tuple[Seen, ...], examination: Examination) -> dict[str, Any]:
    """What stands now, by field: to begin from, and to be shown where somebody was faster."""
    saved: dict[str, Any] = {"phototype": examination.phototype, "notes": examination.notes}
    for each in seen:
        saved |= {f"{read.scale}--{read.zone}" if read.zone else read.scale: read.value for read in each.grades}
        saved[because_field(each.concern)] = each.because
    return saved
