"""Open pores, zone by zone: our own 0 to 4, because there is no accepted standard."""

from basketweave.science.protocol.scales.grading_scale import Level, Scale, Scope
from basketweave.science.quantities import FACE_ZONES, Concern, Mark

PORES = Scale(
    id="pores-local",
    version="1",
    name="Local pore grade, unvalidated",
    concern=Concern.PORES,
    made_for="Open pores of the face.",
    lowest=0,
    highest=4,
    levels=(
        Level(value=0, name="None", words="No pores to be seen from 50 cm away."),
        Level(value=1, name="Few", words="A few open pores, seen when looked for."),
        Level(value=2, name="Some", words="Open pores seen at once, over less than half of the zone."),
        Level(value=3, name="Many", words="Open pores over half of the zone or more."),
        Level(value=4, name="Throughout", words="Large open pores over the whole zone, some running together."),
    ),
    scope=Scope.ZONE,
    zones=FACE_ZONES,
    licence="Our own.",
    sources=("cho-2012",),
    mark=Mark.HOUSE,
    stands_behind="Basketweave founders",
    is_validated=False,
    doubt="Local and unvalidated. There is no accepted standard for pores, "
    "and no controlled trial of needling counted them.",
)
