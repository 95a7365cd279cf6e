"""What differs between two answerings, question by question."""

from dataclasses import dataclass

from basketweave.science.protocol.history import Answer, History
from basketweave.science.protocol.screening.catalogue import QUESTIONS


@dataclass(frozen=True, kw_only=True)
class Difference:
    """Before and now; nothing where it was not said."""

    question: str
    before: Answer | None
    now: Answer | None


def differences(before: History, now: History) -> tuple[Difference, ...]:
    """In the order of asking."""
    pairs = ((each.id, before.answers.get(each.id), now.answers.get(each.id)) for each in QUESTIONS)
    return tuple(Difference(question=id, before=old, now=new) for id, old, new in pairs if old != new)
