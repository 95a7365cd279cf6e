"""Why a treatment cannot begin, be kept or be signed, apart from what the rules of care say."""

from collections.abc import Mapping
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from basketweave.clinic.house.refusals import Refusal


class TreatmentRefused(Refusal):
    """A refusal of this room."""


class NoConsent(TreatmentRefused):
    code = "no-consent"

    def words(self) -> str:
        return _("There is no consent that stands. It is read and signed first.")


class NotToTreat(TreatmentRefused):
    code = "not-to-treat"

    def words(self) -> str:
        return _("This session is treated or cancelled already.")


class AnotherComesFirst(TreatmentRefused):
    code = "another-comes-first"

    def __init__(self, number: int) -> None:
        super().__init__(str(number))
        self.number = number

    def words(self) -> str:
        return _("Session %(number)s of this course comes first.") % {"number": self.number}


class NotBookedForToday(TreatmentRefused):
    code = "not-booked-for-today"

    def __init__(self, day: date | None) -> None:
        super().__init__(day.isoformat() if day else "no day")
        self.day = day

    def words(self) -> str:
        if self.day is None:
            return _("This session is not booked. Book it for today first, so that room and device are held.")
        return _("This session is booked for %(day)s. Move it to today first, so that room and device are held.") % {
            "day": date_format(self.day)
        }


class NotScreened(TreatmentRefused):
    """The questions about health are asked again before each session."""

    code = "not-screened"

    def words(self) -> str:
        return _("The questions about health were not asked again for this session. Ask them first.")


class UnknownTouch(TreatmentRefused):
    code, field = "unknown-touch", "touched"

    def __init__(self, value: str) -> None:
        super().__init__("unknown")
        self.value = value

    def words(self) -> str:
        return _("We do not know “%(value)s” among what may have touched the skin.") % {"value": self.value[:40]}


class NothingAndSomething(TreatmentRefused):
    code, field = "nothing-and-something", "touched"

    def words(self) -> str:
        return _("Nothing touched the open skin, or something did: not both.")


class AlreadySigned(TreatmentRefused):
    code = "already-signed"

    def words(self) -> str:
        return _("This record is signed and never changes. A correction is an addendum beside it.")


class NotSignedYet(TreatmentRefused):
    code = "not-signed-yet"

    def words(self) -> str:
        return _("This record is not signed yet: write it into the record itself.")


class NoWords(TreatmentRefused):
    code, field = "no-words", "words"

    def words(self) -> str:
        return _("An addendum without words corrects nothing.")


class OnlyWhoTreated(TreatmentRefused):
    code = "only-who-treated"

    def __init__(self, name: str) -> None:
        super().__init__("only who treated signs")
        self.name = name

    def words(self) -> str:
        return _("Only %(name)s, who treated, can sign this record, and only after signing in.") % {"name": self.name}


class LotRefused(TreatmentRefused):
    """An expired or recalled lot, or one of another site, is never used."""

    code, field = "lot-refused", "lot"

    def __init__(self, number: str, *, expired_on: date | None = None, is_recalled: bool = False) -> None:
        super().__init__("lot refused")
        self.number, self.expired_on, self.is_recalled = number, expired_on, is_recalled

    def words(self) -> str:
        if self.is_recalled:
            return _("Lot %(number)s was recalled. Take another one, and put this one aside.") % {"number": self.number}
        if self.expired_on:
            words = _("Lot %(number)s expired on %(day)s. Take another one, and put this one aside.")
            return words % {"number": self.number, "day": date_format(self.expired_on)}
        return _("Lot %(number)s is not in stock at this site.") % {"number": self.number}


class TimesRefused(TreatmentRefused):
    code, field = "ends-before-it-begins", "ended"

    def words(self) -> str:
        return _("It ends before it began.")


class NotComplete(TreatmentRefused):
    """What is still missing, by the field it belongs to."""

    code = "not-complete"

    def __init__(self, missing: Mapping[str, str]) -> None:
        super().__init__(", ".join(missing))
        self.missing = dict(missing)

    def words(self) -> str:
        return " ".join(self.missing.values())
