"""Lines, zone by zone, in three classes: Fitzpatrick's wrinkle class I to III."""

from basketweave.science.protocol.scales.grading_scale import Level, Scale, Scope
from basketweave.science.quantities import FACE_ZONES, Concern, Mark, Zone

FITZPATRICK_WRINKLE_CLASS = Scale(
    id="fitzpatrick-wrinkle-class",
    version="1",
    name="Fitzpatrick wrinkle class",
    concern=Concern.FINE_LINES,
    made_for="Lines of the face.",
    lowest=1,
    highest=3,
    levels=(
        Level(value=1, name="I", words="Fine lines."),
        Level(value=2, name="II", words="Fine to moderately deep lines, a moderate number."),
        Level(value=3, name="III", words="Fine to deep lines, many, with or without folds of loose skin."),
    ),
    scope=Scope.ZONE,
    zones=tuple(zone for zone in FACE_ZONES if zone is not Zone.NOSE),
    licence="Published classes in our own words; no photographs are used.",
    sources=("fitzpatrick-wrinkles",),
    mark=Mark.COMMERCIAL,
    doubt="The classes were read on a clinic's page, not in the paper. Three classes are coarse: much can change "
    "inside one. Skin without lines has no class. No rater error was read.",
)
