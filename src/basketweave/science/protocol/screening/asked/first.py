"""What a doctor should see before anything is done to the skin."""

from basketweave.science.protocol.screening.asked.shapes import tick, where, which
from basketweave.science.protocol.screening.question import Group, Question

CHANGING_MARK = tick(
    "changing-mark",
    "A mole or mark that is new, growing, bleeding or changing",
    Group.FIRST,
    "Or a sore that does not heal. Anywhere on your body: a doctor can tell what it is.",
)
SPREADING_INFECTION = tick(
    "spreading-infection",
    "Skin that is hot, swollen or painful, and it is spreading",
    Group.FIRST,
    "The skin may look redder than usual; on brown and black skin darker or more violet. Perhaps with a fever.",
)

QUESTIONS: tuple[Question, ...] = (
    CHANGING_MARK,
    which(
        CHANGING_MARK,
        "seen",
        "Has a doctor looked at it?",
        ("not-yet", "Not yet"),
        ("harmless", "Yes, and said that it is harmless"),
        ("being-treated", "Yes, and it is being treated or watched"),
    ),
    where(CHANGING_MARK),
    SPREADING_INFECTION,
)
