"""Sun-thickened skin, zone by zone: Fitzpatrick's elastosis score 1 to 9, apart from his wrinkles."""

from basketweave.science.protocol.scales.grading_scale import Band, Level, Scale, Scope
from basketweave.science.quantities import FACE_ZONES, Concern, Mark, Zone

FITZPATRICK_ELASTOSIS = Scale(
    id="fitzpatrick-elastosis",
    version="1",
    name="Fitzpatrick elastosis score",
    concern=Concern.SUN_DAMAGE,
    made_for="Sun-thickened skin of the face.",
    lowest=1,
    highest=9,
    levels=(
        Level(value=1, name="Mild, low", words="A fine change of texture, hardly seen."),
        Level(value=2, name="Mild, middle", words="A fine change of texture; the lines of the skin stand out."),
        Level(value=3, name="Mild, high", words="A fine change of texture, easily seen; the lines stand out clearly."),
        Level(value=4, name="Moderate, low", words="Single small bumps, yellow and translucent."),
        Level(value=5, name="Moderate, middle", words="Separate small yellow bumps, and uneven colour."),
        Level(value=6, name="Moderate, high", words="Many separate small yellow bumps, and uneven colour."),
        Level(value=7, name="Severe, low", words="Many bumps that begin to run together."),
        Level(value=8, name="Severe, middle", words="Many bumps that have run together."),
        Level(
            value=9, name="Severe, high", words="Bumps run together throughout; thick, furrowed yellow skin is near."
        ),
    ),
    bands=(
        Band(lowest=1, highest=3, name="Mild"),
        Band(lowest=4, highest=6, name="Moderate"),
        Band(lowest=7, highest=9, name="Severe"),
    ),
    scope=Scope.ZONE,
    zones=tuple(zone for zone in FACE_ZONES if zone is not Zone.NOSE),
    licence="Published scoring in our own words; no photographs are used.",
    sources=("fitzpatrick-wrinkles",),
    mark=Mark.RECALLED,
    doubt="Recalled, not read: the three stretches are Fitzpatrick's, the steps inside each are our own words. "
    "It starts at 1: skin without elastosis has no score. No rater error was read, and nothing on phototypes.",
)
