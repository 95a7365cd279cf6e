"""The scales that an examination may use, and what stands beside each: source, mark, doubt, and whom it is made for."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from basketweave.science.evidence.sources import Source, source
from basketweave.science.protocol.scales import SCALES, NoSuchScale, scale
from basketweave.science.protocol.scales.grading_scale import Scale
from basketweave.science.protocol.scales.pain import PAIN
from basketweave.science.protocol.scales.phototype import PHOTOTYPE
from basketweave.science.protocol.scales.posas import POSAS_OBSERVER
from basketweave.science.protocol.scales.vancouver import VANCOUVER
from basketweave.science.quantities import Phototype

__all__ = [
    "NoSuchScale",
    "ScaleShown",
    "about",
    "item_name",
    "name_of",
    "order_of",
    "phototype_levels",
    "scale",
    "scale_by_id",
    "scales_here",
    "shown",
]
NOT_HERE = frozenset({PHOTOTYPE.id, PAIN.id})  # asked in places of their own: of the person, and at the treatment
REDNESS_TOO = frozenset({VANCOUVER.id, POSAS_OBSERVER.id})  # one of their items is the colour that blood gives


@dataclass(frozen=True, kw_only=True)
class ScaleShown:
    """A scale with all that a reader is owed one click away."""

    id: str
    version: str
    name: str
    mark: str
    stands_behind: str
    doubt: str
    made_for: str
    licence: str
    attribution: str
    error_words: str
    sources: tuple[Source, ...]
    rater_error: int | None
    is_validated: bool
    is_told_by_patient: bool
    is_valid: bool  # for this phototype
    phototypes: str  # "I, II and III", where it is not for all

    @property
    def caution(self) -> str:
        """Why it cannot be read as it stands on this skin."""
        if self.is_valid:
            return ""
        return _("Made for phototypes %(phototypes)s only: on this skin it says less.") % {
            "phototypes": self.phototypes
        }


def scales_here(*, at_review: bool) -> tuple[Scale, ...]:
    """One that says what became of a skin has a sense only where there is a before."""
    return tuple(one for one in SCALES if _is_offered(one) and (at_review or not one.is_response))


def scale_by_id(scale_id: str) -> Scale:
    """The scale as it stands now, by its id alone."""
    found = next((one for one in SCALES if one.id == scale_id and _is_offered(one)), None)
    if found is None:
        raise NoSuchScale(scale_id)
    return found


def phototype_levels() -> tuple[tuple[int, str, str], ...]:
    return tuple((level.value, _(level.name), _(level.words)) for level in PHOTOTYPE.levels)


def order_of() -> dict[str, int]:
    return {one.id: place for place, one in enumerate(SCALES)}


def name_of(scale_id: str) -> str:
    return _(scale_by_id(scale_id).name)


def item_name(scale_id: str, item_id: str) -> str:
    used = scale_by_id(scale_id)
    return next((_(item.name) for item in (*used.items, *used.apart) if item.id == item_id), item_id)


def about(scale_id: str, version: str, *, phototype: int | None = None) -> ScaleShown:
    """A scale as it was used then."""
    return shown(scale(scale_id, version), phototype)


def shown(used: Scale, phototype: int | None) -> ScaleShown:
    return ScaleShown(
        id=used.id,
        version=used.version,
        name=_(used.name),
        mark=used.mark.value,
        stands_behind=used.stands_behind,
        doubt=_(used.doubt),
        made_for=_(used.made_for),
        licence=_(used.licence),
        attribution=used.attribution,  # the owner's own words
        error_words=_(used.rater_error_words) if used.rater_error_words else "",
        sources=tuple(map(source, used.sources)),
        rater_error=used.rater_error,
        is_validated=used.is_validated,
        is_told_by_patient=used.is_told_by_patient,
        is_valid=phototype is None or used.is_valid_for(Phototype(phototype)),
        phototypes=get_text_list([each.name for each in Phototype if each in used.phototypes], _("and")),
    )


def _is_offered(used: Scale) -> bool:
    """What needs a licence is offered where the clinic has said that it holds one."""
    is_held = not used.needs_licence or used.id in settings.SCALE_LICENCES
    return is_held and used.id not in NOT_HERE
