"""A made-up course: from asking to a whole series in the diary, and session by session until the skin has healed."""

from datetime import date, time, timedelta

from basketweave.science.cohort import series
from basketweave.science.cohort.answers import usual
from basketweave.science.cohort.deeds import (
    PATIENT,
    AnswerCheckIn,
    Appointment,
    BeginTreatment,
    BookSeries,
    Picture,
    PlanCourse,
    RecordTreatment,
    Said,
    ScreenAgain,
    SignConsent,
    ZoneTreated,
)
from basketweave.science.cohort.house import LOT_OF, PEN_OF
from basketweave.science.cohort.lives import Life, later
from basketweave.science.cohort.weighing import answered, stays_outside_rim
from basketweave.science.quantities import OnTheSkin

LONG_ENOUGH_MM = 1  # from here on pinpoint bleeding is the endpoint, below it erythema
NUMBED_FROM_MM = 1  # shorter needles are mostly borne without
CREAM = "Lidocaine 2.5 % and prilocaine 2.5 % cream, 2 g, 30 minutes, wiped off"
# What touched the open skin, and what of it has to be found again: product, lot, time.
TOUCHED = (
    (frozenset({OnTheSkin.STERILE_SALINE}), "Sodium chloride 0.9 %, lot 24F118, before and after"),
    (
        frozenset({OnTheSkin.STERILE_SALINE, OnTheSkin.DEVICE_HYDROGEL}),
        "Sodium chloride 0.9 %, lot 24F118; gel of the pen, lot HG-0931, during the passes",
    ),
)


def begins_a_course(
    life: Life,
    *,
    first: int,
    gaps: tuple[int, ...],
    words: str,
    notes: str = "",
    pictures: tuple[Picture, ...] = (),
) -> tuple[Appointment, ...]:
    """From asking to a whole series in the diary, the first session that many days from today."""
    visit = life.asks_and_comes(life.open_on_or_before(min(first, 0) - life.rng.randint(8, 13)))
    sessions = series.lay_out(
        site=life.site,
        book=life.book,
        zones=frozenset(life.complaint.places),
        first_day=life.today + timedelta(days=first),
        gaps=tuple(timedelta(days=gap) for gap in gaps),
        near=time(life.rng.randrange(10, 17)),
        guideline=life.guideline,
    )
    life.is_examined(visit, notes or words, pictures=pictures)
    life.is_decided(visit, "needling", words, treatments=("needling",))
    is_planned(life, visit, session_count=len(sessions), first_day=sessions[0].day)
    life.does(later(visit, 40), life.site.desk, BookSeries(appointments=sessions))
    return sessions


def is_planned(life: Life, visit: Appointment, *, session_count: int, first_day: date) -> None:
    life.does(
        later(visit, 30),
        life.site.specialist,
        PlanCourse(
            specialist=life.site.specialist,
            device=PEN_OF[life.site.id],
            zones=life.complaint.zones,
            session_count=session_count,
            first_day=first_day,
            answered=answered(life, first_day=first_day, session_count=session_count),
            stays_outside_rim=stays_outside_rim(life),
        ),
    )


def consents(life: Life, session: Appointment) -> None:
    life.does(later(session, -10), life.site.specialist, SignConsent(signed_name=life.person.name))


def is_screened(life: Life, when: Appointment, number: int, *, answers: Said | None = None, by: str = PATIENT) -> None:
    life.does(when, by, ScreenAgain(number=number, answers=answers))


def is_treated(life: Life, session: Appointment, number: int, *, is_signed: bool = True) -> None:
    """Asked again beforehand, at home or in the room; then the record by zone."""
    if life.rng.random() < 0.6:
        is_screened(life, life.at(life.days_until(session.day) - 1, from_hour=18, to_hour=21), number)
    else:
        is_screened(life, later(session, -8), number, by=life.site.specialist)
    life.does(session, life.site.specialist, BeginTreatment(number=number))
    life.does(later(session, life.rng.randint(35, 55)), life.site.specialist, _record(life, number, is_signed))


def _record(life: Life, number: int, is_signed: bool) -> RecordTreatment:
    """The endpoint that needles of that length aim at."""
    touched, on_the_skin = life.rng.choice(TOUCHED)
    longest = max(length for _, length in life.complaint.zones)
    return RecordTreatment(
        number=number,
        zones=tuple(
            ZoneTreated(
                zone=zone,
                needle_length_mm=length,
                passes=life.rng.randint(3, 6),
                endpoint="pinpoint-bleeding" if length >= LONG_ENOUGH_MM else "erythema",
            )
            for zone, length in life.complaint.zones
        ),
        lot=LOT_OF[life.site.id],
        anaesthetic=CREAM if longest >= NUMBED_FROM_MM else "",
        touched=touched,
        on_the_skin=on_the_skin,
        stays_outside_rim=stays_outside_rim(life),
        reaction=life.rng.choice(("Erythema as expected", "Erythema, a little swelling")),
        is_signed=is_signed,
    )


def heals(life: Life, session: Appointment, *, until: date, is_last: bool = False, skips: bool = False) -> None:
    """Answers the check-ins that come before that day; some people skip one."""
    days = (*life.guideline.check_in_days, *(life.guideline.check_in_days_after_last if is_last else ()))
    for gap in days:
        asked_on = session.day + gap
        if asked_on < min(until, life.today) and not (skips and life.rng.random() < 0.2):
            answers = usual(gap.days, life.rng)
            when = life.at(life.days_until(asked_on), from_hour=12, to_hour=21)
            life.does(when, PATIENT, AnswerCheckIn(day_after=gap.days, answers=answers))
