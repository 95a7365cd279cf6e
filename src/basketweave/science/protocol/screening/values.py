"""One answer as its question takes it."""

from collections.abc import Callable, Mapping
from datetime import date, datetime

from basketweave.science.protocol.history import Answer
from basketweave.science.protocol.screening.question import Kind, Question
from basketweave.science.quantities import Zone

ZONES = tuple(zone.value for zone in Zone)


class Unreadable(ValueError):
    """No answer to this question."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def value_of(question: Question, given: object) -> Answer | None:
    """The answer, or nothing where none was given."""
    if given is None or given is False or given == "" or given == [] or given == ():
        return None
    return _READERS[question.kind](question, given)


def _tick(question: Question, given: object) -> Answer:
    if given is not True:
        raise Unreadable("not-a-choice")
    return True


def _choice(question: Question, given: object) -> Answer:
    return _known((given,), question.values)[0]


def _several(question: Question, given: object) -> Answer:
    return _known(given, question.values)


def _zones(question: Question, given: object) -> Answer:
    return _known(given, ZONES)


def _known(given: object, values: tuple[str, ...]) -> tuple[str, ...]:
    """In the order in which they are offered, each once."""
    if not isinstance(given, (list, tuple)) or any(value not in values for value in given):
        raise Unreadable("not-a-choice")
    return tuple(value for value in values if value in given)


def _day(question: Question, given: object) -> Answer:
    if isinstance(given, str):
        try:
            return date.fromisoformat(given)
        except ValueError:
            raise Unreadable("not-a-day") from None
    if not isinstance(given, date) or isinstance(given, datetime):
        raise Unreadable("not-a-day")
    return given


_READERS: Mapping[Kind, Callable[[Question, object], Answer]] = {
    Kind.TICK: _tick,
    Kind.CHOICE: _choice,
    Kind.SEVERAL: _several,
    Kind.DAY: _day,
    Kind.ZONES: _zones,
}
