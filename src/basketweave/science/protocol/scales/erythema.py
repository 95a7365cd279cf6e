"""Redness of light skin, the face as a whole: the clinician's erythema assessment, 0 to 4."""

from basketweave.science.protocol.scales.grading_scale import Level, Scale, Scope
from basketweave.science.quantities import FACE_ZONES, Mark, Phototype

ERYTHEMA = Scale(
    id="cea",
    version="1",
    name="Clinician erythema assessment (CEA)",
    concern=None,
    made_for="Redness of rosacea in light skin.",
    lowest=0,
    highest=4,
    levels=(
        Level(value=0, name="Clear", words="No redness."),
        Level(value=1, name="Almost clear", words="Slight redness."),
        Level(value=2, name="Mild", words="Definite redness."),
        Level(value=3, name="Moderate", words="Marked redness."),
        Level(value=4, name="Severe", words="Fiery redness."),
    ),
    scope=Scope.WHOLE,
    zones=FACE_ZONES,
    phototypes=frozenset({Phototype.I, Phototype.II, Phototype.III}),
    licence="Published scoring in our own words; no photographs are used.",
    sources=("cea-reliability",),
    mark=Mark.RECALLED,
    doubt="The levels are recalled; read was how well raters agree: a weighted kappa of 0.692, an intraclass "
    "correlation of about 0.58 to 0.60, in rosacea of phototypes I to III. An error in steps was not read. "
    "In IV to VI it must not be the only measure of redness.",
)
