"""How made-up patients answer a check-in: as skin usually does on that day, or so that somebody must call."""

from random import Random

from basketweave.science.protocol.check_in.questions import questions

Answers = tuple[tuple[str, str], ...]
SOME_DAYS = {"tenderness": 3, "warmth": 2, "swelling": 2, "redness": 5}  # until which day a little of it is usual


def usual(day_after: int, rng: Random) -> Answers:
    """Nothing that worries: a little of what is expected in the first days, then none."""
    return tuple((question.id, _usual(question.id, day_after, rng)) for question in questions(day_after))


def _usual(question: str, day_after: int, rng: Random) -> str:
    is_usual = day_after <= SOME_DAYS.get(question, -1) and rng.random() < 0.7
    if question == "tenderness":
        return "easing" if is_usual else "none"
    if question in ("warmth", "swelling", "redness", "darker-colour"):
        return "a-little" if is_usual else "none"
    return "no"


def worrying(day_after: int, rng: Random) -> Answers:
    """Something spreads and hurts more: a call the same day."""
    changed = {"spreading": "yes", "warmth": "a-lot", "tenderness": "rising"}
    return tuple((question, changed.get(question, answer)) for question, answer in usual(day_after, rng))


def uneasy(day_after: int, rng: Random) -> Answers:
    """Nothing by itself; the patient is worried all the same."""
    return tuple((q, "same" if q == "tenderness" else answer) for q, answer in usual(day_after, rng))
