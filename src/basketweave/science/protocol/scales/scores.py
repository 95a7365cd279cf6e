"""A score as it is kept, and what may be said of two: only on one scale, at one version, of one place."""

from dataclasses import dataclass
from decimal import Decimal

from basketweave.science.protocol.scales import scale
from basketweave.science.protocol.scales.grading_scale import Change, GradeRefused, Scale, Value
from basketweave.science.quantities import Zone


@dataclass(frozen=True, kw_only=True)
class Score:
    scale: str
    version: str
    zone: Zone | None  # nothing for the whole
    value: Value


def change(before: Score, after: Score) -> Change:
    return _shared(before, after).change(before.value, after.value)


def percent_change(before: Score, after: Score) -> Decimal:
    """How many percent of the score before are gone; say it only where one rater gave both."""
    return _shared(before, after).percent_change(before.value, after.value)


def _shared(before: Score, after: Score) -> Scale:
    for code, part in (("other-scale", "scale"), ("other-version", "version"), ("other-zone", "zone")):
        if getattr(before, part) != getattr(after, part):
            raise GradeRefused(code, {"before": str(getattr(before, part)), "after": str(getattr(after, part))})
    return scale(after.scale, after.version)
