"""Active acne, the face as a whole: the European global evaluation, 0 to 5."""

from basketweave.science.protocol.scales.grading_scale import Level, Scale, Scope
from basketweave.science.quantities import FACE_ZONES, Concern, Mark

GEA = Scale(
    id="gea-acne",
    version="1",
    name="Global evaluation of acne (GEA)",
    concern=Concern.ACNE,
    made_for="Acne of the face.",
    lowest=0,
    highest=5,
    levels=(
        Level(value=0, name="Clear", words="No spots; colour left behind may show."),
        Level(value=1, name="Almost clear", words="Almost no spots."),
        Level(value=2, name="Mild", words="Less than half of the face has spots."),
        Level(value=3, name="Moderate", words="More than half of the face has spots; at most one nodule."),
        Level(value=4, name="Severe", words="The whole face has spots; nodules are rare."),
        Level(value=5, name="Very severe", words="Nodules over the face."),
    ),
    scope=Scope.WHOLE,
    zones=FACE_ZONES,
    licence="Published scoring in our own words; no photographs are used.",
    sources=("dreno-2011",),
    mark=Mark.COMMERCIAL,
    doubt="Read on a company's page, not in the paper. It is not the IGA with one step more: their grades are never "
    "compared. No rater error was read, and nothing on phototypes.",
)
