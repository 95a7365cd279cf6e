"""Zones, concerns and the few value types that every subject of science shares."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum


class Zone(StrEnum):
    """Where on the skin; sides are the patient's own. Periorbital is always outside the orbital rim."""

    FOREHEAD = "forehead"
    GLABELLA = "glabella"
    PERIORBITAL_RIGHT = "periorbital-right"
    PERIORBITAL_LEFT = "periorbital-left"
    NOSE = "nose"
    CHEEK_RIGHT = "cheek-right"
    CHEEK_LEFT = "cheek-left"
    UPPER_LIP = "upper-lip"
    CHIN = "chin"
    JAW_RIGHT = "jaw-right"
    JAW_LEFT = "jaw-left"
    NECK = "neck"
    CHEST = "chest"
    BACK = "back"
    ABDOMEN = "abdomen"
    SHOULDER_RIGHT = "shoulder-right"
    SHOULDER_LEFT = "shoulder-left"
    UPPER_ARM_RIGHT = "upper-arm-right"
    UPPER_ARM_LEFT = "upper-arm-left"
    FOREARM_RIGHT = "forearm-right"
    FOREARM_LEFT = "forearm-left"
    HAND_RIGHT = "hand-right"
    HAND_LEFT = "hand-left"
    HIP_RIGHT = "hip-right"
    HIP_LEFT = "hip-left"
    BUTTOCK_RIGHT = "buttock-right"
    BUTTOCK_LEFT = "buttock-left"
    THIGH_RIGHT = "thigh-right"
    THIGH_LEFT = "thigh-left"
    KNEE_RIGHT = "knee-right"
    KNEE_LEFT = "knee-left"
    LOWER_LEG_RIGHT = "lower-leg-right"
    LOWER_LEG_LEFT = "lower-leg-left"


# In the order of the drawing, so that lists read from the forehead down.
FACE_ZONES: tuple[Zone, ...] = tuple(Zone)[: tuple(Zone).index(Zone.NECK) + 1]
BODY_ZONES: tuple[Zone, ...] = tuple(Zone)[tuple(Zone).index(Zone.NECK) + 1 :]


class Concern(StrEnum):
    """What a person comes for. Marks left behind by spots are scars with a colour, not acne."""

    WRINKLES = "wrinkles"
    FINE_LINES = "fine-lines"
    SCARS = "scars"
    SUN_DAMAGE = "sun-damage"
    ACNE = "acne"
    PORES = "pores"


class ScarKind(StrEnum):
    ATROPHIC = "atrophic"
    SURGICAL = "surgical"
    TRAUMATIC = "traumatic"
    BURN = "burn"
    RAISED = "raised"


class ScarShape(StrEnum):
    """The shape of an atrophic scar, after Jacob 2001; distensible is one that lifts when the skin is stretched."""

    ICE_PICK = "ice-pick"
    BOXCAR_SHALLOW = "boxcar-shallow"
    BOXCAR_DEEP = "boxcar-deep"
    ROLLING = "rolling"
    DISTENSIBLE = "distensible"


class ScarColour(StrEnum):
    BROWN = "brown"
    RED = "red"
    PALE = "pale"


class WrinkleSort(StrEnum):
    """What makes a line: muscle, skin, lost volume, or skin that hangs."""

    IN_MOTION = "in-motion"
    AT_REST_FINE = "at-rest-fine"
    AT_REST_DEEP = "at-rest-deep"
    FOLD = "fold"
    LAXITY = "laxity"


class PigmentSort(StrEnum):
    """What sun damage, or a mark that looks like it, is made of."""

    FINE_LINES = "fine-lines"
    UNEVEN_COLOUR = "uneven-colour"
    LENTIGINES = "lentigines"
    ROUGH_PATCHES = "rough-patches"
    MELASMA = "melasma"


@dataclass(frozen=True, kw_only=True)
class Appearance:
    """What a specialist saw of the concerns; the empty one says that nobody has looked yet."""

    scar_kinds: frozenset[ScarKind] = frozenset()
    scar_shapes: frozenset[ScarShape] = frozenset()
    scar_colours: frozenset[ScarColour] = frozenset()
    wrinkle_sorts: frozenset[WrinkleSort] = frozenset()
    pigment_sorts: frozenset[PigmentSort] = frozenset()
    is_suspicious: bool = False  # a mark that a doctor must see before anything else


class Jurisdiction(StrEnum):
    """Whose labels and laws were read; elsewhere nothing was, and nothing is said."""

    NOT_READ = "not-read"
    USA = "usa"


class OnTheSkin(StrEnum):
    """What touches the open channels, by what it is licensed for."""

    STERILE_SALINE = "sterile-saline"
    DEVICE_HYDROGEL = "device-hydrogel"
    LICENSED_INTRADERMAL = "licensed-intradermal"
    OTHER = "other"


class Phototype(IntEnum):
    """Fitzpatrick I to VI: how skin answers sun."""

    I = 1  # noqa: E741  the name clinicians use
    II = 2
    III = 3
    IV = 4
    V = 5
    VI = 6


class Mark(StrEnum):
    """How a clinical number is known; it travels to the reader and is never strengthened."""

    READ = "R"
    RECALLED = "K"
    COMMERCIAL = "C"
    HOUSE = "H"


Amount = int | float | tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class Elsewhere:
    """What another source says of the same number, where sources disagree."""

    value: Amount
    mark: Mark
    sources: tuple[str, ...]
    where: str = ""


@dataclass(frozen=True, kw_only=True)
class Number:
    """A clinical number with its unit, its mark, its sources, and who stands behind it when it is ours."""

    name: str
    value: Amount
    unit: str
    mark: Mark
    sources: tuple[str, ...]
    stands_behind: str = ""
    doubt: str = ""
    elsewhere: tuple[Elsewhere, ...] = ()
    looser_because: str = ""  # why ours asks for less than something that was read elsewhere
    jurisdiction: Jurisdiction = Jurisdiction.NOT_READ  # where it is a law or a label of one country

    def __post_init__(self) -> None:
        if not self.sources:
            raise ValueError("a number needs a source")
        if self.mark is Mark.HOUSE and not self.stands_behind:
            raise ValueError("a house number (H) needs the name of who stands behind it")
        if self.mark is not Mark.HOUSE and self.stands_behind:
            raise ValueError("only a house number (H) has somebody standing behind it")
