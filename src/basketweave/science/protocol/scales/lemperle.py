"""Wrinkles, zone by zone: Lemperle 0 to 5. Chosen because a needling study used it (Ablon 2018)."""

from basketweave.science.protocol.scales.grading_scale import Level, Scale, Scope
from basketweave.science.quantities import FACE_ZONES, Concern, Mark, Zone

LEMPERLE = Scale(
    id="lemperle",
    version="1",
    name="Lemperle wrinkle scale",
    concern=Concern.WRINKLES,
    made_for="Wrinkles of the face.",
    lowest=0,
    highest=5,
    levels=(
        Level(value=0, name="None", words="No wrinkle to be seen."),
        Level(value=1, name="Just seen", words="A wrinkle that can only just be made out."),
        Level(value=2, name="Shallow", words="A wrinkle that is clear to see and shallow."),
        Level(value=3, name="Moderate", words="A wrinkle of middling depth."),
        Level(value=4, name="Deep", words="A deep wrinkle with clear edges."),
        Level(value=5, name="Very deep", words="A very deep wrinkle with a fold of loose skin beside it."),
    ),
    scope=Scope.ZONE,
    zones=tuple(zone for zone in FACE_ZONES if zone is not Zone.NOSE),
    licence="Published scoring in our own words; the photographs of the paper are not used.",
    sources=("lemperle-2001", "ablon-2018"),
    mark=Mark.RECALLED,
    doubt="The range was read and the level names recalled. Nine raters of 76 wrinkles agreed to 92.7 %; "
    "an error in steps was not published. The phototypes of those raters' patients were not read.",
)
