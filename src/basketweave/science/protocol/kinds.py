"""Every number of the guideline by name: its unit, which way is stricter, and what stands at or below what."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from basketweave.science.quantities import Amount


class Stricter(StrEnum):
    """Which way a clinic may move a number."""

    HIGHER = "higher"
    LOWER = "lower"
    MORE_DAYS = "more-days"
    EITHER = "either"


@dataclass(frozen=True, kw_only=True)
class Kind:
    unit: str
    stricter: Stricter
    is_several: bool = False

    @property
    def is_length(self) -> bool:
        return self.unit == "mm"

    @property
    def is_days(self) -> bool:
        return self.unit.startswith("days")

    def is_stricter(self, value: Amount, than: Amount) -> bool:
        """Whether the first of two values asks for more care; of an ideal neither does."""
        match self.stricter, value, than:
            case Stricter.HIGHER, int() | float(), int() | float():
                return value > than
            case Stricter.LOWER, int() | float(), int() | float():
                return value < than
            case Stricter.MORE_DAYS, tuple(), tuple():
                return set(value) > set(than)
            case _:
                return False


MOST: Mapping[str, int] = MappingProxyType({"sessions": 20, "years": 120, "mm": 5})
MOST_DAYS = 3650

WAITS = (
    "wait_after_isotretinoin",
    "wait_after_laser",
    "wait_after_filler",
    "wait_after_toxin",
    "wait_after_peel",
    "wait_after_retinoid",
    "wait_after_surgery",
    "wait_after_sunburn",
    "wait_after_cold_sore",
    "wait_after_infection",
    "wait_after_acne_flare",
    "wait_before_surgical_scar",
    "wait_before_burn_scar",
)
AFTERCARE = ("aftercare_bland", "aftercare_no_heat", "aftercare_actives", "aftercare_sun")
COUNTED = ("wrinkles", "fine_lines", "scars", "discoloured_scars", "sun_damage", "pores")
PLACES = (
    "forehead", "glabella", "nose", "periorbital", "cheek", "chin", "upper_lip", "jaw", "neck", "body",
)  # fmt: skip
USES = ("atrophic_scars", "burn_scars", "wrinkles", "fine_lines", "sun_damage", "pores")

_LONGER = Kind(unit="days", stricter=Stricter.HIGHER)
_SHORTER_NEEDLE = Kind(unit="mm", stricter=Stricter.LOWER)
_OLDER = Kind(unit="years", stricter=Stricter.HIGHER)
_FEWEST = Kind(unit="sessions", stricter=Stricter.HIGHER)
_MOST = Kind(unit="sessions", stricter=Stricter.LOWER)
_AFTER = "days after a session"
_AFTER_LAST = "days after the last session"

KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "shortest_gap": _LONGER,
        "ideal_gap": Kind(unit="days", stricter=Stricter.EITHER),  # held between shortest and longest
        "longest_gap": Kind(unit="days", stricter=Stricter.LOWER),
        "fewest_sessions": _FEWEST,
        "most_sessions": _MOST,
        **{f"fewest_sessions_{concern}": _FEWEST for concern in COUNTED},
        **{f"most_sessions_{concern}": _MOST for concern in COUNTED},
        "ceiling_labelled": _SHORTER_NEEDLE,
        **{f"longest_needle_{place}": _SHORTER_NEEDLE for place in PLACES},
        **{f"usual_needle_{use}": _SHORTER_NEEDLE for use in USES},
        **dict.fromkeys(WAITS, _LONGER),
        "screening_valid": Kind(unit="days", stricter=Stricter.LOWER),
        "youngest_age": _OLDER,
        "adult_age": _OLDER,
        **{name: Kind(unit=_AFTER, stricter=Stricter.HIGHER) for name in AFTERCARE},
        "check_in_days": Kind(unit=_AFTER, stricter=Stricter.MORE_DAYS, is_several=True),
        "check_in_days_after_last": Kind(unit=_AFTER_LAST, stricter=Stricter.MORE_DAYS, is_several=True),
        "first_review": Kind(unit=_AFTER_LAST, stricter=Stricter.HIGHER),
        "reaction_expected": Kind(unit=_AFTER, stricter=Stricter.LOWER),
        "pain_easing": Kind(unit=_AFTER, stricter=Stricter.LOWER),
    }
)

# Each of these stands at or below the next, in the published guideline and in every stricter one.
ORDERED: tuple[tuple[str, str], ...] = (
    ("shortest_gap", "ideal_gap"),
    ("ideal_gap", "longest_gap"),
    ("fewest_sessions", "most_sessions"),
    *((f"fewest_sessions_{concern}", f"most_sessions_{concern}") for concern in COUNTED),
    *(("fewest_sessions", f"most_sessions_{concern}") for concern in COUNTED),
    *((f"fewest_sessions_{concern}", "most_sessions") for concern in COUNTED),
    *((f"usual_needle_{use}", "ceiling_labelled") for use in USES),
)

# And these in the published one: a concern's own count lies within the outer limits. Where a clinic tightens
# the outer limits alone, `sessions_for` narrows the concern's own.
PUBLISHED_WITHIN: tuple[tuple[str, str], ...] = (
    *(("fewest_sessions", f"fewest_sessions_{concern}") for concern in COUNTED),
    *((f"most_sessions_{concern}", "most_sessions") for concern in COUNTED),
)


def highest(name: str) -> int:
    """Above this a number can only be a slip of the pen."""
    return MOST.get(KINDS[name].unit, MOST_DAYS)


def amounts_of(value: Amount) -> tuple[int | float, ...]:
    return value if isinstance(value, tuple) else (value,)
