"""Where needles go and how long they are there; and how skin looks to whoever examines it."""

from decimal import Decimal

from basketweave.science.quantities import (
    Appearance,
    PigmentSort,
    ScarColour,
    ScarKind,
    ScarShape,
    WrinkleSort,
    Zone,
)

HALF, ONE, ONE_AND_A_HALF = Decimal("0.50"), Decimal("1.00"), Decimal("1.50")

EYES_AND_FOREHEAD = ((Zone.FOREHEAD, HALF), (Zone.PERIORBITAL_RIGHT, HALF), (Zone.PERIORBITAL_LEFT, HALF))
CHEEKS = ((Zone.CHEEK_RIGHT, ONE_AND_A_HALF), (Zone.CHEEK_LEFT, ONE_AND_A_HALF))
CHEEKS_AND_NOSE = ((Zone.NOSE, HALF), (Zone.CHEEK_RIGHT, ONE), (Zone.CHEEK_LEFT, ONE))

DENTED = frozenset({ScarKind.ATROPHIC})
ROLLING = Appearance(scar_kinds=DENTED, scar_shapes=frozenset({ScarShape.ROLLING}))
BOXCAR = Appearance(scar_kinds=DENTED, scar_shapes=frozenset({ScarShape.BOXCAR_SHALLOW}))
ICE_PICK = Appearance(scar_kinds=DENTED, scar_shapes=frozenset({ScarShape.ICE_PICK}))
BROWN_MARKS = Appearance(scar_kinds=DENTED, scar_colours=frozenset({ScarColour.BROWN}))
ROLLING_AND_RED = Appearance(
    scar_kinds=DENTED, scar_shapes=frozenset({ScarShape.ROLLING}), scar_colours=frozenset({ScarColour.RED})
)
INJURED = Appearance(scar_kinds=frozenset({ScarKind.TRAUMATIC}), scar_colours=frozenset({ScarColour.PALE}))
RAISED = Appearance(scar_kinds=frozenset({ScarKind.RAISED}), scar_colours=frozenset({ScarColour.BROWN}))
FINE = Appearance(wrinkle_sorts=frozenset({WrinkleSort.AT_REST_FINE}))
FINE_AND_ROLLING = Appearance(
    scar_kinds=DENTED,
    scar_shapes=frozenset({ScarShape.ROLLING}),
    wrinkle_sorts=frozenset({WrinkleSort.AT_REST_FINE}),
)
IN_MOTION = Appearance(wrinkle_sorts=frozenset({WrinkleSort.IN_MOTION, WrinkleSort.AT_REST_FINE}))
FINE_AND_UNEVEN = Appearance(
    wrinkle_sorts=frozenset({WrinkleSort.AT_REST_FINE}), pigment_sorts=frozenset({PigmentSort.UNEVEN_COLOUR})
)
MELASMA = Appearance(pigment_sorts=frozenset({PigmentSort.MELASMA}))
ROUGH_AND_BLEEDING = Appearance(pigment_sorts=frozenset({PigmentSort.ROUGH_PATCHES}), is_suspicious=True)
