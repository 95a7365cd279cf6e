"""One made-up patient's way through the clinic, told deed by deed; `stories` says how far each one comes."""

from datetime import date, datetime, time, timedelta
from random import Random

from basketweave.science.cohort import grading, series
from basketweave.science.cohort.book import Book
from basketweave.science.cohort.complaints import Complaint
from basketweave.science.cohort.deeds import (
    VISITOR,
    AnswerHealth,
    Appointment,
    AskConsultation,
    BeginExamination,
    Decide,
    Deed,
    Graded,
    Person,
    Picture,
    RecordExamination,
    Said,
    What,
    WriteLetter,
)
from basketweave.science.cohort.house import VISIT, Site
from basketweave.science.cohort.told import history, told_at_request
from basketweave.science.protocol.guideline import Guideline
from basketweave.science.protocol.history import History


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
        self.grades: tuple[Graded, ...] = grading.graded(complaint, self.rng)
        self.history = History()
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

    def tells(self, when: Appointment, *, by: str = VISITOR, instead: Said | None = None) -> None:
        """Answers the questions about health that follow the request."""
        answers = instead or told_at_request(self.complaint, when.day)
        self.history = history(answers, person=self.person, day=when.day)
        self.does(when, by, AnswerHealth(answers=answers))

    def asks_and_tells(self, when: Appointment, *, for_time: Appointment | None) -> None:
        self.asks(when, for_time=for_time)
        self.tells(later(when, 3))

    def asks_and_comes(self, days: int) -> Appointment:
        """Asks some days before, and keeps the appointment of that day."""
        visit = self.visit(days)
        self.asks_and_tells(self.at(days - self.rng.randint(3, 8)), for_time=visit)
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

    def is_decided(
        self,
        visit: Appointment,
        choice: str,
        words: str,
        *,
        treatments: tuple[str, ...] = (),
        look_again_on: date | None = None,
    ) -> None:
        self.does(
            later(visit, 25),
            self.site.specialist,
            Decide(choice=choice, words=words, treatments=treatments, look_again_on=look_again_on),
        )

    def is_written_about(self, visit: Appointment, *, receiver: str, words: str) -> None:
        self.does(later(visit, 35), self.site.specialist, WriteLetter(receiver=receiver, words=words))

    def _is_open(self, days: int) -> bool:
        return self.site.is_open(self.today + timedelta(days=days))


def later(when: Appointment, minutes: int) -> Appointment:
    """Some minutes later the same day."""
    moment = datetime.combine(when.day, when.wall_time) + timedelta(minutes=minutes)
    return Appointment(day=moment.date(), wall_time=moment.time())
