"""Grades with the words of their scales, and what there is to grade."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from basketweave.clinic.consult.queries import concerns_of, zones_of
from basketweave.clinic.consult.words import clinical_name_of
from basketweave.clinic.examine.models import Examination, Grade
from basketweave.clinic.face.zones import name_of
from basketweave.science.protocol.scales import SCALES, NoSuchScale, scale, scale_for
from basketweave.science.protocol.scales.grading_scale import Change, Scale, Scope
from basketweave.science.protocol.scales.phototype import PHOTOTYPE
from basketweave.science.quantities import Concern, Phototype, Zone


@dataclass(frozen=True, kw_only=True)
class GradeRead:
    """A grade with the words of its scale, as it was given then."""

    concern: str
    scale: str
    scale_version: str
    zone: str  # "" for the whole
    value: int
    lowest: int
    highest: int
    level: str
    words: str
    dots: int

    @property
    def place(self) -> str:
        return name_of(self.zone) if self.zone else _("The face as a whole")

    @property
    def short(self) -> str:
        return _("%(value)s of %(highest)s, %(level)s") % {
            "value": self.value,
            "highest": self.highest,
            "level": self.level,
        }


@dataclass(frozen=True, kw_only=True)
class Seen:
    """One concern of one examination, ready to be drawn and read."""

    concern: str
    name: str
    scale_name: str
    mark: str
    stands_behind: str
    doubt: str
    is_valid: bool  # for this phototype
    grades: tuple[GradeRead, ...]
    because: str = ""

    @property
    def dots(self) -> dict[str, int]:
        return {grade.zone: grade.dots for grade in self.grades if grade.zone}

    @property
    def zone_words(self) -> dict[str, str]:
        return {grade.zone: grade.short for grade in self.grades if grade.zone}

    @property
    def whole(self) -> GradeRead | None:
        return next((grade for grade in self.grades if not grade.zone), None)


@dataclass(frozen=True, kw_only=True)
class ToGrade:
    """A scale on the page: for which zones at once, and for which on request."""

    concern: str
    name: str
    is_asked: bool
    scale: Scale
    zones: tuple[str, ...] = ()  # asked about; ("",) on a scale of the whole
    more_zones: tuple[str, ...] = ()
    last: Mapping[str, GradeRead] = field(default_factory=dict)


def grades_of(examination: Examination) -> tuple[GradeRead, ...]:
    """Every grade, in the order of the scales and of the drawing."""
    places = {"": -1} | {zone.value: place for place, zone in enumerate(Zone)}
    order = {one.id: place for place, one in enumerate(SCALES)}
    return tuple(
        sorted(map(_read, examination.grades.all()), key=lambda read: (order.get(read.scale, 99), places[read.zone]))
    )


def seen_in(examination: Examination) -> tuple[Seen, ...]:
    """What was found, concern by concern: those asked about, then the others that were graded."""
    grades = grades_of(examination)
    reasons = {each.concern: each.because for each in examination.not_graded.all()}
    graded = {read.concern for read in grades} | set(reasons)
    asked = concerns_of(examination.episode)
    concerns = [*asked, *(concern for concern in Concern if concern in graded and concern not in asked)]
    return tuple(
        _seen(examination, concern, tuple(read for read in grades if read.concern == concern), reasons)
        for concern in concerns
    )


def change_between(before: GradeRead, after: GradeRead) -> Change:
    """What the scale says of two grades; only of the same scale, version and zone."""
    if (before.scale, before.scale_version, before.zone) != (after.scale, after.scale_version, after.zone):
        raise ValueError("two grades of different scales or zones are never compared")
    return scale(after.scale, after.scale_version).change(before.value, after.value)


def missing_in(examination: Examination) -> tuple[str, ...]:
    """What an examination still lacks: "phototype", and each concern asked about without a grade or a reason."""
    told = {grade.concern for grade in examination.grades.all()}
    told |= {each.concern for each in examination.not_graded.all()}
    lacking = [concern.value for concern in concerns_of(examination.episode) if concern not in told]
    return (*(["phototype"] if examination.phototype is None else []), *lacking)


def scales_for(examination: Examination, before: Examination | None) -> tuple[ToGrade, ...]:
    """The scales of the page: those asked about first, with the last grades beside."""
    asked, zones = concerns_of(examination.episode), [zone.value for zone in zones_of(examination.episode)]
    last = {(read.scale, read.zone): read for read in (grades_of(before) if before else ())}
    zones += [zone for _scale, zone in last if zone and zone not in zones]
    concerns = [*asked, *(concern for concern in Concern if concern not in asked)]
    return tuple(_to_grade(concern, concern in asked, zones, last) for concern in concerns)


def phototype_levels() -> tuple[tuple[int, str, str], ...]:
    return tuple((level.value, _(level.name), _(level.words)) for level in PHOTOTYPE.levels)


def scale_by_id(scale_id: str) -> Scale:
    """The scale as it stands now, by its id alone."""
    found = next((one for one in SCALES if one.id == scale_id and one.concern is not None), None)
    if found is None:
        raise NoSuchScale(scale_id)
    return found


def _to_grade(concern: Concern, is_asked: bool, zones: list[str], last: Mapping[tuple[str, str], GradeRead]) -> ToGrade:
    grading = scale_for(concern)
    on_scale = [zone.value for zone in grading.zones]
    first = tuple(zone for zone in on_scale if zone in zones) if grading.scope is Scope.ZONE else ("",)
    rest = tuple(zone for zone in on_scale if zone not in first) if grading.scope is Scope.ZONE else ()
    return ToGrade(
        concern=concern.value,
        name=clinical_name_of(concern.value),
        is_asked=is_asked,
        scale=grading,
        zones=first,
        more_zones=rest,
        last={zone: read for (scale_id, zone), read in last.items() if scale_id == grading.id},
    )


def _seen(examination: Examination, concern: Concern, grades: tuple[GradeRead, ...], reasons: dict[str, str]) -> Seen:
    used = scale(grades[0].scale, grades[0].scale_version) if grades else scale_for(concern)
    phototype = examination.phototype
    return Seen(
        concern=concern.value,
        name=clinical_name_of(concern.value),
        scale_name=_(used.name),
        mark=used.mark.value,
        stands_behind=used.stands_behind,
        doubt=_(used.doubt),
        is_valid=phototype is None or used.is_valid_for(Phototype(phototype)),
        grades=grades,
        because=reasons.get(concern.value, ""),
    )


def _read(grade: Grade) -> GradeRead:
    used = scale(grade.scale, grade.scale_version)
    level = used.level(grade.value)
    return GradeRead(
        concern=grade.concern,
        scale=grade.scale,
        scale_version=grade.scale_version,
        zone=grade.zone,
        value=grade.value,
        lowest=used.lowest,
        highest=used.highest,
        level=_(level.name),
        words=_(level.words),
        dots=used.dots(grade.value),
    )
