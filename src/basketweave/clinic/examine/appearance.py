"""What was seen of the concerns: which questions they ask, what is still to be said, and how it is kept."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any

from basketweave.science.quantities import (
    Appearance,
    Concern,
    PigmentSort,
    ScarColour,
    ScarKind,
    ScarShape,
    WrinkleSort,
)

CHOICES: dict[str, type[StrEnum]] = {
    "scar_kinds": ScarKind,
    "scar_shapes": ScarShape,
    "scar_colours": ScarColour,
    "wrinkle_sorts": WrinkleSort,
    "pigment_sorts": PigmentSort,
}
ASKED: dict[Concern, tuple[str, ...]] = {
    Concern.SCARS: ("scar_kinds", "scar_shapes", "scar_colours"),
    Concern.WRINKLES: ("wrinkle_sorts",),
    Concern.FINE_LINES: ("wrinkle_sorts",),
    Concern.SUN_DAMAGE: ("pigment_sorts",),
}
SUSPICIOUS = "is_suspicious"


def questions_of(concerns: Iterable[Concern]) -> dict[str, Concern]:
    """What these concerns ask, each question once, at the first concern that asks it."""
    asked: dict[str, Concern] = {}
    for concern in concerns:
        for question in ASKED.get(concern, ()):
            asked.setdefault(question, concern)
    return asked


def unsaid(appearance: Appearance, concerns: Iterable[Concern]) -> tuple[str, ...]:
    """What these concerns cannot do without, and what contradicts itself ("dented")."""
    first_of = {ASKED[concern][0] for concern in concerns if concern in ASKED}
    lacking = tuple(question for question in CHOICES if question in first_of and not getattr(appearance, question))
    is_dented = ScarKind.ATROPHIC in appearance.scar_kinds
    return (*lacking, *(["dented"] if appearance.scar_shapes and appearance.scar_kinds and not is_dented else []))


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
