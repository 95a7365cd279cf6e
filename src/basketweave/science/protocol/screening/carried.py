"""What only a specialist is asked stays when the patient answers anew, as long as what it is about stays the same."""

from basketweave.science.protocol.history import Answer, History
from basketweave.science.protocol.screening.catalogue import QUESTIONS
from basketweave.science.protocol.screening.question import Kind, Occasion, Question


def carried(before: History, now: History, occasion: Occasion) -> History:
    """The answers of now, with those of before to questions that are not asked then."""
    kept: dict[str, Answer] = dict(now.answers)
    for question in QUESTIONS:
        if occasion in question.occasions or question.id not in before.answers:
            continue
        if _is_of_the_same(question, before, now):
            kept[question.id] = before.answers[question.id]
    return History(answers=kept)


def _is_of_the_same(question: Question, before: History, now: History) -> bool:
    """Another day or place of an operation is another operation."""
    if question.when is None:
        return True
    siblings = [each.id for each in QUESTIONS if each.when == question.when and each.kind in (Kind.DAY, Kind.ZONES)]
    return question.when.holds(now.answers) and all(
        before.answers.get(each) == now.answers.get(each) for each in siblings
    )
