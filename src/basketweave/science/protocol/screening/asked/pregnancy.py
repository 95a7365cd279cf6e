"""Asked of everybody, so that nobody has to be guessed about."""

from basketweave.science.protocol.screening.asked.shapes import several, tick
from basketweave.science.protocol.screening.question import Group, Question

PREGNANCY = tick(
    "pregnancy",
    "I am pregnant, may be pregnant, or am breastfeeding",
    Group.PREGNANCY,
    "We ask everybody, so that we guess about nobody.",
)

QUESTIONS: tuple[Question, ...] = (
    PREGNANCY,
    several(
        PREGNANCY,
        "is",
        "Which?",
        ("pregnant", "Pregnant, or perhaps pregnant"),
        ("breastfeeding", "Breastfeeding or chestfeeding"),
    ),
)
