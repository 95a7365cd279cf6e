"""How answers are refused: all that cannot be right at once, each with its question and a code."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

CODES = frozenset(
    {
        "unknown-question",
        "not-a-choice",
        "not-a-day",
        "follow-up-missing",
        "in-the-future",
        "before-birth",
        "too-long-ago",
        "contradiction",
        "nothing-said",
    }
)


@dataclass(frozen=True, kw_only=True)
class AnswerRefused:
    question: str
    code: str
    parameters: Mapping[str, str] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "parameters", MappingProxyType(dict(self.parameters)))


class AnswersRefused(ValueError):
    """Answers that cannot be right; none of them is kept."""

    def __init__(self, refused: tuple[AnswerRefused, ...]) -> None:
        super().__init__(", ".join(f"{each.question}: {each.code}" for each in refused))
        self.refused = refused
