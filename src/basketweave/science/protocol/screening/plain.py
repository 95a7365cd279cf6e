"""A history as plain values, ready for JSON, and back."""

from collections.abc import Mapping
from datetime import date

from basketweave.science.protocol.history import Answer, History

Plain = bool | str | list[str]
DAY = "-on"  # how the id of every question for a day ends


def as_plain(history: History) -> dict[str, Plain]:
    return {question: _plain(answer) for question, answer in history.answers.items()}


def from_plain(plain: Mapping[str, Plain]) -> History:
    """Also of answers to a question that is not asked any more."""
    return History(answers={question: _answer(question, value) for question, value in plain.items()})


def _plain(answer: Answer) -> Plain:
    match answer:
        case date():
            return answer.isoformat()
        case tuple():
            return list(answer)
        case _:
            return answer


def _answer(question: str, value: Plain) -> Answer:
    if isinstance(value, list):
        return tuple(value)
    return date.fromisoformat(value) if isinstance(value, str) and question.endswith(DAY) else value
