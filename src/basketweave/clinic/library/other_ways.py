"""What else could help, by what somebody comes with: the same list that a specialist is shown, in short."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from basketweave.clinic.library.marks import Told, marks_of
from basketweave.science.protocol.guideline import Guideline
from basketweave.science.protocol.options import Case, Option, Standing, Treatment, options
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

ON_A_CHEEK = frozenset({Zone.CHEEK_LEFT})
FIRST_PLACES = 2


def _scars(**seen: object) -> Case:
    return _case(Concern.SCARS, **seen)


def _case(concern: Concern, **seen: object) -> Case:
    appearance = Appearance(**{sort: frozenset({each}) for sort, each in seen.items()})  # type: ignore[arg-type]
    return Case(concern=concern, zones=ON_A_CHEEK, appearance=appearance)


# In patients' words, with what a specialist would have seen.
SEEN: tuple[tuple[Promise, Case], ...] = (
    (gettext_lazy("Narrow, deep scars (ice-pick)"), _scars(scar_shapes=ScarShape.ICE_PICK)),
    (gettext_lazy("Scars with sloping edges (rolling)"), _scars(scar_shapes=ScarShape.ROLLING)),
    (gettext_lazy("Box-shaped scars, shallow"), _scars(scar_shapes=ScarShape.BOXCAR_SHALLOW)),
    (gettext_lazy("Raised scars"), _scars(scar_kinds=ScarKind.RAISED)),
    (gettext_lazy("Brown marks"), _scars(scar_colours=ScarColour.BROWN)),
    (gettext_lazy("Red marks"), _scars(scar_colours=ScarColour.RED)),
    (gettext_lazy("Melasma"), _case(Concern.SUN_DAMAGE, pigment_sorts=PigmentSort.MELASMA)),
    (gettext_lazy("A rough or scaly patch"), _case(Concern.SUN_DAMAGE, pigment_sorts=PigmentSort.ROUGH_PATCHES)),
    (gettext_lazy("Fine lines"), _case(Concern.FINE_LINES)),
    (
        gettext_lazy("Lines that come when you move your face"),
        _case(Concern.WRINKLES, wrinkle_sorts=WrinkleSort.IN_MOTION),
    ),
    (gettext_lazy("Skin that sags"), _case(Concern.WRINKLES, wrinkle_sorts=WrinkleSort.LAXITY)),
    (gettext_lazy("Spots you have now"), _case(Concern.ACNE)),
    (gettext_lazy("Open pores"), _case(Concern.PORES)),
)


@dataclass(frozen=True, kw_only=True)
class Way:
    name: str
    told: tuple[Told, ...]


@dataclass(frozen=True, kw_only=True)
class OtherWays:
    seen: str
    ways: tuple[Way, ...]


def other_ways(treat_by: Guideline) -> tuple[OtherWays, ...]:
    """What would be considered first, and where needling stands."""
    return tuple(
        OtherWays(seen=str(words), ways=tuple(map(_way, filter(_is_told, options(case, treat_by)))))
        for words, case in SEEN
    )


def _is_told(option: Option) -> bool:
    is_first = option.place <= FIRST_PLACES and option.standing in (Standing.FIRST, Standing.FITS)
    return is_first or option.id is Treatment.NEEDLING


def _way(option: Option) -> Way:
    return Way(
        name=_(option.name),
        told=tuple(
            Told(words=_(each.words), marks=marks_of(each.mark, each.sources, each.stands_behind))
            for each in option.reasons
        ),
    )
