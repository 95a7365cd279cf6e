"""How a decision is refused."""

from datetime import date

from django.utils.translation import gettext as _

from basketweave.clinic.house.refusals import Refusal


class NotExamined(Refusal):
    """A decision rests on a finished examination of this very episode."""

    code = "not-examined"

    def words(self) -> str:
        return _("A decision rests on a finished examination of this episode: finish the examination first.")


class NotNow(Refusal):
    """A course is under way, or the episode is closed: the review decides what comes next."""

    code = "not-now"

    def __init__(self, step: str) -> None:
        super().__init__(step)
        self.step = step

    def words(self) -> str:
        return _("A course is planned or this episode is closed: what comes next is decided in the review.")


class NoWords(Refusal):
    """A decision says why."""

    code = "no-words"
    field = "words"

    def words(self) -> str:
        return _("Say why, in words that the patient can read.")


class NoChoice(Refusal):
    """A decision that we do not know."""

    code = "no-choice"
    field = "choice"

    def words(self) -> str:
        return _("Choose one of the decisions.")


class ImpossibleDay(Refusal):
    """The day to look again is missing, is not to come, or is so far off that nobody means it."""

    code = "impossible-day"
    field = "look_again_on"

    def __init__(self, day: date | None) -> None:
        super().__init__(day.isoformat() if day else "")
        self.day = day

    def words(self) -> str:
        if self.day is None:
            return _("To wait needs a day on which somebody looks again.")
        return _("Choose a day after today, within two years.")
