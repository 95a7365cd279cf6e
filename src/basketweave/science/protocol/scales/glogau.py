"""Sun damage, the face as a whole: Glogau I to IV."""

from basketweave.science.protocol.scales.grading_scale import Level, Scale, Scope
from basketweave.science.quantities import FACE_ZONES, Concern, Mark, Phototype

GLOGAU = Scale(
    id="glogau",
    version="1",
    name="Glogau photoageing class",
    concern=Concern.SUN_DAMAGE,
    made_for="Light skin aged by sun.",
    lowest=1,
    highest=4,
    levels=(
        Level(value=1, name="I, mild", words="No wrinkles, no rough sun spots; little or no make-up is worn."),
        Level(
            value=2,
            name="II, moderate",
            words="Wrinkles when the face moves, first brown spots, rough spots that can be felt but not seen.",
        ),
        Level(
            value=3,
            name="III, advanced",
            words="Wrinkles at rest, uneven colour, small visible vessels, rough spots that can be seen.",
        ),
        Level(
            value=4,
            name="IV, severe",
            words="Wrinkles throughout, yellow-grey skin, skin cancer in the past; make-up cakes.",
        ),
    ),
    scope=Scope.WHOLE,
    zones=FACE_ZONES,
    phototypes=frozenset({Phototype.I, Phototype.II, Phototype.III}),
    licence="Published scoring in our own words; no photographs are used.",
    sources=("glogau",),
    mark=Mark.RECALLED,
    doubt="The classes were read on a patient site, not in the paper. That they describe light skin (I to III) is "
    "recalled: in IV to VI sun damage shows more as uneven colour. No rater error was read. "
    "A rough or changing spot is examined before anything else.",
)
