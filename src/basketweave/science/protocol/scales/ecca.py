"""Acne scars of the face, counted by kind: ECCA 0 to 540, the sum of six kinds by their weight."""

from decimal import Decimal

from basketweave.science.protocol.scales.grading_scale import Item, Level, Scale, Scope, Term
from basketweave.science.quantities import FACE_ZONES, Concern, Mark

HOW_MANY = (
    Level(value=0, name="None", words="None on the face."),
    Level(value=1, name="Few", words="Fewer than 5."),
    Level(value=2, name="Some", words="5 to 20."),
    Level(value=3, name="Many", words="More than 20."),
)
KINDS = (
    ("v-shaped", 15, "V-shaped dents", "Narrow pits of less than 2 mm (ice-pick)."),
    ("u-shaped", 20, "U-shaped dents", "Dents of 2 to 4 mm with steep edges (boxcar)."),
    ("m-shaped", 25, "M-shaped dents", "Shallow uneven dents of more than 4 mm (rolling)."),
    ("elastolysis", 30, "Slack patches", "Patches of slack, thinned skin at the surface (superficial elastolysis)."),
    ("raised-young", 40, "Raised and inflamed", "Raised inflamed scars younger than two years."),
    ("raised-old", 50, "Raised and old", "Keloid or raised scars older than two years."),
)

ECCA = Scale(
    id="ecca",
    version="1",
    name="ECCA acne scar score",
    concern=Concern.SCARS,
    made_for="Scars left by acne.",
    lowest=0,
    highest=540,
    items=tuple(Item(id=id, name=name, words=words, choices=HOW_MANY) for id, _weight, name, words in KINDS),
    arithmetic=tuple(Term(weight=Decimal(weight), factors=((id,),)) for id, weight, _name, _words in KINDS),
    scope=Scope.WHOLE,
    zones=FACE_ZONES,
    licence="Published scoring in our own words; no photographs are used.",
    sources=("dreno-2007",),
    mark=Mark.RECALLED,
    doubt="The weights and the steps of number are recalled, their sum was checked; read was only that seven "
    "dermatologists tried six items on ten patients. No rater error in points was read, and nothing on phototypes.",
)
