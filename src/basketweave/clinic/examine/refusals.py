"""How an examination says no."""

from datetime import date

from django.utils.translation import gettext as _

from basketweave.clinic.consult.words import clinical_name_of
from basketweave.clinic.examine import seen_words
from basketweave.clinic.house.refusals import Refusal
from basketweave.clinic.house.words import long_day
from basketweave.clinic.people.models import Step


class NotNow(Refusal):
    """This episode has gone on (or is closed): it is not the time for a first examination."""

    code = "not-now"

    def __init__(self, step: str) -> None:
        super().__init__(step)
        self.step = step

    def words(self) -> str:
        if self.step == Step.DONE:
            return _("This episode is closed: nothing is written in it any more.")
        return _("This episode has gone on: a first examination is no longer due. The review has one of its own.")


class Finished(Refusal):
    """A finished examination stands; what is new belongs to a new one."""

    code = "finished"

    def words(self) -> str:
        return _("This examination is finished and stands as it is. What is new belongs to a new examination.")


class NotComplete(Refusal):
    """What is still missing before it can be finished, as `queries.missing_in` names it."""

    code = "not-complete"

    def __init__(self, missing: tuple[str, ...]) -> None:
        super().__init__(", ".join(missing))
        self.missing = missing

    def words(self) -> str:
        return " ".join(self.words_for(each) for each in self.missing)

    @staticmethod
    def words_for(missing: str) -> str:
        if missing == "phototype":
            return _("Choose the phototype: it says which scales hold, and how skin answers.")
        if missing in seen_words.MISSING:
            return str(seen_words.MISSING[missing])
        if missing == "redness":
            return _(
                "Redness was graded only on a scale that was not made for this phototype: grade it on a second scale "
                "too, or take it back."
            )
        return _("%(concern)s: give at least one grade, or say why there is none.") % {
            "concern": clinical_name_of(missing)
        }


class NoSuchPhototype(Refusal):
    """There are six."""

    code = "no-such-phototype"
    field = "phototype"

    def __init__(self, phototype: int) -> None:
        super().__init__(str(phototype))

    def words(self) -> str:
        return _("There is no such phototype: they run from I to VI.")


class ImpossibleDay(Refusal):
    """A needling cannot have been on this day: it is to come, or too long ago to be meant."""

    code = "impossible-day"
    field = "day"

    def __init__(self, day: date) -> None:
        super().__init__(day.isoformat())
        self.day = day

    def words(self) -> str:
        return _("It cannot have been on %(day)s: write a day in the last twenty years, today at the latest.") % {
            "day": long_day(self.day)
        }


class NoZone(Refusal):
    """A needling was somewhere."""

    code = "no-zone"
    field = "zones"

    def words(self) -> str:
        return _("Choose at least one place: touch the drawing, or use the list.")


class NotAPhotograph(Refusal):
    """The file could not be taken as a photograph; the vault's code says why."""

    field = "picture"

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code

    def words(self) -> str:
        return {
            "empty": _("This file is empty. Please take the photograph again."),
            "not_an_image": _("This is not a photograph that we can read. Please send a JPEG, PNG, WebP or HEIC file."),
            "too_many_pixels": _("This picture has more pixels than we take. Please send it in a smaller size."),
            "too_large": _("This file is larger than we take. Please send a smaller one."),
            "took_too_long": _("Reading this picture took too long. Please send it in a smaller size, or as JPEG."),
        }.get(self.code, _("This picture is damaged and cannot be opened. Please take it again."))
