"""Those who come for the scars that spots have left, and are needled, or may be."""

from datetime import timedelta

from basketweave.science.cohort.complaints.complaint import Complaint, Itemised
from basketweave.science.cohort.complaints.counting import counted
from basketweave.science.cohort.complaints.skin import (
    BOXCAR,
    CHEEKS,
    CHEEKS_AND_NOSE,
    ONE,
    ROLLING,
    ROLLING_AND_RED,
)
from basketweave.science.quantities import Concern, Zone

ACNE_SCARS: dict[str, Complaint] = {
    "anjali": Complaint(
        concerns=((Concern.SCARS, 2),),
        zones=CHEEKS,
        history="Spots until I was twenty, none since. No medicines.",
        wishes="I would like to know whether anything helps against the dents at all.",
        appearance=ROLLING,
    ),
    "ngoc": Complaint(
        concerns=((Concern.SCARS, 3),),
        zones=CHEEKS,
        history="Needled once at another place, not long ago.",
        wishes="I would like to go on with somebody who measures it.",
        appearance=ROLLING,
    ),
    "ana": Complaint(
        concerns=((Concern.SCARS, 3),),
        zones=CHEEKS,
        history="Acne from fourteen to twenty-two. Cold sores as a child.",
        wishes="I would like to stop covering my cheeks.",
        appearance=ROLLING,
        health=(("cold-sores", True), ("cold-sores-is", "long-ago")),
        answers={
            "herpes_history/cold-sores-before": "The last cold sore was in childhood. No tablets beforehand; "
            "she says so at once if her lip tingles.",
        },
        further=(Itemised(scale="goodman-baron-quantitative", items=counted(**{"dish-mild": 2, "dish-moderate": 4})),),
    ),
    "kwame": Complaint(
        concerns=((Concern.SCARS, 3),),
        zones=(*CHEEKS, (Zone.CHIN, ONE)),
        history="Bumps from shaving; I have let the beard grow since.",
        wishes="",
        appearance=BOXCAR,
    ),
    "leila": Complaint(
        concerns=((Concern.SCARS, 2),),
        zones=CHEEKS,
        history="Marks left behind on both cheeks. No spots now, after eight months of isotretinoin.",
        wishes="",
        appearance=ROLLING,
        health=(
            ("isotretinoin", True),
            ("isotretinoin-is", "stopped"),
            ("isotretinoin-on", timedelta(days=245)),
        ),
        answers={
            "isotretinoin/after-last-dose": "Last capsule eight months ago: past the six months of the package "
            "insert, short of our own year. Skin calm, no fresh spots. She knows that experts disagree.",
        },
    ),
    "mbali": Complaint(
        concerns=((Concern.SCARS, 3), (Concern.PORES, 2)),
        zones=CHEEKS_AND_NOSE,
        history="Asthma, well looked after.",
        wishes="",
        appearance=BOXCAR,
    ),
    "giorgos": Complaint(
        concerns=((Concern.SCARS, 3),),
        zones=(*CHEEKS, (Zone.JAW_LEFT, ONE)),
        history="Acne scars for thirty years, and one from a fall. Aspirin every day since a stent.",
        wishes="",
        appearance=ROLLING,
        health=(("blood-thinners", True),),
        answers={
            "anticoagulants/blood-thinners": "Aspirin goes on: his cardiologist wants it so. Fewer passes, longer "
            "pressure afterwards; he expects bruises.",
        },
        further=(
            Itemised(
                scale="goodman-baron-quantitative",
                items=counted(**{"dish-mild": 2, "dish-moderate": 4, "punched-shallow": 4, "linear": 3}),
            ),
        ),
    ),
    "hanna": Complaint(
        concerns=((Concern.SCARS, 3),),
        zones=CHEEKS,
        history="Acne scars on both cheeks. No illnesses.",
        wishes="I would like to be done before the autumn.",
        appearance=ROLLING_AND_RED,
    ),
}
