"""From what was chosen to a grade that is kept; or a refusal with its own sentence."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from basketweave.clinic.examine.grade_refusals import GradedTwice, GradeNotTaken
from basketweave.clinic.examine.models import Examination, Grade
from basketweave.clinic.examine.scales import NoSuchScale, scale_by_id
from basketweave.science.protocol.scales.grading_scale import GradeRefused, Scale
from basketweave.science.quantities import Zone

Chosen = int | str | Mapping[str, int]  # a level, a level's label where digits mislead, or every item
A_GRADE = tuple[str, str, Chosen]  # scale, zone ("" for the whole), what was chosen


def rows_for(examination: Examination, grades: Iterable[A_GRADE]) -> list[Grade]:
    """The rows, not yet written: all of them, or a refusal."""
    rows: dict[tuple[str, str], Grade] = {}
    for scale_id, zone, chosen in grades:
        if (scale_id, zone) in rows:
            raise GradedTwice(scale_id, zone)
        rows[scale_id, zone] = _row(examination, scale_id, zone, chosen)
    return list(rows.values())


def _row(examination: Examination, scale_id: str, zone: str, chosen: Chosen) -> Grade:
    try:
        used = scale_by_id(scale_id)
        is_review = examination.purpose == Examination.Purpose.REVIEW
        if used.is_response and not is_review:
            raise GradeNotTaken("no-before", scale_id, zone, {})
        return _grade(examination, used, zone, chosen)
    except NoSuchScale:
        raise GradeNotTaken("no-such-scale", scale_id, zone, {}) from None
    except GradeRefused as refused:
        raise GradeNotTaken(refused.code, scale_id, zone, refused.parameters) from None


def _grade(examination: Examination, used: Scale, zone: str, chosen: Chosen) -> Grade:
    grade = Grade(
        examination=examination,
        concern=used.concern or "",
        scale=used.id,
        scale_version=used.version,
        zone=zone,
    )
    place = _zone(used, zone)
    if isinstance(chosen, Mapping):
        grade.value, grade.parts = used.score(chosen), dict(chosen)
        used.check(grade.value, place)
    elif isinstance(chosen, str):
        used.check(used.level_called(chosen).value, place)
        grade.label = chosen
    else:
        used.check(chosen, place)
        if used.is_itemised:
            raise GradeRefused("missing-item", {"scale": used.id, "item": used.items[0].id})
        if used.level(chosen).id:
            raise GradeRefused("unknown-level", {"scale": used.id, "level": chosen})
        grade.value = Decimal(chosen)
    return grade


def _zone(used: Scale, zone: str) -> Zone | None:
    try:
        return Zone(zone) if zone else None
    except ValueError:
        raise GradeRefused("zone-not-on-scale", {"scale": used.id, "zone": zone}) from None
