"""Every scale, listed once; a grade keeps its scale and version and is never turned into another scale's."""

from basketweave.science.protocol.scales.ecca import ECCA
from basketweave.science.protocol.scales.erythema import ERYTHEMA
from basketweave.science.protocol.scales.fitzpatrick_elastosis import FITZPATRICK_ELASTOSIS
from basketweave.science.protocol.scales.fitzpatrick_wrinkle_class import FITZPATRICK_WRINKLE_CLASS
from basketweave.science.protocol.scales.fitzpatrick_wrinkles import FITZPATRICK_WRINKLES
from basketweave.science.protocol.scales.gags import GAGS, GAGS_FACE
from basketweave.science.protocol.scales.gais import GAIS
from basketweave.science.protocol.scales.gea import GEA
from basketweave.science.protocol.scales.glogau import GLOGAU
from basketweave.science.protocol.scales.goodman_baron import GOODMAN_BARON
from basketweave.science.protocol.scales.goodman_baron_quantitative import GOODMAN_BARON_QUANTITATIVE
from basketweave.science.protocol.scales.grading_scale import Scale
from basketweave.science.protocol.scales.iga import IGA
from basketweave.science.protocol.scales.lemperle import LEMPERLE
from basketweave.science.protocol.scales.masi import MASI, MMASI
from basketweave.science.protocol.scales.pain import PAIN
from basketweave.science.protocol.scales.phototype import PHOTOTYPE
from basketweave.science.protocol.scales.pores import PORES
from basketweave.science.protocol.scales.posas import POSAS_OBSERVER, POSAS_PATIENT
from basketweave.science.protocol.scales.vancouver import VANCOUVER
from basketweave.science.quantities import Concern

# By concern, its default first; then those of no concern.
SCALES: tuple[Scale, ...] = (
    *(LEMPERLE,),
    *(FITZPATRICK_WRINKLES, FITZPATRICK_WRINKLE_CLASS),
    *(GOODMAN_BARON, GOODMAN_BARON_QUANTITATIVE, ECCA, VANCOUVER, POSAS_OBSERVER, POSAS_PATIENT),
    *(GLOGAU, FITZPATRICK_ELASTOSIS, MASI, MMASI),
    *(IGA, GEA, GAGS, GAGS_FACE),
    *(PORES,),
    *(GAIS, ERYTHEMA, PAIN, PHOTOTYPE),
)
RESPONSE_SCALES = tuple(one for one in SCALES if one.is_response)
LICENSED_SCALES = tuple(one for one in SCALES if one.needs_licence)  # only where a clinic says that it holds one


class NoSuchScale(LookupError):
    """A scale or version that we do not have."""


def scale(id: str, version: str) -> Scale:
    for one in SCALES:
        if (one.id, one.version) == (id, version):
            return one
    raise NoSuchScale(f"{id} version {version}")


def scales_of(concern: Concern) -> tuple[Scale, ...]:
    """The scales that grade this concern and that anybody may use, the default first."""
    return tuple(one for one in SCALES if one.concern is concern and not one.needs_licence)


def scale_for(concern: Concern) -> Scale:
    """The scale that an examination grades this concern on, unless a specialist chooses another."""
    return scales_of(concern)[0]
