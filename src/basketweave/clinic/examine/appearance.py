"""What was seen of the concerns, as it is kept: plain lists by question, and back."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from basketweave.science.quantities import Appearance, PigmentSort, ScarColour, ScarKind, ScarShape, WrinkleSort

CHOICES: dict[str, type[StrEnum]] = {
    "scar_kinds": ScarKind,
    "scar_shapes": ScarShape,
    "scar_colours": ScarColour,
    "wrinkle_sorts": WrinkleSort,
    "pigment_sorts": PigmentSort,
}
SUSPICIOUS = "is_suspicious"


def as_plain(appearance: Appearance) -> dict[str, Any]:
    """Only what was seen: a question without an answer is left out."""
    plain: dict[str, Any] = {
        question: [each.value for each in choices if each in seen]
        for question, choices in CHOICES.items()
        if (seen := getattr(appearance, question))
    }
    return plain | ({SUSPICIOUS: True} if appearance.is_suspicious else {})


def from_plain(plain: Mapping[str, Any] | None) -> Appearance:
    """The appearance that was kept; nothing, once it is erased."""
    kept = plain or {}
    seen = {question: frozenset(map(choices, kept.get(question, ()))) for question, choices in CHOICES.items()}
    return Appearance(**seen, is_suspicious=bool(kept.get(SUSPICIOUS)))  # type: ignore[arg-type]
