"""From what was given to a history, or all the reasons why not."""

from collections.abc import Mapping
from datetime import date

from basketweave.science.protocol.history import Answer, History
from basketweave.science.protocol.screening.catalogue import questions
from basketweave.science.protocol.screening.days import refused_day
from basketweave.science.protocol.screening.question import Kind, Occasion, Question
from basketweave.science.protocol.screening.refusal import AnswerRefused, AnswersRefused
from basketweave.science.protocol.screening.values import Unreadable, value_of

NOTHING_APPLIES = "nothing-applies"  # said aloud, so that silence is never taken for health


def read(given: Mapping[str, object], *, occasion: Occasion, today: date, born_on: date | None) -> History:
    """What was answered, without follow-ups of what was not ticked."""
    reading = _Reading(given, today, born_on)
    asked = questions(occasion)
    reading.look_for_strangers(asked)
    for question in asked:
        reading.ask(question)
    reading.look_for_nothing()
    if reading.refused:
        raise AnswersRefused(tuple(reading.refused))
    return History(answers=reading.answers)


class _Reading:
    """Answers as they are read, a parent always before its follow-ups."""

    def __init__(self, given: Mapping[str, object], today: date, born_on: date | None) -> None:
        self.given, self.today, self.born_on = given, today, born_on
        self.answers: dict[str, Answer] = {}
        self.refused: list[AnswerRefused] = []

    def look_for_strangers(self, asked: tuple[Question, ...]) -> None:
        known = {NOTHING_APPLIES, *(question.id for question in asked)}
        for stranger in sorted(set(self.given) - known):
            self._refuse(stranger, "unknown-question")

    def ask(self, question: Question) -> None:
        if question.when and not question.when.holds(self.answers):
            self._look_for_contradiction(question)
            return
        try:
            answer = value_of(question, self.given.get(question.id))
        except Unreadable as unreadable:
            self._refuse(question.id, unreadable.code)
            return
        if answer is None:
            if question.is_required:
                self._refuse(question.id, "follow-up-missing")
        elif isinstance(answer, date) and (code := refused_day(question, answer, self.today, self.born_on)):
            self._refuse(question.id, code, day=answer.isoformat())
        else:
            self.answers[question.id] = answer

    def _look_for_contradiction(self, question: Question) -> None:
        """A day for what was said to be otherwise; what follows an empty tick is merely left out."""
        said = self.answers.get(question.when.question) if question.when else None
        if question.kind is Kind.DAY and isinstance(said, str) and self.given.get(question.id):
            self._refuse(question.id, "contradiction", said=said)

    def look_for_nothing(self) -> None:
        says_nothing = self.given.get(NOTHING_APPLIES)
        if says_nothing not in (True, False, None, ""):
            self._refuse(NOTHING_APPLIES, "not-a-choice")
        elif says_nothing and self.answers:
            self._refuse(NOTHING_APPLIES, "contradiction", said=next(iter(self.answers)))
        elif not says_nothing and not self.answers and not self.refused:
            self._refuse(NOTHING_APPLIES, "nothing-said")

    def _refuse(self, question: str, code: str, **parameters: str) -> None:
        self.refused.append(AnswerRefused(question=question, code=code, parameters=parameters))
