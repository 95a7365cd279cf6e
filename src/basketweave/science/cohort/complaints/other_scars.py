"""Those whose scars or spots ask for something else first, or for a second look."""

from datetime import timedelta

from basketweave.science.cohort.complaints.complaint import Complaint, Itemised
from basketweave.science.cohort.complaints.counting import holes
from basketweave.science.cohort.complaints.skin import (
    BOXCAR,
    BROWN_MARKS,
    CHEEKS,
    CHEEKS_AND_NOSE,
    ICE_PICK,
    INJURED,
    ONE_AND_A_HALF,
    RAISED,
)
from basketweave.science.quantities import Concern, Zone

OTHER_SCARS: dict[str, Complaint] = {
    "tomasz": Complaint(
        concerns=((Concern.SCARS, 3),),
        zones=((Zone.CHIN, ONE_AND_A_HALF),),
        history="A cut on the chin from a bicycle fall, eleven years ago.",
        wishes="Please call in the morning.",
        appearance=INJURED,
        health=(("surgery", True), ("surgery-on", timedelta(days=11 * 365)), ("surgery-where", ("chin",))),
    ),
    "amina": Complaint(
        concerns=((Concern.SCARS, 4),),
        zones=((Zone.CHEST, ONE_AND_A_HALF),),
        history="A scar on my chest, from a spot, has grown thick and itches. My mother has the same.",
        wishes="Can needles make it flat?",
        health=(("keloid", True),),
        appearance=RAISED,
        further=(
            Itemised(
                scale="vancouver",
                items=(("vascularity", 0), ("pigmentation", 2), ("pliability", 3), ("height", 2)),
                zone=Zone.CHEST,
            ),
        ),
    ),
    "matteo": Complaint(
        concerns=((Concern.SCARS, 4),),
        zones=CHEEKS,
        history="Acne at school. What is left are small holes, as if pricked with a nail.",
        wishes="I read that needling fills them up.",
        appearance=ICE_PICK,
        further=(Itemised(scale="ecca", items=holes(**{"v-shaped": 3, "u-shaped": 1})),),
    ),
    "ngozi": Complaint(
        concerns=((Concern.SCARS, 3),),
        zones=CHEEKS,
        history="A scar on my shoulder grew larger than the cut. None on the face.",
        wishes="Is this for dark skin too?",
        appearance=BOXCAR,
        health=(("keloid", True),),
    ),
    "fatima": Complaint(
        concerns=((Concern.SCARS, 2), (Concern.PORES, 2)),
        zones=CHEEKS_AND_NOSE,
        history="Dark marks stay for months after every spot.",
        wishes="I am afraid of new dark marks.",
        appearance=BROWN_MARKS,
        health=(("retinoid-or-acid", True), ("retinoid-or-acid-is", "using")),
    ),
    "zoe": Complaint(
        concerns=((Concern.ACNE, 3),),
        zones=CHEEKS,
        history="Spots I have now, for about two years.",
        wishes="I want them gone before the summer.",
        health=(("acne-now", True), ("acne-now-is", "many"), ("acne-now-where", ("cheek-right", "cheek-left"))),
    ),
}
