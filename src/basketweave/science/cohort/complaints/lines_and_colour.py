"""Those who come for lines, pores, or what the sun has done."""

from datetime import timedelta

from basketweave.science.cohort.complaints.complaint import Complaint, Itemised
from basketweave.science.cohort.complaints.counting import holes, patches
from basketweave.science.cohort.complaints.skin import (
    CHEEKS,
    CHEEKS_AND_NOSE,
    EYES_AND_FOREHEAD,
    FINE,
    FINE_AND_ROLLING,
    FINE_AND_UNEVEN,
    HALF,
    IN_MOTION,
    MELASMA,
    ONE,
    ROUGH_AND_BLEEDING,
)
from basketweave.science.quantities import Concern, Zone

LINES_AND_COLOUR: dict[str, Complaint] = {
    "wei": Complaint(
        concerns=((Concern.PORES, 2), (Concern.FINE_LINES, 3)),
        zones=CHEEKS_AND_NOSE,
        history="Cold sores once or twice a year, the last some weeks ago.",
        wishes="",
        appearance=FINE,
        health=(("cold-sores", True), ("cold-sores-is", "healed"), ("cold-sores-on", timedelta(days=37))),
    ),
    "gunther": Complaint(
        concerns=((Concern.SUN_DAMAGE, 3),),
        zones=((Zone.FOREHEAD, HALF),),
        history="Roofer for forty years. A rough spot on the forehead that bleeds at times.",
        wishes="My daughter says that you should look at it.",
        appearance=ROUGH_AND_BLEEDING,
        health=(
            ("changing-mark", True),
            ("changing-mark-seen", "not-yet"),
            ("changing-mark-where", ("forehead",)),
            ("rough-patches", True),
            ("rough-patches-where", ("forehead",)),
        ),
    ),
    "asta": Complaint(
        concerns=((Concern.WRINKLES, 3),),
        zones=EYES_AND_FOREHEAD,
        history="None that matters. Contact lenses.",
        wishes="",
        appearance=IN_MOTION,
    ),
    "siobhan": Complaint(
        concerns=((Concern.FINE_LINES, 4),),
        zones=EYES_AND_FOREHEAD,
        history="I burn within minutes. No illnesses.",
        wishes="",
        appearance=FINE,
    ),
    "jean-luc": Complaint(
        concerns=((Concern.WRINKLES, 3), (Concern.SUN_DAMAGE, 2)),
        zones=EYES_AND_FOREHEAD,
        history="I sail. High blood pressure, tablets for it; I do not know which.",
        wishes="I travel a great deal, so dates are difficult.",
        appearance=FINE_AND_UNEVEN,
        health=(("not-sure", True),),
        answers={
            "general_health/not-sure": "Went through the questions together: amlodipine for blood pressure, no more.",
        },
    ),
    "ines": Complaint(
        concerns=((Concern.FINE_LINES, 5), (Concern.SCARS, None)),
        zones=(*EYES_AND_FOREHEAD, (Zone.UPPER_LIP, HALF)),
        history="I smoked until five years ago. Acne scars on the forehead, from school.",
        wishes="I want to see it measured, not promised.",
        appearance=FINE_AND_ROLLING,
        further=(Itemised(scale="ecca", items=holes(**{"v-shaped": 1, "u-shaped": 1, "m-shaped": 2})),),
    ),
    "marisol": Complaint(
        concerns=((Concern.SUN_DAMAGE, None),),
        zones=((Zone.FOREHEAD, HALF), (Zone.CHEEK_RIGHT, ONE), (Zone.CHEEK_LEFT, ONE)),
        history="Brown patches since my second pregnancy; darker every summer.",
        wishes="A friend was needled for hers.",
        health=(("melasma", True),),
        appearance=MELASMA,
        further=(Itemised(scale="mmasi", items=patches(**{"malar-right": (3, 2), "malar-left": (3, 3)})),),
    ),
    "bruna": Complaint(
        concerns=((Concern.FINE_LINES, 4),),
        zones=((Zone.UPPER_LIP, HALF), *((zone, ONE) for zone, _ in CHEEKS)),
        history="A filler beside the nose last month, at another place.",
        wishes="And now the lines around the mouth.",
        health=(
            ("filler", True),
            ("filler-on", timedelta(days=27)),
            ("filler-where", ("cheek-right", "cheek-left")),
        ),
        appearance=FINE,
    ),
    "callum": Complaint(
        concerns=((Concern.SUN_DAMAGE, 2),),
        zones=((Zone.FOREHEAD, HALF), (Zone.NOSE, HALF)),
        history="Thirty years of sailing. A dark mole on my shoulder has grown since spring.",
        wishes="",
        health=(
            ("changing-mark", True),
            ("changing-mark-seen", "not-yet"),
            ("changing-mark-where", ("shoulder-left",)),
        ),
        appearance=FINE_AND_UNEVEN,
    ),
}
