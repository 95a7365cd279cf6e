"""What kind of trial a row of trials.csv tells of, by the words it begins with."""

from enum import StrEnum


class Design(StrEnum):
    """How far a trial can tell cause from chance; only the first is drawn by lot."""

    RANDOMISED = "randomised"
    SPLIT_SIDES = "split-sides"  # both sides treated; not said to be drawn by lot
    TWO_GROUPS = "two-groups"
    OWN_CONTROL = "own-control"
    UNCONTROLLED = "uncontrolled"
    RETROSPECTIVE = "retrospective"


# What the design of a row begins with; the first that fits, so the narrower stand above the wider.
BEGINNINGS: tuple[tuple[str, Design], ...] = (
    ("RCT", Design.RANDOMISED),
    ("parallel randomised", Design.RANDOMISED),
    ("split-face", Design.SPLIT_SIDES),
    ("prospective two-group", Design.TWO_GROUPS),
    ("three-group", Design.TWO_GROUPS),
    ("prospective, own control biopsy", Design.OWN_CONTROL),
    ("prospective", Design.UNCONTROLLED),
    ("case series", Design.UNCONTROLLED),
    ("retrospective", Design.RETROSPECTIVE),
)
