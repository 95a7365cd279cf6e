"""One scar of an operation, an injury or a burn: the Vancouver scar scale as first published, 0 to 13."""

from basketweave.science.protocol.scales.grading_scale import Item, Level, Scale, Scope
from basketweave.science.protocol.scales.parts import sum_of
from basketweave.science.quantities import Concern, Mark, Zone


def _item(id: str, name: str, words: str, *choices: str) -> Item:
    levels = tuple(Level(value=value, name=choice, words="") for value, choice in enumerate(choices))
    return Item(id=id, name=name, words=words, choices=levels)


ITEMS = (
    _item("vascularity", "Redness", "The colour that blood gives it.", "Normal", "Pink", "Red", "Purple"),
    _item("pigmentation", "Pigment", "Its own colour, against the skin beside it.", "Normal", "Lighter", "Darker"),
    _item(
        "pliability",
        "Give",
        "How it gives under the finger.",
        "Normal",
        "Supple, hardly resists",
        "Yields to pressure",
        "Firm, moves as one piece",
        "A band or rope",
        "Shortened, pulls on what is beside it",
    ),
    _item("height", "Height", "How far it rises.", "Flat", "Less than 2 mm", "2 to 5 mm", "More than 5 mm"),
)

VANCOUVER = Scale(
    id="vancouver",
    version="original-1990",
    name="Vancouver scar scale",
    concern=Concern.SCARS,
    made_for="Scars of operations, injuries and burns.",
    lowest=0,
    highest=13,
    items=ITEMS,
    arithmetic=sum_of(ITEMS),
    scope=Scope.ZONE,
    zones=tuple(Zone),
    licence="Published scoring in our own words; no photographs are used.",
    sources=("sullivan-1990", "chae-2016"),
    mark=Mark.RECALLED,
    doubt="Read in secondary copies, the millimetres of height recalled. There are modified versions up to 14 and 15: "
    "theirs are other scores. Three observers of facial grafts agreed with an intraclass correlation of 0.76; an error "
    "in points was not read. Lighter and darker are kinds, not degrees, and still add 1 and 2.",
)
