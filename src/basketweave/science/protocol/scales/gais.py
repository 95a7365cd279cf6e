"""What became of the skin: GAIS, five answers, kept by their name because papers number them both ways."""

from basketweave.science.protocol.scales.grading_scale import Level, Scale, Scope, Turn
from basketweave.science.quantities import Mark, Zone

GAIS = Scale(
    id="gais",
    version="1",
    name="Global aesthetic improvement (GAIS)",
    concern=None,
    made_for="What a treatment changed, against photographs from before.",
    lowest=1,
    highest=5,
    levels=(
        Level(
            id="very-much-improved",
            value=1,
            name="Very much improved",
            words="As good a result as can be had for this skin.",
            turn=Turn.BETTER,
        ),
        Level(
            id="much-improved",
            value=2,
            name="Much improved",
            words="Markedly better, and not as good as can be had.",
            turn=Turn.BETTER,
        ),
        Level(id="improved", value=3, name="Improved", words="Plainly better than before.", turn=Turn.BETTER),
        Level(id="no-change", value=4, name="No change", words="In the main as it was before.", turn=Turn.SAME),
        Level(id="worse", value=5, name="Worse", words="Worse than before.", turn=Turn.WORSE),
    ),
    scope=Scope.WHOLE,
    zones=tuple(Zone),
    licence="Published scoring in our own words; no photographs are used.",
    sources=("skinpen-manual",),
    mark=Mark.READ,
    doubt="Papers number it both ways: here 1 is best, as in the SkinPen manual, elsewhere 3 is best and -1 worse. "
    "So the name is kept, never the number. Patients answer it too: who answered is kept, and the two are not mixed. "
    "No rater error was read.",
)
