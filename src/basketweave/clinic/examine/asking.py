"""Which scales stand on the page: those of the concerns asked about, those used before, and those that are added."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from basketweave.clinic.consult.queries import concerns_of, zones_of
from basketweave.clinic.consult.words import clinical_name_of
from basketweave.clinic.examine.models import Examination
from basketweave.clinic.examine.reading import GradeRead, grades_of
from basketweave.clinic.examine.scales import ScaleShown, scales_here, shown
from basketweave.science.protocol.scales import scale_for
from basketweave.science.protocol.scales.grading_scale import Scale, Scope
from basketweave.science.quantities import FACE_ZONES, Concern

OF_ZONE = "--"  # between a scale and its place, in the names of fields and in addresses
OF_ITEM = "__"  # and before an item
NEAR = frozenset(zone.value for zone in FACE_ZONES)  # a page with every place of the body would weigh too much
FEW = 2  # so many places are asked at once on a scale that adds up; of more, each is added by hand


@dataclass(frozen=True, kw_only=True)
class ToGrade:
    """A scale on the page: at which places at once, at which on request, and at which once they are added."""

    concern: str  # "" for a scale of none
    scale: Scale
    shown: ScaleShown
    zones: tuple[str, ...] = ()  # ("",) on a scale of the whole
    more_zones: tuple[str, ...] = ()
    far_zones: tuple[str, ...] = ()
    last: Mapping[str, GradeRead] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class ConcernAsked:
    """A concern on the page, with its scales that are there and those that can be added."""

    concern: str
    name: str
    is_asked: bool
    scales: tuple[ToGrade, ...]
    more: tuple[Scale, ...]


def concerns_on_page(
    examination: Examination, before: Examination | None, also: Iterable[str] = ()
) -> tuple[ConcernAsked, ...]:
    """Those asked about first; then others that have a scale on the page; then what belongs to none."""
    asked = concerns_of(examination.episode)
    open_scales = _open_scales(examination, before, also, asked)
    here = scales_here(at_review=examination.purpose == Examination.Purpose.REVIEW)
    rest = [concern for concern in Concern if concern not in asked]
    return (
        *(_concern(concern, here, open_scales, is_asked=True) for concern in asked),
        *(_concern(concern, here, open_scales) for concern in rest if any(_of(concern, open_scales))),
        *([_concern(None, here, open_scales)] if any(_of(None, here)) else []),
    )


def to_add(examination: Examination) -> tuple[tuple[str, str], ...]:
    """The concerns that were not asked about, each with its first scale, by id and name."""
    asked = concerns_of(examination.episode)
    return tuple((scale_for(each).id, clinical_name_of(each.value)) for each in Concern if each not in asked)


def _open_scales(
    examination: Examination, before: Examination | None, also: Iterable[str], asked: tuple[Concern, ...]
) -> tuple[ToGrade, ...]:
    now, then = grades_of(examination), (grades_of(before) if before else ())
    wanted = [(token.partition(OF_ZONE)[0], token.partition(OF_ZONE)[2]) for token in also]
    wanted += [(grade.scale, grade.zone) for grade in (*now, *then)]
    ids = {scale_for(concern).id for concern in asked} | {id for id, _zone in wanted}
    asked_zones = [zone.value for zone in zones_of(examination.episode)]
    here = scales_here(at_review=examination.purpose == Examination.Purpose.REVIEW)
    return tuple(
        _to_grade(
            one,
            [
                *(asked_zones if not one.is_itemised or len(asked_zones) <= FEW else []),
                *(zone for id, zone in wanted if id == one.id and zone),
            ],
            {grade.zone: grade for grade in then if grade.scale == one.id},
            examination.phototype,
        )
        for one in here
        if one.id in ids
    )


def _to_grade(used: Scale, wanted: list[str], last: dict[str, GradeRead], phototype: int | None) -> ToGrade:
    on_scale = [zone.value for zone in used.zones] if used.scope is Scope.ZONE else []
    first = tuple(zone for zone in on_scale if zone in wanted) if used.scope is Scope.ZONE else ("",)
    rest = tuple(zone for zone in on_scale if zone not in first)
    more = () if used.is_itemised else tuple(zone for zone in rest if zone in NEAR)
    return ToGrade(
        concern=used.concern or "",
        scale=used,
        shown=shown(used, phototype),
        zones=first,
        more_zones=more,
        far_zones=tuple(zone for zone in rest if zone not in more),
        last=last,
    )


def _concern(
    concern: Concern | None, here: tuple[Scale, ...], open_scales: tuple[ToGrade, ...], *, is_asked: bool = False
) -> ConcernAsked:
    mine = tuple(each for each in open_scales if each.concern == (concern or ""))
    is_open = {each.scale.id for each in mine}
    return ConcernAsked(
        concern=concern or "",
        name=clinical_name_of(concern) if concern else _("Other scales"),
        is_asked=is_asked,
        scales=mine,
        more=tuple(one for one in _of(concern, here) if one.id not in is_open),
    )


def _of(concern: Concern | None, scales: Iterable[Scale | ToGrade]) -> "list[Scale]":
    found = (each.scale if isinstance(each, ToGrade) else each for each in scales)
    return [one for one in found if one.concern is concern]
