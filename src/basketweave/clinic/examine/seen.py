"""What was found, concern by concern and scale by scale."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from basketweave.clinic.consult.queries import concerns_of
from basketweave.clinic.consult.words import clinical_name_of
from basketweave.clinic.examine import seen_words
from basketweave.clinic.examine.appearance import CHOICES, from_plain, questions_of
from basketweave.clinic.examine.models import Examination
from basketweave.clinic.examine.reading import GradeRead, grades_of
from basketweave.clinic.examine.scales import ScaleShown, scale, shown
from basketweave.science.protocol.scales import scale_for
from basketweave.science.quantities import Appearance, Concern


@dataclass(frozen=True, kw_only=True)
class Looked:
    """One question of what was seen, with its answer in words."""

    question: str
    label: str
    values: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Seen:
    """One concern of one examination on one scale, ready to be drawn and read."""

    concern: str
    name: str  # of the concern
    scale: ScaleShown
    grades: tuple[GradeRead, ...]
    is_first: bool = True  # of its concern
    looked: tuple[Looked, ...] = ()
    because: str = ""

    @property
    def scale_name(self) -> str:
        return self.scale.name

    @property
    def mark(self) -> str:
        return self.scale.mark

    @property
    def stands_behind(self) -> str:
        return self.scale.stands_behind

    @property
    def doubt(self) -> str:
        return self.scale.doubt

    @property
    def is_valid(self) -> bool:
        return self.scale.is_valid

    @property
    def dots(self) -> dict[str, int]:
        return {grade.zone: grade.dots for grade in self.grades if grade.zone and grade.dots is not None}

    @property
    def zone_words(self) -> dict[str, str]:
        return {grade.zone: grade.short for grade in self.grades if grade.zone}

    @property
    def whole(self) -> GradeRead | None:
        return next((grade for grade in self.grades if not grade.zone), None)

    @property
    def itemised(self) -> tuple[GradeRead, ...]:
        return tuple(grade for grade in self.grades if grade.parts)


def seen_in(examination: Examination) -> tuple[Seen, ...]:
    """What was found: the concerns asked about, then the others that were graded, then what belongs to none."""
    grades = grades_of(examination)
    reasons = {each.concern: each.because for each in examination.not_graded.all()}
    told = {grade.concern for grade in grades} | set(reasons)
    asked = concerns_of(examination.episode)
    concerns = [*asked, *(concern for concern in Concern if concern in told and concern not in asked)]
    looked = looked_in(examination)
    return (
        *(one for concern in concerns for one in _of_concern(examination, concern, grades, reasons, looked)),
        *_of_scales(examination, _of("", grades), concern="", name=_("Other scales")),
    )


def looked_in(examination: Examination) -> dict[str, Looked]:
    """What was seen, by question, in words."""
    appearance = from_plain(examination.appearance)
    return {
        question: Looked(question=question, label=str(seen_words.LABELS[question]), values=values)
        for question in CHOICES
        if (values := _in_words(appearance, question))
    }


def is_suspicious(examination: Examination) -> bool:
    """Whether there is a mark that a doctor must see before anything else."""
    return from_plain(examination.appearance).is_suspicious


def _of_concern(
    examination: Examination,
    concern: Concern,
    grades: tuple[GradeRead, ...],
    reasons: dict[str, str],
    looked: dict[str, Looked],
) -> Iterator[Seen]:
    said: dict[str, Any] = {
        "concern": concern.value,
        "name": clinical_name_of(concern.value),
        "looked": tuple(looked[question] for question in questions_of([concern]) if question in looked),
        "because": reasons.get(concern.value, ""),
    }
    if mine := _of(concern, grades):
        yield from _of_scales(examination, mine, **said)
    else:
        yield Seen(scale=shown(scale_for(concern), examination.phototype), grades=(), **said)


def _of_scales(
    examination: Examination,
    grades: tuple[GradeRead, ...],
    *,
    concern: str,
    name: str,
    looked: tuple[Looked, ...] = (),
    because: str = "",
) -> Iterator[Seen]:
    """One for each scale; what is said of the concern stands with its first."""
    scales = dict.fromkeys((grade.scale, grade.scale_version) for grade in grades)
    for place, (id, version) in enumerate(scales):
        yield Seen(
            concern=concern,
            name=name,
            scale=shown(scale(id, version), examination.phototype),
            grades=tuple(grade for grade in grades if (grade.scale, grade.scale_version) == (id, version)),
            is_first=place == 0,
            looked=() if place else looked,
            because="" if place else because,
        )


def _of(concern: str, grades: tuple[GradeRead, ...]) -> tuple[GradeRead, ...]:
    return tuple(grade for grade in grades if grade.concern == concern)


def _in_words(appearance: Appearance, question: str) -> tuple[str, ...]:
    seen = getattr(appearance, question)
    return tuple(seen_words.name_of(question, value) for value in CHOICES[question] if value in seen)
