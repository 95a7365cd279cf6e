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


class NoTreatment(Refusal):
    """Somebody is sent elsewhere, and nobody says for what."""

    code = "no-treatment"
    field = "treatments"

    def words(self) -> str:
        return _("To refer needs at least one of the treatments that you refer for.")


class UnknownTreatment(Refusal):
    """A treatment that is none of the options."""

    code = "unknown-treatment"
    field = "treatments"

    def words(self) -> str:
        return _("We do not know one of these treatments. Choose from the list.")


class ListChanged(Refusal):
    """What was on the page is not what the system would propose now: the answers, the guideline or the day moved on."""

    code = "list-changed"

    def words(self) -> str:
        return _(
            "What is proposed has changed since you opened this page: an answer, a grade, the guideline or the day. "
            "Nothing was kept. Look at the list as it is now, and send your decision again."
        )


class NobodyToWriteTo(Refusal):
    """A letter names its receiver."""

    code = "no-receiver"
    field = "receiver"

    def words(self) -> str:
        return _("Name the receiver: a person or a clinic, with the address below it.")


class LeadsNowhere(Refusal):
    """Only a decision that somebody else should look leads to a letter."""

    code = "leads-nowhere"

    def words(self) -> str:
        return _("A referral letter follows a decision to refer. Decide so first, and say for what.")


class CannotBeSet(Refusal):
    """A letter of an alphabet that no font of this server has."""

    code = "cannot-be-set"
    field = "receiver"

    def words(self) -> str:
        return _(
            "These words hold a letter that no font of this server has, and a box in its place would be no word. "
            "Write it in another alphabet, or ask whoever looks after the server for a font."
        )
