"""Why a course or a booking cannot be so, apart from what the rules of care say: each with its values and its field."""

from datetime import date
from decimal import Decimal

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from basketweave.clinic.face.zones import name_of
from basketweave.clinic.house.refusals import FindingsRefused, Refusal
from basketweave.clinic.people.models import Step


class PlanRefused(Refusal):
    """What a course itself demands; `not_before` is the earliest day, where waiting is all that it takes."""

    not_before: date | None = None


class SessionRefused(FindingsRefused):
    """A rule says no: the findings carry the reasons and the earliest day."""


class NoStandingDecision(PlanRefused):
    code = "no-decision"

    def words(self) -> str:
        return _("No specialist has decided on a course of microneedling for this episode; the decision comes first.")


class NotNow(PlanRefused):
    """The episode stands elsewhere: it is closed, or a review asks for a new decision first."""

    code = "not-now"

    def __init__(self, step: str) -> None:
        super().__init__(step)
        self.step = step

    def words(self) -> str:
        if self.step == Step.DONE:
            return _("This episode is closed. For another course a new one is opened.")
        return _("No course is to be planned for this episode now (step: %(step)s); the decision comes first.") % {
            "step": Step(self.step).label
        }


class DecisionUsed(PlanRefused):
    code = "decision-used"

    def words(self) -> str:
        return _("Sessions were held for this decision already. Another course needs a new decision.")


class CourseAlreadyOpen(PlanRefused):
    code = "course-already-open"

    def words(self) -> str:
        return _("This episode has a course already. End that one before you plan another.")


class NoZones(PlanRefused):
    code = "no-zones"

    def words(self) -> str:
        return _("Give a needle length for at least one zone.")


class NeedleTooLong(PlanRefused):
    code = "needle-too-long"

    def __init__(self, zone: str, longest_mm: Decimal, device: str) -> None:
        super().__init__(zone)
        self.zone, self.longest_mm, self.device = zone, longest_mm, device
        self.field = f"length_{zone}"

    def words(self) -> str:
        words = _("%(zone)s: %(device)s is labelled for needles of at most %(longest)s mm.")
        return words % {"zone": name_of(self.zone), "device": self.device, "longest": self.longest_mm.normalize()}


class UnknownZone(PlanRefused):
    code = "unknown-zone"

    def __init__(self, zone: str) -> None:
        super().__init__("unknown zone")
        self.zone = zone

    def words(self) -> str:
        return _("We do not know the zone “%(zone)s”.") % {"zone": self.zone[:40]}


class NotALength(PlanRefused):
    code = "not-a-length"

    def __init__(self, zone: str) -> None:
        super().__init__(zone)
        self.zone = zone
        self.field = f"length_{zone}"

    def words(self) -> str:
        words = _("%(zone)s: a needle length is from 0.1 to 9.99 mm, with at most two decimals.")
        return words % {"zone": name_of(self.zone)}


class DeviceNotForThis(PlanRefused):
    code, field = "device-not-for-this", "device"

    def words(self) -> str:
        return _("This device is retired, or belongs to another site.")


class SpecialistNotForThis(PlanRefused):
    code, field = "specialist-not-for-this", "specialist"

    def words(self) -> str:
        return _("Only a specialist of this site can hold the sessions.")


class DayIsPast(PlanRefused):
    code, field = "day-is-past", "day"

    def __init__(self, day: date) -> None:
        super().__init__(day.isoformat())
        self.day = day

    def words(self) -> str:
        return _("%(day)s is past.") % {"day": date_format(self.day)}


class DayTooFar(PlanRefused):
    """Beyond any day that a clinic means, where reckoning with days would fail."""

    code, field = "day-too-far", "day"

    def words(self) -> str:
        return _("This day is too far away. Write a day between 2000 and 2100.")


class BeforeFirstDay(PlanRefused):
    code, field = "before-first-day", "day"

    def __init__(self, not_before: date, specialist: str) -> None:
        super().__init__(not_before.isoformat())
        self.not_before, self.specialist = not_before, specialist

    def words(self) -> str:
        words = _("The course begins on %(day)s at the earliest; ask %(specialist)s if it has to be sooner.")
        return words % {"day": date_format(self.not_before or date.min), "specialist": self.specialist}


class OutOfOrder(PlanRefused):
    """Sessions are held in the order of their numbers, so that each window has a day to count from."""

    code, field = "out-of-order", "day"

    def __init__(self, number: int, other: int, other_day: date | None) -> None:
        super().__init__(f"{number} and {other}")
        self.number, self.other, self.other_day = number, other, other_day

    def words(self) -> str:
        if self.other_day is None:
            return _("Session %(other)s has no day yet; book that one first.") % {"other": self.other}
        if self.other < self.number:
            words = _("Session %(other)s is on %(day)s; session %(number)s comes after it.")
        else:
            words = _("Session %(other)s is on %(day)s; session %(number)s comes before it.")
        return words % {"other": self.other, "number": self.number, "day": date_format(self.other_day)}


class NotToBook(PlanRefused):
    code = "not-to-book"

    def words(self) -> str:
        return _("There is nothing to book: it is booked, treated or cancelled already. Look at the course again.")


class NotBooked(PlanRefused):
    code = "not-booked"

    def words(self) -> str:
        return _("This session has no booking.")


class UnderWay(PlanRefused):
    """A treatment of this session has begun: its record is signed first."""

    code = "under-way"

    def words(self) -> str:
        return _("This session has begun: it is neither moved nor given back. Its record is waiting for a signature.")


class NotAgreed(PlanRefused):
    code, field = "not-agreed", "agreed_by"

    def words(self) -> str:
        return _("Only the patient can say yes by their link; the desk says that it took the yes on the phone.")


class NoFreeTime(PlanRefused):
    """Nothing was booked: a series is booked whole or not at all."""

    code, field = "no-free-time", "wall_time"

    def __init__(self, number: int, window_from: date, window_to: date) -> None:
        super().__init__(str(number))
        self.number, self.window_from, self.window_to = number, window_from, window_to

    def words(self) -> str:
        words = _(
            "Nothing was booked: session %(number)s has no free time from %(from)s to %(to)s "
            "with specialist, room and device all free. Book the sessions one by one, or choose another hour."
        )
        return words % {
            "number": self.number,
            "from": date_format(self.window_from),
            "to": date_format(self.window_to),
        }


class AlreadyEnded(PlanRefused):
    code = "already-ended"

    def words(self) -> str:
        return _("This course has ended.")
