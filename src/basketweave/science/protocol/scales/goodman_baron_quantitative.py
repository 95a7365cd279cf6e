"""Acne scars of the face, counted by kind: Goodman & Baron's points, 0 to 84."""

from basketweave.science.protocol.scales.grading_scale import Item, Level, Scale, Scope
from basketweave.science.protocol.scales.parts import sum_of
from basketweave.science.quantities import FACE_ZONES, Concern, Mark

COUNTS = ("None", "1 to 10", "11 to 20", "More than 20")
AREAS = ("None", "Less than 5 cm²", "5 to 20 cm²", "More than 20 cm²")
# Id, points a step, name, words: mild kinds are worth 1, moderate 2, severe 3; raised ones 2, or 6 by their area.
KINDS = (
    ("flat", 1, "Flat marks", "Red, brown or dark marks with no dent or rise."),
    ("dish-mild", 1, "Mild dents", "Slightly sunken, like a dish."),
    ("dish-moderate", 2, "Moderate dents", "Clearly sunken, like a dish."),
    ("punched-shallow", 2, "Small punched-out, shallow", "Less than 5 mm wide, punched out, with a shallow base."),
    ("broad-shallow", 2, "Broad and shallow", "A broad sunken area that is shallow."),
    ("punched-deep", 3, "Small punched-out, deep", "Less than 5 mm wide, punched out, deep, with a normal base."),
    ("punched-deep-abnormal", 3, "Small punched-out, deep, base changed", "The same with a base that is not normal."),
    ("linear", 3, "Lines and troughs", "A scar that runs as a line or a trough."),
    ("broad-deep", 3, "Broad and deep", "A broad sunken area that is deep."),
    ("papular", 2, "Raised bumps", "Scars that stand up as small bumps."),
)
RAISED = ("keloid", 6, "Keloid or raised", "Keloid or thick raised scars, by the area that they cover together.")


def _item(id: str, points: int, name: str, words: str, *, steps: tuple[str, ...]) -> Item:
    choices = tuple(Level(value=points * place, name=step, words="") for place, step in enumerate(steps))
    return Item(id=id, name=name, words=words, choices=choices)


ITEMS = (*(_item(*kind, steps=COUNTS) for kind in KINDS), _item(*RAISED, steps=AREAS))

GOODMAN_BARON_QUANTITATIVE = Scale(
    id="goodman-baron-quantitative",
    version="1",
    name="Goodman & Baron quantitative scar score",
    concern=Concern.SCARS,
    made_for="Scars left by acne.",
    lowest=0,
    highest=84,
    items=ITEMS,
    arithmetic=sum_of(ITEMS),
    scope=Scope.WHOLE,
    zones=FACE_ZONES,
    licence="Published scoring in our own words; no photographs are used.",
    sources=("goodman-baron-quantitative-2006",),
    mark=Mark.RECALLED,
    rater_error=4,
    rater_error_words="Four raters agreed within 4 points on 19 of 21 photographs. "
    "That a change of 4 points or less is therefore inside the raters’ noise is our own inference.",
    doubt="The agreement of the raters was read; the kinds and their points are recalled, their sum was checked. "
    "The phototypes of the people graded were not read.",
)
