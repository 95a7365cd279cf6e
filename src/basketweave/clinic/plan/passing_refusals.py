"""Why a finding is not let pass, or a series not held or released: each with its values and its field."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from basketweave.clinic.plan.refusals import PlanRefused


class SeriesHeld(PlanRefused):
    """An answer about the patient's health has changed; the reason is for those who treat."""

    code = "series-held"

    def __init__(self, specialist: str) -> None:
        super().__init__("held")
        self.specialist = specialist

    def words(self) -> str:
        return _("This series is on hold: an answer has changed. %(whom)s says when it goes on.") % {
            "whom": self.specialist
        }


class NotHeld(PlanRefused):
    code = "not-held"

    def words(self) -> str:
        return _("This series is not on hold.")


class NothingToAllow(PlanRefused):
    """The rule says no such thing of this session: there is nothing to let pass."""

    code = "nothing-to-allow"

    def words(self) -> str:
        return _("No rule says this any more. Look at the session again.")


class NotYoursToAllow(PlanRefused):
    """Each finding names who may let it pass: nobody, a specialist, or the medical director. Never a machine."""

    code = "not-yours-to-allow"

    def __init__(self, who_may: str) -> None:
        super().__init__(who_may)
        self.who_may = who_may

    def words(self) -> str:
        if self.who_may == "nobody":
            return _("Nobody may let this pass.")
        if self.who_may == "medical-director":
            return _("Only the medical director of this site may let this pass, and only after signing in.")
        return _("Only a specialist of this site may let this pass, and only after signing in.")


class AlreadyAllowed(PlanRefused):
    code = "already-allowed"

    def __init__(self, name: str, ends_on: date) -> None:
        super().__init__(ends_on.isoformat())
        self.name, self.ends_on = name, ends_on

    def words(self) -> str:
        words = _("%(name)s has let this pass already, until %(day)s. Take that back before you write it anew.")
        return words % {"name": self.name, "day": date_format(self.ends_on)}


class WithoutWords(PlanRefused):
    code, field = "without-words", "words"

    def words(self) -> str:
        return _("Write why: it is kept with your name.")


class EndsWrongly(PlanRefused):
    code, field = "ends-wrongly", "ends_on"

    def __init__(self, latest: date) -> None:
        super().__init__(latest.isoformat())
        self.latest = latest

    def words(self) -> str:
        return _("It ends on a day from today to %(day)s, a year at most.") % {"day": date_format(self.latest)}


class TakenBack(PlanRefused):
    code = "taken-back"

    def words(self) -> str:
        return _("This was taken back already.")


class NoSessionToCome(PlanRefused):
    code = "no-session-to-come"

    def words(self) -> str:
        return _("This session is treated or cancelled already: nothing is asked for it any more.")
