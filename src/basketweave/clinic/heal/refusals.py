"""What healing refuses, each with its code for machines and its sentence for people."""

from django.utils.translation import gettext as _

from basketweave.clinic.house.refusals import Refusal


class NothingTreated(Refusal):
    """This patient has had no session here yet: there is nothing to report on."""

    code = "nothing-treated"

    def words(self) -> str:
        return _("There has been no session yet. Please call the clinic.")


class AnswerNotOffered(Refusal):
    """An answer to no question of ours, or one that the question does not offer."""

    code = "answer-not-offered"

    def __init__(self, question: str) -> None:
        super().__init__(question)
        self.question = question

    def words(self) -> str:
        return _("“%(question)s” is no question of ours, or does not offer this answer.") % {"question": self.question}


class NotAllAnswered(Refusal):
    """Nobody may be told that all is as expected who was not asked everything."""

    code = "not-all-answered"

    def __init__(self, questions: tuple[str, ...]) -> None:
        super().__init__(*questions)
        self.questions = questions

    def words(self) -> str:
        return _("Not answered: %(questions)s.") % {"questions": ", ".join(self.questions)}


class TaskDone(Refusal):
    """Somebody has already looked after this."""

    code = "task-done"

    def words(self) -> str:
        return _("Somebody has already looked after this. What you wrote was not kept.")
