"""Melasma of the face: MASI 0 to 48, and the modified MASI 0 to 24, which leaves the evenness out."""

from decimal import Decimal

from basketweave.science.protocol.scales.grading_scale import Item, Level, Scale, Scope, Term
from basketweave.science.quantities import Concern, Mark, Zone

PLACES = (
    ("forehead", Decimal("0.3"), "Forehead"),
    ("malar-right", Decimal("0.3"), "Right cheek"),
    ("malar-left", Decimal("0.3"), "Left cheek"),
    ("chin", Decimal("0.1"), "Chin"),
)
AREAS = ("None", "Less than 10 %", "10 to 29 %", "30 to 49 %", "50 to 69 %", "70 to 89 %", "90 to 100 %")
AMOUNTS = ("Absent", "Slight", "Mild", "Marked", "Maximum")
WORDS = {
    "area": ("area", "How much of this place is darkened.", AREAS),
    "darkness": ("darkness", "How dark it is, against the skin beside it.", AMOUNTS),
    "homogeneity": ("evenness", "How evenly dark it is.", AMOUNTS),
}
ZONES = (Zone.FOREHEAD, Zone.CHEEK_RIGHT, Zone.CHEEK_LEFT, Zone.CHIN)


def _items(*asked: str) -> tuple[Item, ...]:
    return tuple(_item(id, place, ask) for id, _weight, place in PLACES for ask in asked)


def _item(id: str, place: str, ask: str) -> Item:
    what, words, names = WORDS[ask]
    choices = tuple(Level(value=value, name=name, words="") for value, name in enumerate(names))
    return Item(id=f"{id}-{ask}", name=f"{place}, {what}", words=words, choices=choices)


MASI = Scale(
    id="masi",
    version="1",
    name="Melasma area and severity index (MASI)",
    concern=Concern.SUN_DAMAGE,
    made_for="Melasma of the face, and no other brown marks.",
    lowest=0,
    highest=48,
    items=_items("area", "darkness", "homogeneity"),
    arithmetic=tuple(
        Term(weight=weight, factors=((f"{id}-area",), (f"{id}-darkness", f"{id}-homogeneity")))
        for id, weight, _name in PLACES
    ),
    scope=Scope.WHOLE,
    zones=ZONES,
    licence="Published scoring in our own words; no photographs are used.",
    sources=("kimbrough-green-1994",),
    mark=Mark.READ,
    doubt="Read in works of reference, not in the paper. That evenness is its least reliable part, and left out "
    "of the modified index for that, is recalled. It is not made for scars. No rater error "
    "was read, and nothing on phototypes.",
)

MMASI = Scale(
    id="mmasi",
    version="1",
    name="Modified melasma area and severity index (mMASI)",
    concern=Concern.SUN_DAMAGE,
    made_for="Melasma of the face, and no other brown marks.",
    lowest=0,
    highest=24,
    items=_items("area", "darkness"),
    arithmetic=tuple(
        Term(weight=weight, factors=((f"{id}-area",), (f"{id}-darkness",))) for id, weight, _name in PLACES
    ),
    scope=Scope.WHOLE,
    zones=ZONES,
    licence="Published scoring in our own words; no photographs are used.",
    sources=("pandya-2011",),
    mark=Mark.RECALLED,
    doubt="The formula and the range are recalled. Bands of severity were published in a picture that could not be "
    "read, so there are none here. It is not half a MASI. No rater error was read, and nothing on phototypes.",
)
