"""Active acne, place by place: GAGS 0 to 44; and its facial part 0 to 32, which is another scale and has no bands."""

from dataclasses import replace
from decimal import Decimal

from basketweave.science.protocol.scales.grading_scale import Band, Item, Level, Scale, Scope, Term
from basketweave.science.quantities import Concern, Mark, Zone

WORST = (
    Level(value=0, name="None", words="No spot."),
    Level(value=1, name="Comedone", words="A blackhead or whitehead."),
    Level(value=2, name="Papule", words="An inflamed bump."),
    Level(value=3, name="Pustule", words="A spot with pus."),
    Level(value=4, name="Nodule", words="A deep lump."),
)
FACE = (
    ("forehead", 2, "Forehead"),
    ("cheek-right", 2, "Right cheek"),
    ("cheek-left", 2, "Left cheek"),
    ("nose", 1, "Nose"),
    ("chin", 1, "Chin"),
)
TRUNK = (("trunk", 3, "Chest and upper back"),)


def _items(places: tuple[tuple[str, int, str], ...]) -> tuple[Item, ...]:
    words = "The worst spot that is there."
    return tuple(Item(id=id, name=name, words=words, choices=WORST) for id, _factor, name in places)


def _arithmetic(places: tuple[tuple[str, int, str], ...]) -> tuple[Term, ...]:
    return tuple(Term(weight=Decimal(factor), factors=((id,),)) for id, factor, _name in places)


GAGS = Scale(
    id="gags",
    version="1",
    name="Global acne grading score (GAGS)",
    concern=Concern.ACNE,
    made_for="Acne of face, chest and upper back.",
    lowest=0,
    highest=44,
    items=_items((*FACE, *TRUNK)),
    arithmetic=_arithmetic((*FACE, *TRUNK)),
    bands=(
        Band(lowest=1, highest=18, name="Mild"),
        Band(lowest=19, highest=30, name="Moderate"),
        Band(lowest=31, highest=38, name="Severe"),
        Band(lowest=39, highest=44, name="Very severe"),
    ),
    scope=Scope.WHOLE,
    zones=(Zone.FOREHEAD, Zone.NOSE, Zone.CHEEK_RIGHT, Zone.CHEEK_LEFT, Zone.CHIN, Zone.CHEST, Zone.BACK),
    licence="Published scoring in our own words; no photographs are used.",
    sources=("doshi-1997",),
    mark=Mark.RECALLED,
    doubt="The bands come from a secondary copy, the factors are recalled. It needs chest and upper back to be looked "
    "at: the face alone is another score. No rater error was read, and nothing on phototypes.",
)

GAGS_FACE = replace(
    GAGS,
    id="gags-face",
    name="Global acne grading score, face only",
    made_for="The face alone, where chest and back were not looked at.",
    highest=32,
    items=_items(FACE),
    arithmetic=_arithmetic(FACE),
    bands=(),
    zones=GAGS.zones[:-2],
    is_validated=False,
    doubt="A part of GAGS, whose factors are recalled. Its names of severity are of the whole score and are not used "
    "here; nobody is known to us who validated the part alone. No rater error was read, and nothing on phototypes.",
)
