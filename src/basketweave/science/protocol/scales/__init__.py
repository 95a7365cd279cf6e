"""Every scale, listed once; a grade keeps its scale and version and is never turned into another scale's."""

from basketweave.science.protocol.scales.ecca import ECCA
from basketweave.science.protocol.scales.fitzpatrick_wrinkles import FITZPATRICK_WRINKLES
from basketweave.science.protocol.scales.glogau import GLOGAU
from basketweave.science.protocol.scales.goodman_baron import GOODMAN_BARON
from basketweave.science.protocol.scales.grading_scale import Scale
from basketweave.science.protocol.scales.iga import IGA
from basketweave.science.protocol.scales.lemperle import LEMPERLE
from basketweave.science.protocol.scales.phototype import PHOTOTYPE
from basketweave.science.protocol.scales.pores import PORES
from basketweave.science.quantities import Concern

# By concern, its default first.
SCALES: tuple[Scale, ...] = (LEMPERLE, FITZPATRICK_WRINKLES, GOODMAN_BARON, ECCA, GLOGAU, IGA, PORES, PHOTOTYPE)


class NoSuchScale(LookupError):
    """A scale or version that we do not have."""


def scale(id: str, version: str) -> Scale:
    for one in SCALES:
        if (one.id, one.version) == (id, version):
            return one
    raise NoSuchScale(f"{id} version {version}")


def scales_of(concern: Concern) -> tuple[Scale, ...]:
    """Every scale that grades this concern, the default first."""
    return tuple(one for one in SCALES if one.concern is concern)


def scale_for(concern: Concern) -> Scale:
    """The scale that an examination grades this concern on, unless a specialist chooses another."""
    return scales_of(concern)[0]
