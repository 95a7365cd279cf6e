"""All the questions, in the order of asking; a follow-up stands after what it follows."""

from collections.abc import Mapping

from basketweave.science.protocol.screening.asked import (
    allergies,
    first,
    healing,
    medicines,
    pregnancy,
    skin,
    treatments,
)
from basketweave.science.protocol.screening.question import Occasion, Question

VERSION = "2026.1"

QUESTIONS: tuple[Question, ...] = (
    *first.QUESTIONS,
    *skin.QUESTIONS,
    *medicines.QUESTIONS,
    *allergies.QUESTIONS,
    *pregnancy.QUESTIONS,
    *treatments.QUESTIONS,
    *healing.QUESTIONS,
)
BY_ID: Mapping[str, Question] = {question.id: question for question in QUESTIONS}

# No rule reads these; they tell the specialist more about what a rule does read, or what to speak of.
ONLY_INFORM: frozenset[str] = frozenset()


def questions(occasion: Occasion) -> tuple[Question, ...]:
    """What is asked then."""
    return tuple(question for question in QUESTIONS if occasion in question.occasions)
