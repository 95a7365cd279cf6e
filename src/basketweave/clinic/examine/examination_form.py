"""The examination as a form: a phototype, what was seen, a grade for each place on each scale, a reason for none."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _

from basketweave.clinic.examine import appearance_fields as looks
from basketweave.clinic.examine import scale_fields as grading
from basketweave.clinic.examine.appearance import ASKED, SUSPICIOUS, questions_of
from basketweave.clinic.examine.examination_fields import (
    because_field,
    in_words,
    phototype_field,
    saved_values,
    why_field,
)
from basketweave.clinic.examine.giving import A_GRADE
from basketweave.clinic.examine.models import Examination
from basketweave.clinic.examine.queries import GradeRead, ToGrade, to_grade
from basketweave.clinic.examine.scales import scales_here
from basketweave.clinic.face.zones import name_of
from basketweave.clinic.shell.forms import VersionedForm
from basketweave.science.protocol.scales.erythema import ERYTHEMA
from basketweave.science.quantities import Concern

ELSEWHERE = {"dented": ASKED[Concern.SCARS][0], "redness": ERYTHEMA.id}  # what is missing, and where it is said


@dataclass(frozen=True, kw_only=True)
class Place:
    """One place to grade on one scale: a field, or one for each item; with what it was the last time."""

    label: str
    last: GradeRead | None
    field: BoundField | None = None
    items: tuple[BoundField, ...] = ()
    apart: tuple[BoundField, ...] = ()


class ExaminationForm(VersionedForm):
    """Half-finished is allowed: nothing is required to save. `also` are scales that were added to the page."""

    def __init__(self, *args: Any, examination: Examination, also: Iterable[str] = (), **kwargs: Any) -> None:
        self.examination = examination
        given = args[0] if args else kwargs.get("data")
        self.concerns = to_grade(examination, also=[*also, *_posted(given or {}, examination)])
        saved = saved_values(examination)
        super().__init__(*args, version=examination.version, saved=saved, initial=saved, **kwargs)
        self.fields["phototype"] = phototype_field()
        asked = [Concern(each.concern) for each in self.concerns if each.is_asked]
        self.fields |= looks.fields_for(asked)
        self.questions = questions_of(asked)
        for each in self.concerns:
            for asks in each.scales:
                self.fields |= dict(grading.fields_of(asks))
            if each.is_asked:
                self.fields[because_field(each.concern)] = why_field()
        self.fields["notes"] = forms.CharField(
            label=_("Notes"), required=False, max_length=10_000, widget=forms.Textarea(attrs={"rows": 5})
        )

    def clean(self) -> dict[str, Any]:
        for asks in self._scales():
            for zone in (*asks.zones, *asks.more_zones):
                for name, words in grading.faults_in(self.data, self.cleaned_data, asks.scale, zone):
                    if name in self.fields and not self.has_error(name):
                        self.add_error(name, words)
        return self.cleaned_data

    def show_both(self, *, version: int, saved: Mapping[str, Any]) -> None:
        """In words, not in the values that stand for them."""
        super().show_both(version=version, saved=saved)
        for error in self.errors[NON_FIELD_ERRORS].as_data():
            for each in getattr(error, "context", {}).get("differences", ()):
                name = next(name for name in saved if name in self.fields and self[name].label == each["label"])
                each |= {side: in_words(self.fields[name], each[side]) for side in ("saved", "typed")}

    # for the page

    def groups(self) -> Iterator[dict[str, Any]]:
        """Concern by concern: what is asked of its looks, then its scales, place by place."""
        for each in self.concerns:
            yield {
                "concern": each,
                "looks": [self[question] for question, of in self.questions.items() if of == each.concern],
                "scales": [self._scale(asks) for asks in each.scales],
                "because": self[because_field(each.concern)] if each.is_asked else None,
            }

    @property
    def phototype_place(self) -> Place:
        return Place(label=_("Phototype"), last=None, field=self["phototype"])

    @property
    def suspicious(self) -> BoundField:
        return self[SUSPICIOUS]

    def _scale(self, asks: ToGrade) -> dict[str, Any]:
        return {
            "asks": asks,
            "places": [self._place(asks, zone) for zone in asks.zones],
            "more": [self._place(asks, zone) for zone in asks.more_zones],
            "is_more_open": any(self[grading.grade_field(asks.scale.id, zone)].value() for zone in asks.more_zones),
            "far": [(zone, name_of(zone)) for zone in asks.far_zones],
        }

    def _place(self, asks: ToGrade, zone: str) -> Place:
        used, last = asks.scale, asks.last.get(zone)
        label = name_of(zone) if zone else _("The face as a whole")
        if not used.is_itemised:
            return Place(label=label, last=last, field=self[grading.grade_field(used.id, zone)])
        return Place(
            label=label,
            last=last,
            items=tuple(self[grading.item_field(used.id, zone, item.id)] for item in used.items),
            apart=tuple(self[grading.item_field(used.id, zone, item.id)] for item in used.apart),
        )

    # for the action

    def answers(self) -> dict[str, Any]:
        return {
            "phototype": self.cleaned_data["phototype"],
            "notes": self.cleaned_data["notes"],
            "grades": self.grades(),
            "not_graded": self.not_graded(),
            "appearance": looks.appearance_in(self.cleaned_data, self.examination),
        }

    def grades(self) -> list[A_GRADE]:
        """Scale, zone, what was chosen; and nothing for what was not."""
        return [
            (asks.scale.id, zone, chosen)
            for asks in self._scales()
            for zone in (*asks.zones, *asks.more_zones)
            if (chosen := grading.chosen_in(self.cleaned_data, asks.scale, zone)) is not None
        ]

    def not_graded(self) -> dict[str, str]:
        asked = [each.concern for each in self.concerns if each.is_asked]
        return {each: because for each in asked if (because := self.cleaned_data.get(because_field(each), ""))}

    def field_missing(self, missing: str) -> str:
        """Beside which field it is said that this is missing."""
        if missing in self.fields:
            return missing
        if missing in ELSEWHERE:
            return ELSEWHERE[missing]
        asked = next(each for each in self.concerns if each.concern == missing)
        first = asked.scales[0]
        return grading.grade_field(first.scale.id, first.zones[0]) if first.zones else because_field(missing)

    def _scales(self) -> Iterator[ToGrade]:
        return (asks for each in self.concerns for asks in each.scales)


def _posted(data: Mapping[str, Any], examination: Examination) -> list[str]:
    """The scales that a form was sent with: a field that somebody filled in is never left unread."""
    here = frozenset(one.id for one in scales_here(at_review=examination.purpose == Examination.Purpose.REVIEW))
    return sorted({token for name, value in data.items() if (token := grading.token_of(name, value, here))})
