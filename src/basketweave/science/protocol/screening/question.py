"""What a question about health is: plain data, in words that a patient understands."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from basketweave.science.protocol.history import Answer


class Kind(StrEnum):
    """What an answer is."""

    TICK = "tick"  # true, or not said
    CHOICE = "choice"  # one of its choices
    SEVERAL = "several"  # one or more of its choices
    DAY = "day"
    ZONES = "zones"  # places on the skin; left out, it may be anywhere


class Group(StrEnum):
    """Under which heading a question stands; in the order of asking."""

    FIRST = "What should not wait"
    SKIN = "Your skin today"
    MEDICINES = "Medicines and health"
    ALLERGIES = "Allergies"
    PREGNANCY = "Pregnancy"
    TREATMENTS = "Treatments before"
    HEALING = "How your skin heals"


class Occasion(StrEnum):
    """When, and of whom, it is asked."""

    REQUEST = "request"
    BEFORE_SESSION = "before-session"
    SPECIALIST = "specialist"


EVERY_OCCASION = frozenset(Occasion)


@dataclass(frozen=True, kw_only=True)
class Choice:
    value: str
    text: str


@dataclass(frozen=True, kw_only=True)
class When:
    """The earlier answer that a follow-up needs: ticked, or (with values) one of these."""

    question: str
    values: tuple[str, ...] = ()

    def holds(self, answers: Mapping[str, Answer]) -> bool:
        answer = answers.get(self.question)
        if not self.values:
            return answer is True
        return bool(set(answer if isinstance(answer, tuple) else (answer,)).intersection(self.values))


@dataclass(frozen=True, kw_only=True)
class Question:
    id: str
    text: str
    kind: Kind
    group: Group
    help: str = ""
    choices: tuple[Choice, ...] = ()
    when: When | None = None
    occasions: frozenset[Occasion] = EVERY_OCCASION
    within_years: int | None = None  # a day longer ago is no answer to it

    @property
    def is_required(self) -> bool:
        """Once its parent holds. A tick may stay empty, and a place that is not said is everywhere."""
        return self.kind not in (Kind.TICK, Kind.ZONES)

    @property
    def values(self) -> tuple[str, ...]:
        return tuple(choice.value for choice in self.choices)
