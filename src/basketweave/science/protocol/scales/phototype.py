"""How skin answers sun: Fitzpatrick's six types. A class that guides caution, never a measure of change."""

from basketweave.science.protocol.scales.grading_scale import Direction, Level, Scale, Scope
from basketweave.science.quantities import Mark, Phototype, Zone

PHOTOTYPE = Scale(
    id="fitzpatrick-phototype",
    version="1",
    name="Fitzpatrick phototype",
    concern=None,
    made_for="How skin answers sun.",
    lowest=1,
    highest=6,
    levels=(
        Level(value=Phototype.I.value, name="I", words="Always burns, never tans."),
        Level(value=Phototype.II.value, name="II", words="Usually burns, tans a little."),
        Level(value=Phototype.III.value, name="III", words="Sometimes burns, tans gradually."),
        Level(value=Phototype.IV.value, name="IV", words="Rarely burns, tans well."),
        Level(value=Phototype.V.value, name="V", words="Very rarely burns; brown skin."),
        Level(value=Phototype.VI.value, name="VI", words="Never burns; deeply pigmented skin."),
    ),
    scope=Scope.WHOLE,
    zones=tuple(Zone),
    direction=Direction.NEITHER,
    licence="Published classes in our own words.",
    sources=("fitzpatrick-1988",),
    mark=Mark.RECALLED,
    doubt="Recalled, the paper was not read. It asks how skin burns and tans, which is not the same as its colour.",
)
