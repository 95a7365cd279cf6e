"""Pain as the patient says it: a number from 0 to 10. The length is the version, because 0 to 100 mm is another."""

from basketweave.science.protocol.scales.grading_scale import Level, Scale, Scope
from basketweave.science.quantities import Mark, Zone

PAIN = Scale(
    id="pain-nrs",
    version="0-10",
    name="Pain, 0 to 10",
    concern=None,
    made_for="Pain, asked of the person who has it.",
    lowest=0,
    highest=10,
    levels=(
        Level(value=0, name="None", words="No pain."),
        *(Level(value=value, name=f"{value} of 10", words=f"Pain, {value} of 10.") for value in range(1, 10)),
        Level(value=10, name="Worst", words="The worst pain that can be imagined."),
    ),
    scope=Scope.WHOLE,
    zones=tuple(Zone),
    is_told_by_patient=True,
    licence="A plain question and a number; no licence is known to be needed.",
    sources=("striae-2018",),
    mark=Mark.RECALLED,
    doubt="Recalled, not read; read were only values of studies that asked for pain, by lines as well as by numbers. "
    "A line of 100 mm is another scale, and values of the two are never compared. No error was read.",
)
