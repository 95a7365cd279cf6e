"""What a made-up patient comes with: in their own words, and as a specialist would grade it."""

from dataclasses import dataclass
from decimal import Decimal
from random import Random

from basketweave.science.cohort.deeds import Graded
from basketweave.science.protocol.proposal import NOT_EXAMINED
from basketweave.science.protocol.scales import scale_for
from basketweave.science.protocol.scales.grading_scale import Scale, Scope
from basketweave.science.quantities import (
    Appearance,
    Concern,
    PigmentSort,
    ScarColour,
    ScarKind,
    ScarShape,
    WrinkleSort,
    Zone,
)

BESIDE_THE_EYE = Decimal("0.50")


@dataclass(frozen=True, kw_only=True)
class Complaint:
    concerns: tuple[tuple[Concern, int], ...]  # with about which grade
    zones: tuple[tuple[Zone, Decimal], ...]  # with the needle length in mm that suits it
    history: str
    wishes: str
    appearance: Appearance = NOT_EXAMINED  # what a specialist sees of it

    @property
    def asked(self) -> tuple[Concern, ...]:
        return tuple(concern for concern, _ in self.concerns)

    @property
    def places(self) -> tuple[Zone, ...]:
        return tuple(zone for zone, _ in self.zones)


def graded(complaint: Complaint, rng: Random) -> tuple[Graded, ...]:
    """One grade a zone where the scale has zones, else one for the whole; zones differ a little."""
    return tuple(
        Graded(scale=scale.id, zone=zone, value=_within(scale, about + rng.choice((-1, 0, 0, 0, 1))))
        for concern, about in complaint.concerns
        for scale in (scale_for(concern),)
        for zone in _zones_of(scale, complaint)
    )


def some_better(before: tuple[Graded, ...], rng: Random) -> tuple[Graded, ...]:
    """A step or two where it went well, none where it did not."""
    return tuple(_moved(one, -rng.choice((0, 1, 1, 2))) for one in before)


def _moved(grade: Graded, steps: int) -> Graded:
    scale = next(scale_for(concern) for concern in Concern if scale_for(concern).id == grade.scale)
    return Graded(scale=grade.scale, zone=grade.zone, value=_within(scale, grade.value + steps))


def _within(scale: Scale, value: int) -> int:
    return min(max(value, scale.lowest), scale.highest)


def _zones_of(scale: Scale, complaint: Complaint) -> tuple[Zone | None, ...]:
    if scale.scope is Scope.WHOLE:
        return (None,)
    return tuple(zone for zone in complaint.places if scale.applies_to(zone))


EYES_AND_FOREHEAD = (
    (Zone.FOREHEAD, Decimal("0.50")),
    (Zone.PERIORBITAL_RIGHT, BESIDE_THE_EYE),
    (Zone.PERIORBITAL_LEFT, BESIDE_THE_EYE),
)
CHEEKS = ((Zone.CHEEK_RIGHT, Decimal("1.50")), (Zone.CHEEK_LEFT, Decimal("1.50")))
CHEEKS_AND_NOSE = ((Zone.NOSE, Decimal("0.50")), *((zone, Decimal("1.00")) for zone, _ in CHEEKS))

DENTED = frozenset({ScarKind.ATROPHIC})
ROLLING = Appearance(scar_kinds=DENTED, scar_shapes=frozenset({ScarShape.ROLLING}))
BOXCAR = Appearance(scar_kinds=DENTED, scar_shapes=frozenset({ScarShape.BOXCAR_SHALLOW}))
BROWN_MARKS = Appearance(scar_kinds=DENTED, scar_colours=frozenset({ScarColour.BROWN}))
INJURED = Appearance(scar_kinds=frozenset({ScarKind.TRAUMATIC}), scar_colours=frozenset({ScarColour.PALE}))
FINE = Appearance(wrinkle_sorts=frozenset({WrinkleSort.AT_REST_FINE}))
FINE_AND_UNEVEN = Appearance(
    wrinkle_sorts=frozenset({WrinkleSort.AT_REST_FINE}), pigment_sorts=frozenset({PigmentSort.UNEVEN_COLOUR})
)
ROUGH_AND_BLEEDING = Appearance(pigment_sorts=frozenset({PigmentSort.ROUGH_PATCHES}), is_suspicious=True)

