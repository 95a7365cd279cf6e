"""One made-up patient's way through the clinic, told deed by deed; `stories` says how far each one comes."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from random import Random

from basketweave.science.cohort import complaints, series
from basketweave.science.cohort.answers import usual
from basketweave.science.cohort.book import Book
from basketweave.science.cohort.complaints import Complaint
from basketweave.science.cohort.deeds import (
    PATIENT,
    VISITOR,
    AnswerCheckIn,
    Appointment,
    AskConsultation,
    BeginExamination,
    BeginTreatment,
    BookSeries,
    Decide,
    Deed,
    Graded,
    Person,
    Picture,
    PlanCourse,
    RecordExamination,
    RecordTreatment,
    SignConsent,
    What,
    ZoneTreated,
)
from basketweave.science.cohort.house import LOT_OF, PEN_OF, VISIT, Site
from basketweave.science.protocol.guideline import Guideline
from basketweave.science.quantities import Zone

LONG_ENOUGH_MM = 1  # from here on pinpoint bleeding is the endpoint, below it erythema


class Life:
    """Days are told from today: -3 is three days ago."""

    def __init__(
        self,
        *,
        person: Person,
        complaint: Complaint,
        site: Site,
        seed: int,
        today: date,
        book: Book,
        guideline: Guideline,
    ) -> None:
        self.person, self.complaint, self.site, self.today = person, complaint, site, today
        self.book, self.guideline = book, guideline
        self.rng = Random(f"{seed}/{person.id}")  # noqa: S311  (made-up people, no secret)
        self.grades: tuple[Graded, ...] = complaints.graded(complaint, self.rng)
        self.elsewhere: Mapping[Zone, tuple[date, ...]] = {}
        self.deeds: list[Deed] = []

    def does(self, when: Appointment, by: str, what: What) -> None:
        self.deeds.append(
            Deed(
                day=when.day,
                wall_time=when.wall_time,
                site=self.site.id,
                patient=self.person.id,
                by=by,
                what=what,
            )
        )

    def at(self, days: int, *, from_hour: int = 9, to_hour: int = 20) -> Appointment:
        """Some minute of that day."""
        minute = self.rng.randrange(from_hour * 60, to_hour * 60)
        return Appointment(day=self.today + timedelta(days=days), wall_time=time(minute // 60, minute % 60))

    def days_until(self, day: date) -> int:
        return (day - self.today).days

    def open_on_or_before(self, days: int) -> int:
        return next(each for each in range(days, days - 8, -1) if self._is_open(each))

    def open_on_or_after(self, days: int) -> int:
        return next(each for each in range(days, days + 8) if self._is_open(each))

    def visit(self, days: int, *, near: time | None = None) -> Appointment:
        """Half an hour with the specialist on that day."""
        wish = near or time(self.rng.randrange(9, 17))
        taken = self.book.take(self.site, self.today + timedelta(days=days), near=wish, lasts=VISIT)
        if taken is None:
            raise series.NoDay(f"no half hour at {self.site.id} on day {days}")
        return taken

    def asks(self, when: Appointment, *, for_time: Appointment | None, by: str = VISITOR) -> None:
        self.does(
            when,
            by,
            AskConsultation(
                person=self.person,
                concerns=self.complaint.asked,
                zones=self.complaint.places,
                history=self.complaint.history,
                wishes=self.complaint.wishes,
                appointment=for_time,
            ),
        )

    def asks_and_comes(self, days: int) -> Appointment:
        """Asks some days before, and keeps the appointment of that day."""
        visit = self.visit(days)
        self.asks(self.at(days - self.rng.randint(3, 8)), for_time=visit)
        return visit

    def is_examined(
        self,
        visit: Appointment,
        notes: str = "",
        *,
        grades: tuple[Graded, ...] | None = None,
        pictures: tuple[Picture, ...] = (),
        is_review: bool = False,
    ) -> None:
        self.does(visit, self.site.specialist, BeginExamination(is_review=is_review))
        self.does(
            later(visit, 20),
            self.site.specialist,
            RecordExamination(
                phototype=self.person.phototype,
                grades=self.grades if grades is None else grades,
                notes=notes,
                appearance=self.complaint.appearance,
                pictures=pictures,
            ),
        )

    def is_decided(self, visit: Appointment, choice: str, words: str, look_again_on: date | None = None) -> None:
        self.does(
            later(visit, 25),
            self.site.specialist,
            Decide(choice=choice, words=words, look_again_on=look_again_on),
        )

    def is_planned(self, visit: Appointment, *, session_count: int, first_day: date) -> None:
        self.does(
            later(visit, 30),
            self.site.specialist,
            PlanCourse(
                specialist=self.site.specialist,
                device=PEN_OF[self.site.id],
                zones=self.complaint.zones,
                session_count=session_count,
                first_day=first_day,
            ),
        )

    def begins_a_course(
        self,
        *,
        first: int,
        gaps: tuple[int, ...],
        words: str,
        notes: str = "",
        pictures: tuple[Picture, ...] = (),
    ) -> tuple[Appointment, ...]:
        """From asking to a whole series in the diary, the first session that many days from today."""
        visit = self.asks_and_comes(self.open_on_or_before(min(first, 0) - self.rng.randint(8, 13)))
        sessions = series.lay_out(
            site=self.site,
            book=self.book,
            zones=frozenset(self.complaint.places),
            first_day=self.today + timedelta(days=first),
            gaps=tuple(timedelta(days=gap) for gap in gaps),
            near=time(self.rng.randrange(10, 17)),
            elsewhere=self.elsewhere,
            guideline=self.guideline,
        )
        self.is_examined(visit, notes or words, pictures=pictures)
        self.is_decided(visit, "needling", words)
        self.is_planned(visit, session_count=len(sessions), first_day=sessions[0].day)
        self.does(later(visit, 40), self.site.desk, BookSeries(appointments=sessions))
        return sessions

    def consents(self, session: Appointment) -> None:
        self.does(later(session, -10), self.site.specialist, SignConsent(signed_name=self.person.name))

    def is_treated(self, session: Appointment, number: int, *, is_signed: bool = True) -> None:
        """The record by zone; the endpoint that needles of that length aim at."""
        self.does(session, self.site.specialist, BeginTreatment(number=number))
        self.does(
            later(session, self.rng.randint(35, 55)),
            self.site.specialist,
            RecordTreatment(
                number=number,
                zones=tuple(
                    ZoneTreated(
                        zone=zone,
                        needle_length_mm=length,
                        passes=self.rng.randint(3, 6),
                        endpoint="pinpoint-bleeding" if length >= LONG_ENOUGH_MM else "erythema",
                    )
                    for zone, length in self.complaint.zones
                ),
                lot=LOT_OF[self.site.id],
                anaesthetic="Lidocaine 2.5 % and prilocaine 2.5 % cream, 2 g, 30 minutes, wiped off",
                on_the_skin="Saline; sterile hyaluronic gel",
                reaction=self.rng.choice(("Erythema as expected", "Erythema, a little swelling")),
                is_signed=is_signed,
            ),
        )

    def heals(self, session: Appointment, *, until: date, is_last: bool = False, skips: bool = False) -> None:
        """Answers the check-ins that come before that day; some people skip one."""
        days = (*self.guideline.check_in_days, *(self.guideline.check_in_days_after_last if is_last else ()))
        for gap in days:
            asked_on = session.day + gap
            if asked_on < min(until, self.today) and not (skips and self.rng.random() < 0.2):
                answers = usual(gap.days, self.rng)
                when = self.at(self.days_until(asked_on), from_hour=12, to_hour=21)
                self.does(when, PATIENT, AnswerCheckIn(day_after=gap.days, answers=answers))

    def _is_open(self, days: int) -> bool:
        return self.site.is_open(self.today + timedelta(days=days))


def later(when: Appointment, minutes: int) -> Appointment:
    """Some minutes later the same day."""
    moment = datetime.combine(when.day, when.wall_time) + timedelta(minutes=minutes)
    return Appointment(day=moment.date(), wall_time=moment.time())
