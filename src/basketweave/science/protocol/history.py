"""What a person, or a specialist for them, has answered about their health: values by question, nothing inferred."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from basketweave.science.quantities import FACE_ZONES, Zone

Answer = bool | str | date | tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class History:
    """Answers by the id of the question. A question that is not in it was answered with no, or not asked."""

    answers: Mapping[str, Answer] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "answers", MappingProxyType(dict(self.answers)))

    def has(self, question: str) -> bool:
        """Whether it was ticked."""
        return self.answers.get(question) is True

    def says(self, question: str, *values: str) -> bool:
        """Whether the answer is, or holds, one of these values."""
        answer = self.answers.get(question)
        return bool(set(answer).intersection(values)) if isinstance(answer, tuple) else answer in values

    def day(self, question: str) -> date | None:
        answer = self.answers.get(question)
        return answer if isinstance(answer, date) else None

    def touches(self, question: str, zones: frozenset[Zone]) -> frozenset[Zone]:
        """Which of these zones the answer names; all of them, where nobody said which."""
        named = self._named(question)
        return frozenset([zone for zone in zones if zone in named]) if named else zones

    def reaches(self, question: str, zones: frozenset[Zone]) -> frozenset[Zone]:
        """The same, and those that lie near: the face counts as one place."""
        named = self._named(question)
        is_on_the_face = any(zone in FACE_ZONES for zone in named)
        return self.touches(question, zones) | (zones & FACE if is_on_the_face else frozenset())

    def _named(self, question: str) -> tuple[str, ...]:
        answer = self.answers.get(question)
        return answer if isinstance(answer, tuple) else ()


FACE = frozenset(FACE_ZONES)
