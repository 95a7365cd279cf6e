"""Fine lines, zone by zone: the Fitzpatrick wrinkle score 1 to 9, three scores to a class."""

from basketweave.science.protocol.scales.grading_scale import Band, Level, Scale, Scope
from basketweave.science.quantities import FACE_ZONES, Concern, Mark, Zone

FITZPATRICK_WRINKLES = Scale(
    id="fitzpatrick-wrinkles",
    version="1",
    name="Fitzpatrick wrinkle score",
    concern=Concern.FINE_LINES,
    made_for="Lines of the face.",
    lowest=1,
    highest=9,
    levels=(
        Level(value=1, name="I, low", words="Fine lines, few and faint."),
        Level(value=2, name="I, middle", words="Fine lines, few."),
        Level(value=3, name="I, high", words="Fine lines, easily seen."),
        Level(value=4, name="II, low", words="Fine to moderately deep lines, some, mostly fine."),
        Level(value=5, name="II, middle", words="Fine to moderately deep lines, a moderate number."),
        Level(value=6, name="II, high", words="Fine to moderately deep lines, a moderate number, mostly deeper."),
        Level(value=7, name="III, low", words="Fine to deep lines, many."),
        Level(value=8, name="III, middle", words="Fine to deep lines, very many."),
        Level(value=9, name="III, high", words="Fine to deep lines, very many, with folds of loose skin."),
    ),
    bands=(
        Band(lowest=1, highest=3, name="Class I"),
        Band(lowest=4, highest=6, name="Class II"),
        Band(lowest=7, highest=9, name="Class III"),
    ),
    scope=Scope.ZONE,
    zones=tuple(zone for zone in FACE_ZONES if zone is not Zone.NOSE),
    licence="Published scoring in our own words; no photographs are used.",
    sources=("fitzpatrick-wrinkles",),
    mark=Mark.RECALLED,
    doubt="The three classes were read on a clinic's page, the scores 1 to 9 recalled; the steps inside a class are "
    "our own words. It starts at 1: skin without lines has no score. No rater error was read.",
)
