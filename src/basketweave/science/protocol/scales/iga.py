"""Active acne, the face as a whole: the investigator's global assessment, 0 to 4."""

from basketweave.science.protocol.scales.grading_scale import Level, Scale, Scope
from basketweave.science.quantities import FACE_ZONES, Concern, Mark

IGA = Scale(
    id="iga-acne",
    version="1",
    name="Investigator's global assessment of acne",
    concern=Concern.ACNE,
    made_for="Acne of the face.",
    lowest=0,
    highest=4,
    levels=(
        Level(value=0, name="Clear", words="No spots, inflamed or not."),
        Level(value=1, name="Almost clear", words="A rare blackhead or whitehead, at most one small inflamed spot."),
        Level(value=2, name="Mild", words="Some blackheads or whiteheads, few inflamed spots, no nodule."),
        Level(
            value=3,
            name="Moderate",
            words="Many blackheads or whiteheads, some inflamed spots, at most one small nodule.",
        ),
        Level(
            value=4,
            name="Severe",
            words="Many blackheads or whiteheads and many inflamed spots, with a few nodules.",
        ),
    ),
    scope=Scope.WHOLE,
    zones=FACE_ZONES,
    licence="A public authority's text, in our own words.",
    sources=("fda-acne-2005",),
    mark=Mark.RECALLED,
    doubt="Recalled from the draft guidance of 2005, not read. No rater error was read, and nothing on phototypes.",
)
