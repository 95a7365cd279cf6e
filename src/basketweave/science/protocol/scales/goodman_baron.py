"""Scars, zone by zone: Goodman & Baron's four grades, quick enough for every examination."""

from basketweave.science.protocol.scales.grading_scale import Level, Scale, Scope
from basketweave.science.quantities import Concern, Mark, Zone

GOODMAN_BARON = Scale(
    id="goodman-baron",
    version="1",
    name="Goodman & Baron qualitative scar grade",
    concern=Concern.SCARS,
    made_for="Scars left by acne.",
    lowest=1,
    highest=4,
    levels=(
        Level(value=1, name="Flat", words="A flat mark: red, dark or pale, with no dent or rise."),
        Level(
            value=2,
            name="Mild",
            words="A dent or rise that does not show from 50 cm away, or that make-up, beard or body hair covers.",
        ),
        Level(
            value=3,
            name="Moderate",
            words="Shows from 50 cm away and is not easily covered, but flattens when the skin is stretched by hand.",
        ),
        Level(
            value=4,
            name="Severe",
            words="Shows from more than 50 cm away, is not covered, and stays when the skin is stretched by hand.",
        ),
    ),
    scope=Scope.ZONE,
    zones=tuple(Zone),
    licence="Published scoring in our own words; no photographs are used.",
    sources=("goodman-baron-2006",),
    mark=Mark.RECALLED,
    doubt="Grades 1 to 3 come from a secondary copy, the stretching test and grade 4 are recalled. Made for acne "
    "scars: on other scars it is our own extension. Skin without scars has no grade. No rater error was read.",
)
