"""How requests and answers are refused: never for what somebody has, only for what nobody could act on."""

from datetime import date

from django.utils.translation import gettext as _

from basketweave.clinic.consult.answer_words import why_refused
from basketweave.clinic.house.refusals import Refusal
from basketweave.science.protocol.screening import AnswerRefused


class NoWayToReach(Refusal):
    """Neither an e-mail address nor a telephone number."""

    code = "no-way-to-reach"
    field = "email"

    def words(self) -> str:
        return _("Leave an e-mail address or a telephone number, so that we can answer you.")


class NothingAsked(Refusal):
    """Neither a concern of our list nor a word of their own."""

    code = "nothing-asked"
    field = "concerns"

    def words(self) -> str:
        return _("Choose at least one, or tell us in your own words what you would like us to look at.")


class UnknownConcern(Refusal):
    """A concern that we do not know."""

    code = "unknown-concern"
    field = "concerns"

    def words(self) -> str:
        return _("We do not know one of these concerns. Choose from the list, and tell us the rest in your own words.")


class UnknownZone(Refusal):
    """A place on the skin that we do not know."""

    code = "unknown-zone"
    field = "zones"

    def words(self) -> str:
        return _("We do not know one of these places. Choose from the drawing or the list.")


class ImpossibleBirthday(Refusal):
    """Born tomorrow, or before anybody who lives."""

    code = "impossible-birthday"
    field = "born_on"

    def __init__(self, day: date) -> None:
        super().__init__(day.isoformat())
        self.day = day

    def words(self) -> str:
        return _("This cannot be a date of birth: it lies ahead of us, or more than 125 years back.")


class NotOffered(Refusal):
    """A minute at which no consultation begins here."""

    code = "not-offered"
    field = "time"

    def words(self) -> str:
        return _("No consultation begins at this time. Choose one of the times that are offered.")


class Examined(Refusal):
    """The consultation has been held, or the episode is closed: there is none to book or move any more."""

    code = "examined"

    def words(self) -> str:
        return _("This patient has been examined, or the episode is closed: there is no consultation to book any more.")


class AnswersNotRight(Refusal):
    """Answers about health that cannot be right; none of them is kept."""

    code = "answers-not-right"

    def __init__(self, refused: tuple[AnswerRefused, ...]) -> None:
        super().__init__(", ".join(f"{each.question}: {each.code}" for each in refused))
        self.refused = refused

    def words(self) -> str:
        return " ".join(why_refused(each) for each in self.refused)


class NothingToRepeat(Refusal):
    """Nothing has changed since when? The questions were never answered."""

    code = "nothing-to-repeat"

    def words(self) -> str:
        return _("The questions about health have not been answered yet: please answer them once.")


class CallMade(Refusal):
    """Somebody has already called this patient."""

    code = "call-made"

    def words(self) -> str:
        return _("Somebody has already made this call. What you wrote was not kept.")
