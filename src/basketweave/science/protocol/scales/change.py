"""What a change on one scale may be called."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Direction(StrEnum):
    """What a higher value means; a class, like the phototype, is neither better nor worse."""

    HIGHER_IS_WORSE = "higher-is-worse"
    NEITHER = "neither"


class Turn(StrEnum):
    BETTER = "better"
    SAME = "same"
    WORSE = "worse"
    DIFFERENT = "different"


class Certainty(StrEnum):
    """Whether a change is larger than what two raters of the same skin would differ by."""

    BEYOND_RATER_ERROR = "beyond-rater-error"
    WITHIN_RATER_ERROR = "within-rater-error"
    RATER_ERROR_UNKNOWN = "rater-error-unknown"


@dataclass(frozen=True, kw_only=True)
class Change:
    turn: Turn
    steps: int | Decimal
    certainty: Certainty


def change_by(steps: int | Decimal, *, direction: Direction, rater_error: int | None) -> Change:
    return Change(turn=_turn(steps, direction), steps=steps, certainty=_certainty(steps, rater_error))


def _turn(steps: int | Decimal, direction: Direction) -> Turn:
    if steps == 0:
        return Turn.SAME
    if direction is Direction.NEITHER:
        return Turn.DIFFERENT
    return Turn.WORSE if steps > 0 else Turn.BETTER


def _certainty(steps: int | Decimal, rater_error: int | None) -> Certainty:
    if rater_error is None:
        return Certainty.RATER_ERROR_UNKNOWN
    return Certainty.WITHIN_RATER_ERROR if -rater_error <= steps <= rater_error else Certainty.BEYOND_RATER_ERROR
