"""How a specialist grades a made-up patient, and how the grades are when they look again."""

from random import Random

from basketweave.science.cohort.complaints import Complaint
from basketweave.science.cohort.deeds import Graded
from basketweave.science.protocol.scales import SCALES, scale_for
from basketweave.science.protocol.scales.grading_scale import Scale, Scope
from basketweave.science.quantities import Zone

BY_ID = {scale.id: scale for scale in SCALES}


def graded(complaint: Complaint, rng: Random) -> tuple[Graded, ...]:
    """One grade a zone where the scale has zones, else one for the whole; zones differ a little. Then the counts."""
    return tuple(
        Graded(scale=scale.id, zone=zone, value=_within(scale, about + rng.choice((-1, 0, 0, 0, 1))))
        for concern, about in complaint.concerns
        if about is not None
        for scale in (scale_for(concern),)
        for zone in _zones_of(scale, complaint)
    ) + tuple(Graded(scale=each.scale, zone=each.zone, value=each.items) for each in complaint.further)


def some_better(before: tuple[Graded, ...], rng: Random) -> tuple[Graded, ...]:
    """A step or two where it went well, none where it did not."""
    return tuple(_moved(one, rng) for one in before)


def _moved(grade: Graded, rng: Random) -> Graded:
    scale = BY_ID[grade.scale]
    match grade.value:
        case int():
            return Graded(scale=scale.id, zone=grade.zone, value=_within(scale, grade.value - _steps(rng)))
        case tuple():
            return Graded(
                scale=scale.id,
                zone=grade.zone,
                value=tuple((item, _less(scale, item, value, rng)) for item, value in grade.value),
            )
        case _:
            return grade


def _less(scale: Scale, item: str, value: int, rng: Random) -> int:
    """The choice below it, or the same."""
    choices = [choice.value for each in scale.items if each.id == item for choice in each.choices]
    return choices[max(choices.index(value) - rng.choice((0, 1)), 0)]


def _steps(rng: Random) -> int:
    return rng.choice((0, 1, 1, 2))


def _within(scale: Scale, value: int) -> int:
    return min(max(value, scale.lowest), scale.highest)


def _zones_of(scale: Scale, complaint: Complaint) -> tuple[Zone | None, ...]:
    if scale.scope is Scope.WHOLE:
        return (None,)
    return tuple(zone for zone in complaint.places if scale.applies_to(zone))
