"""The health questions as a form: first what is ticked, then what follows from it, by heading."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from basketweave.clinic.access.actor import Actor
from basketweave.clinic.consult.answer_words import why_refused
from basketweave.clinic.consult.health_fields import field_for
from basketweave.clinic.consult.refusals import AnswersNotRight
from basketweave.clinic.consult.told import urgent_in
from basketweave.clinic.house.refusals import place, refusals_on
from basketweave.clinic.shell.components import FindingWords
from basketweave.clinic.shell.forms import OnceForm
from basketweave.science.protocol.history import History
from basketweave.science.protocol.screening import (
    NOTHING_APPLIES,
    Group,
    Kind,
    Occasion,
    Question,
    as_plain,
    questions,
)

PREFIX = "h-"
WRITTEN = ("%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y")


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A question with those that follow from its answer; `after` is the answer that each of them waits for."""

    bound: BoundField
    words: str
    follows: list["Asked"] = field(default_factory=list)
    after: str = ""  # "" is the tick itself


@dataclass(frozen=True, kw_only=True)
class Heading:
    title: str
    asked: list[Asked]


class HealthForm(OnceForm):
    """All questions of an occasion; `told` are the answers before, to start from."""

    use_required_attribute = False

    def __init__(self, *args: Any, occasion: str, told: History | None = None, **kwargs: Any) -> None:
        self.questions = questions(Occasion(occasion))
        plain = as_plain(told) if told else {}
        kwargs["initial"] = {PREFIX + name: value for name, value in plain.items()} | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        for question in self.questions:
            self.fields[PREFIX + question.id] = field_for(question)
        self.fields[PREFIX + NOTHING_APPLIES] = forms.BooleanField(
            required=False, label=_("None of these applies to me")
        )

    @property
    def answers(self) -> dict[str, object]:
        """As the deed takes them."""
        given = self.cleaned_data
        days = {question.id for question in self.questions if question.kind is Kind.DAY}
        told = {name.removeprefix(PREFIX): value for name, value in given.items() if name.startswith(PREFIX)}
        return {name: _as_iso(value) if name in days else value for name, value in told.items()}

    @property
    def urgent(self) -> tuple[FindingWords, ...]:
        """What cannot wait is told at once, also where something else is still to be put right before it is kept."""
        if not self.errors:
            return ()
        ticked = {name: value for name, value in self.answers.items() if isinstance(value, bool | str)}
        return urgent_in(History(answers=ticked))

    @property
    def headings(self) -> list[Heading]:
        return [
            Heading(
                title=_(group.value), asked=[self._asked(each) for each in self.questions if _is_first(each, group)]
            )
            for group in Group
        ]

    @property
    def nothing_applies(self) -> BoundField:
        return self[PREFIX + NOTHING_APPLIES]

    def _asked(self, question: Question) -> Asked:
        return Asked(
            bound=self[PREFIX + question.id],
            words=_(question.text),
            follows=[self._asked(each) for each in self.questions if each.when and each.when.question == question.id],
            after=question.when.values[0] if question.when and question.when.values else "",
        )


class VisitorHealthForm(HealthForm):
    """For whoever has just asked for a consultation: carries the proof of which request it was."""

    proof = forms.CharField(
        widget=forms.HiddenInput,
        error_messages={"required": gettext_lazy("This page has lost track of your request. Please open it again.")},
    )


class NothingChanged(OnceForm):
    """One button."""


@contextmanager
def answers_on(form: HealthForm, *, by: Actor | None = None) -> Iterator[None]:
    """What cannot be right stands beside its own question; other refusals where they belong."""
    with refusals_on(form, by=by):
        try:
            yield
        except AnswersNotRight as no:
            for each in no.refused:
                error = ValidationError(why_refused(each), code=each.code)
                form.add_error(place(form, PREFIX + each.question), error)


def _is_first(question: Question, group: Group) -> bool:
    return question.group is group and question.when is None


def _as_iso(typed: str) -> date | str:
    """A day as people write it; what is none stays as it was typed, to be refused by name."""
    for way in WRITTEN:
        try:
            return datetime.strptime(typed, way).date()  # noqa: DTZ007
        except ValueError:
            continue
    return typed
