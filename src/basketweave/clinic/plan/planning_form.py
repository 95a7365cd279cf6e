"""The form that lays out a course: zones with their lengths, and an answer to each question that the rules ask."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, cast

from django import forms
from django.core.validators import MinValueValidator
from django.utils.translation import gettext_lazy as _

from basketweave.clinic.face.widgets import IN_PAIRS
from basketweave.clinic.face.zones import ALL, FACE
from basketweave.clinic.house.queries import devices
from basketweave.clinic.house.words import shown
from basketweave.clinic.people import queries as people
from basketweave.clinic.people.models import Episode
from basketweave.clinic.plan.allowing import Answer
from basketweave.clinic.plan.forms import DayField
from basketweave.clinic.plan.queries import key_of
from basketweave.clinic.shell.components import FindingWords
from basketweave.clinic.shell.forms import OnceForm, Stepper
from basketweave.science.protocol.findings import Finding

ANSWERED_BY_A_FIELD = ("orbital_rim",)  # a tick says it, not words


class PlanCourse(OnceForm):
    """A length beside a zone puts the zone into the course; an empty one leaves it out."""

    specialist = forms.ChoiceField(label=_("Specialist for the sessions"))
    device = forms.ChoiceField(label=_("Device"))
    session_count = forms.IntegerField(
        label=_("Sessions"), min_value=1, max_value=20, widget=Stepper(attrs={"min": 1, "max": 6}), initial=3
    )
    first_day = DayField(label=_("First session not before"))
    stays_outside_rim = forms.BooleanField(
        label=_("By the eyes: outside the orbital rim, on the bone only"),
        required=False,
        help_text=_("To be said where a zone by the eyes has a length."),
    )

    def __init__(self, *args: Any, episode: Episode, asked: Sequence[Finding] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked = tuple(each for each in asked if each.rule not in ANSWERED_BY_A_FIELD)
        for finding in self.asked:
            self._add_question(finding)
        self.specialists = {str(each.pk): each for each in people.specialists(episode.site)}
        self.devices = {str(each.pk): each for each in devices(episode.site)}
        cast(forms.ChoiceField, self.fields["specialist"]).choices = [
            (key, each.name) for key, each in self.specialists.items()
        ]
        cast(forms.ChoiceField, self.fields["device"]).choices = [
            (key, _("%(name)s, to %(length)s mm") % {"name": each.name, "length": each.longest_needle_mm.normalize()})
            for key, each in self.devices.items()
        ]
        for zone, name in ALL.items():
            self.fields[f"length_{zone}"] = forms.DecimalField(
                label=str(name),
                required=False,
                max_digits=3,
                decimal_places=2,
                validators=[MinValueValidator(Decimal("0.1"), _("A needle is at least 0.1 mm long."))],
                widget=Stepper(unit="mm", attrs={"min": "0.25", "max": "9.75", "step": "0.25"}),
                help_text=_("Outside the orbital rim only.") if zone.startswith("periorbital") else "",
            )

    def _add_question(self, finding: Finding) -> None:
        """One field for each question that was found; for what is let pass, also until when."""
        self.fields[answer_field(finding)] = forms.CharField(
            label=_("Let it pass, because") if finding.refuses else _("Your answer"),
            required=False,
            max_length=1000,
            widget=forms.Textarea(attrs={"rows": 2}),
            help_text=_("It is kept with the decision and your name."),
        )
        if finding.refuses:
            self.fields[until_field(finding)] = DayField(label=_("Until"), required=False)

    def questions(self) -> list["Question"]:
        """What the rules ask, each with where it is answered."""
        return [
            Question(
                finding=shown(each, neutral=False),
                refuses=each.refuses,
                answer=self[answer_field(each)],
                until=self[until_field(each)] if each.refuses else None,
            )
            for each in self.asked
        ]

    def on_face(self) -> list[forms.BoundField]:
        return [self[f"length_{zone}"] for zone in IN_PAIRS]

    def on_body(self) -> list[forms.BoundField]:
        return [self[f"length_{zone}"] for zone in ALL if zone not in FACE]

    def is_body_open(self) -> bool:
        return any(field.value() or field.errors for field in self.on_body())

    def zones(self) -> dict[str, Decimal]:
        return {zone: self.cleaned_data[f"length_{zone}"] for zone in ALL if self.cleaned_data.get(f"length_{zone}")}

    def outside_rim(self) -> bool | None:
        """What is not ticked was not said."""
        return self.cleaned_data["stays_outside_rim"] or None

    def means(self) -> dict[str, Any]:
        """What the rules are asked, besides the zones."""
        answers = self.cleaned_data
        return {
            "first_day": answers["first_day"],
            "session_count": answers["session_count"],
            "device": self.devices[answers["device"]],
            "stays_outside_rim": self.outside_rim(),
        }

    def deed(self) -> dict[str, Any]:
        """What the action wants."""
        answers = self.cleaned_data
        return {
            "specialist": self.specialists[answers["specialist"]],
            "zones": self.zones(),
            **self.means(),
            "answers": {
                key_of(each): Answer(words=answers[answer_field(each)], ends_on=answers.get(until_field(each)))
                for each in self.asked
            },
            "once_key": answers["once_key"],
        }


@dataclass(frozen=True, kw_only=True)
class Question:
    """A finding with where it is answered, or let pass."""

    finding: FindingWords
    refuses: bool
    answer: forms.BoundField
    until: forms.BoundField | None

    @property
    def is_open(self) -> bool:
        return not self.refuses or bool(self.answer.value() or self.answer.errors)


def answer_field(finding: Finding) -> str:
    return f"answer_{finding.rule}_{finding.code}"


def until_field(finding: Finding) -> str:
    return f"until_{finding.rule}_{finding.code}"