COMPLAINTS: dict[str, Complaint] = {
    "anjali": Complaint(
        concerns=((Concern.SCARS, 2),),
        zones=CHEEKS,
        history="Spots until I was twenty, none since. No medicines.",
        wishes="I would like to know whether anything helps against the dents at all.",
        appearance=ROLLING,
    ),
    "tomasz": Complaint(
        concerns=((Concern.SCARS, 3),),
        zones=((Zone.CHIN, Decimal("1.50")),),
        history="A cut on the chin from a bicycle fall, eleven years ago.",
        wishes="Please call in the morning.",
        appearance=INJURED,
    ),
    "wei": Complaint(
        concerns=((Concern.PORES, 2), (Concern.FINE_LINES, 3)),
        zones=CHEEKS_AND_NOSE,
        history="Cold sores once or twice a year.",
        wishes="",
        appearance=FINE,
    ),
    "fatima": Complaint(
        concerns=((Concern.SCARS, 2), (Concern.PORES, 2)),
        zones=CHEEKS_AND_NOSE,
        history="Dark marks stay for months after every spot.",
        wishes="I am afraid of new dark marks.",
        appearance=BROWN_MARKS,
    ),
    "ngozi": Complaint(
        concerns=((Concern.SCARS, 3),),
        zones=CHEEKS,
        history="A scar on my shoulder grew larger than the cut. None on the face.",
        wishes="Is this for dark skin too?",
        appearance=BOXCAR,
    ),
    "zoe": Complaint(
        concerns=((Concern.ACNE, 3),),
        zones=CHEEKS,
        history="Spots I have now, for about two years.",
        wishes="I want them gone before the summer.",
    ),
    "gunther": Complaint(
        concerns=((Concern.SUN_DAMAGE, 3),),
        zones=((Zone.FOREHEAD, Decimal("0.50")),),
        history="Roofer for forty years. A rough spot on the forehead that bleeds at times.",
        wishes="My daughter says that you should look at it.",
        appearance=ROUGH_AND_BLEEDING,
    ),
    "ngoc": Complaint(
        concerns=((Concern.SCARS, 3),),
        zones=CHEEKS,
        history="Needled once at another place, not long ago.",
        wishes="I would like to go on with somebody who measures it.",
        appearance=ROLLING,
    ),
    "asta": Complaint(
        concerns=((Concern.WRINKLES, 3),),
        zones=EYES_AND_FOREHEAD,
        history="None that matters. Contact lenses.",
        wishes="",
        appearance=FINE,
    ),
    "ana": Complaint(
        concerns=((Concern.SCARS, 3),),
        zones=CHEEKS,
        history="Acne from fourteen to twenty-two. Cold sores as a child.",
        wishes="I would like to stop covering my cheeks.",
        appearance=ROLLING,
    ),
    "kwame": Complaint(
        concerns=((Concern.SCARS, 3),),
        zones=(*CHEEKS, (Zone.CHIN, Decimal("1.00"))),
        history="Bumps from shaving; I have let the beard grow since.",
        wishes="",
        appearance=BOXCAR,
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
        history="I sail. High blood pressure, tablets for it.",
        wishes="I travel a great deal, so dates are difficult.",
        appearance=FINE_AND_UNEVEN,
    ),
    "leila": Complaint(
        concerns=((Concern.SCARS, 2),),
        zones=CHEEKS,
        history="Marks left behind on both cheeks. No spots now.",
        wishes="",
        appearance=ROLLING,
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
        zones=(*CHEEKS, (Zone.JAW_LEFT, Decimal("1.00"))),
        history="Acne scars for thirty years, and one from a fall.",
        wishes="",
        appearance=ROLLING,
    ),
    "ines": Complaint(
        concerns=((Concern.FINE_LINES, 5),),
        zones=(*EYES_AND_FOREHEAD, (Zone.UPPER_LIP, Decimal("0.50"))),
        history="I smoked until five years ago.",
        wishes="I want to see it measured, not promised.",
        appearance=FINE,
    ),
}
