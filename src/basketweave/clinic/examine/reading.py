"""Grades with the words of their scales, as they were given."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from basketweave.clinic.examine.models import Examination, Grade
from basketweave.clinic.examine.scales import order_of, scale
from basketweave.clinic.face.zones import name_of
from basketweave.science.protocol.scales import scores
from basketweave.science.protocol.scales.grading_scale import Change, GradeRefused, Item, Scale, Value
from basketweave.science.protocol.scales.scores import Score
from basketweave.science.quantities import Zone


@dataclass(frozen=True, kw_only=True)
class PartRead:
    """One item of a scale that adds up, as it was chosen."""

    id: str
    name: str
    value: int
    words: str
    is_added: bool = True

    @property
    def short(self) -> str:
        return str(self.value) if self.words == str(self.value) else f"{self.value}, {self.words}"


@dataclass(frozen=True, kw_only=True)
class GradeRead:
    """A grade with the words of its scale, as it was given then; one that is kept by its label has no value."""

    concern: str
    scale: str
    scale_version: str
    zone: str  # "" for the whole
    value: Value | None
    lowest: int
    highest: int
    level: str  # the level's name, or the band's
    words: str
    dots: int | None
    label: str = ""  # the id of a level that is kept by its label
    parts: tuple[PartRead, ...] = ()

    @property
    def place(self) -> str:
        return name_of(self.zone) if self.zone else _("The face as a whole")

    @property
    def short(self) -> str:
        if self.value is None:
            return self.level
        told = _("%(value)s of %(highest)s") % {"value": in_figures(self.value), "highest": self.highest}
        return f"{told}, {self.level}" if self.level else told

    @property
    def kept(self) -> "int | str | dict[str, int]":
        """As an action takes it."""
        if self.parts:
            return {part.id: part.value for part in self.parts}
        return self.label if self.value is None else int(self.value)


def grades_of(examination: Examination) -> tuple[GradeRead, ...]:
    """Every grade, in the order of the scales and of the drawing."""
    places = {"": -1} | {zone.value: place for place, zone in enumerate(Zone)}
    order = order_of()
    return tuple(
        sorted(map(read, examination.grades.all()), key=lambda one: (order.get(one.scale, 99), places[one.zone]))
    )


def change_between(before: GradeRead, after: GradeRead) -> Change:
    """What the scale says of two grades; only of the same scale, version and zone (else `GradeRefused`)."""
    return scores.change(_score(before), _score(after))


def percent_between(before: GradeRead, after: GradeRead) -> Decimal | None:
    """How many percent of the score before are gone; nothing, where the scale does not allow to say so."""
    try:
        return scores.percent_change(_score(before), _score(after))
    except GradeRefused:
        return None


def in_figures(value: Value) -> str:
    return number_format(f"{Decimal(value).normalize():f}")


def read(grade: Grade) -> GradeRead:
    used = scale(grade.scale, grade.scale_version)
    value, level, words = _told(used, grade)
    return GradeRead(
        concern=grade.concern,
        scale=grade.scale,
        scale_version=grade.scale_version,
        zone=grade.zone,
        value=value,
        lowest=used.lowest,
        highest=used.highest,
        level=level,
        words=words,
        dots=None if value is None else used.dots(value),
        label=grade.label,
        parts=_parts(used, grade),
    )


def _score(grade: GradeRead) -> Score:
    if grade.value is None:  # it is itself a change
        raise GradeRefused("already-a-change", {"scale": grade.scale})
    zone = Zone(grade.zone) if grade.zone else None
    return Score(scale=grade.scale, version=grade.scale_version, zone=zone, value=grade.value)


def _told(used: Scale, grade: Grade) -> tuple[Value | None, str, str]:
    if grade.value is None:
        labelled = used.level_called(grade.label)
        return None, _(labelled.name), _(labelled.words)
    if used.is_itemised:
        band = used.band(grade.value)
        return grade.value, _(band.name) if band else "", ""
    level = used.level(int(grade.value))
    return level.value, _(level.name), _(level.words)


def _parts(used: Scale, grade: Grade) -> tuple[PartRead, ...]:
    if not used.is_itemised:
        return ()
    chosen = grade.parts or {}  # nothing, once it is erased
    return (*_chosen(used.items, chosen), *_chosen(used.apart, chosen, is_added=False))


def _chosen(items: Iterable[Item], chosen: dict[str, int], *, is_added: bool = True) -> Iterable[PartRead]:
    for item in items:
        if choice := item.choice(chosen.get(item.id, -1)):
            yield PartRead(id=item.id, name=_(item.name), value=choice.value, words=_(choice.name), is_added=is_added)
