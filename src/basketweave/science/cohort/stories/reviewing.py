"""Their sessions are over: it is time to look again, or somebody has."""

from datetime import date, timedelta

from basketweave.science.cohort.answers import uneasy
from basketweave.science.cohort.courses import begins_a_course, consents, heals, is_screened, is_treated
from basketweave.science.cohort.deeds import (
    PATIENT,
    Appointment,
    FinishTask,
    Graded,
    MoveSession,
    Picture,
    ReleaseSeries,
    ReportWrong,
    ReviewCourse,
)
from basketweave.science.cohort.grading import some_better
from basketweave.science.cohort.house import SESSION
from basketweave.science.cohort.lives import Life, later
from basketweave.science.cohort.series import NoDay
from basketweave.science.cohort.stories.words import A_PHOTOGRAPH, LINES, SCARS
from basketweave.science.protocol.scales.gais import GAIS

SOON = 30  # days: so that the second session, moved, still lies in its window


def is_due_for_review(life: Life) -> None:
    """Long enough ago for skin to have rebuilt itself. A sunburn had held the series, and the rest was moved."""
    last_day = -life.guideline.first_review.days - 2
    first, *planned = begins_a_course(
        life,
        first=last_day - 70,
        gaps=(SOON, ideal(life)),
        words=SCARS,
        pictures=(Picture(view="front", file="drawing.png"),),
    )
    consents(life, first)
    is_treated(life, first, 1)
    second, third = is_sunburnt(life, first, *planned)
    heals(life, first, until=second.day, skips=True)
    is_treated(life, second, 2)
    heals(life, second, until=third.day, skips=True)
    is_treated(life, third, 3)
    heals(life, third, until=life.today, is_last=True)


def is_reviewed(life: Life) -> None:
    """A scare on the way, looked after within two hours; and grades, some better and some not, with photographs."""
    last_day = -life.guideline.first_review.days - 2 - ideal(life)
    sessions = begins_a_course(
        life,
        first=last_day - 2 * ideal(life),
        gaps=(ideal(life),) * 2,
        words=LINES,
        notes=f"{LINES} {A_PHOTOGRAPH}",
        pictures=(Picture(view="front", file="before.jpg"),),
    )
    is_treated_to_the_end(life, sessions)
    visit = life.visit(last_day + life.guideline.first_review.days + life.rng.randint(3, 9))
    life.is_examined(
        visit,
        f"Lines by the eyes look softer; scars counted by the same specialist as before. {A_PHOTOGRAPH}",
        grades=(*some_better(life.grades, life.rng), Graded(scale=GAIS.id, zone=None, value="improved")),
        pictures=(Picture(view="front", file="after.jpg"),),
        is_review=True,
    )
    words = (
        f"Some zones were graded lower, others as before: graded, not measured. Sun protection stays. {A_PHOTOGRAPH}"
    )
    life.does(later(visit, 27), life.site.specialist, ReviewCourse(outcome="done", words=words))


def is_sunburnt(
    life: Life, first: Appointment, second: Appointment, third: Appointment
) -> tuple[Appointment, Appointment]:
    """Told two days before the second session; the specialist moves what is to come and lets the series go on."""
    told = life.at(life.days_until(second.day) - 2, from_hour=18, to_hour=20)
    burnt_on = second.day - timedelta(days=4)
    is_screened(life, told, 2, answers=(("sunburn", True), ("sunburn-on", burnt_on)))
    calm = max(burnt_on + life.guideline.days("wait_after_sunburn"), first.day + life.guideline.shortest_gap)
    moved = free_from(life, calm, like=second)
    after = free_from(life, moved.day + life.guideline.shortest_gap, like=third)
    morning = life.at(life.days_until(second.day) - 1, from_hour=9, to_hour=11)
    for minutes, number, appointment in ((0, 3, after), (1, 2, moved)):
        agreed = MoveSession(number=number, appointment=appointment)
        life.does(later(morning, minutes), life.site.specialist, agreed)
    words = "Called him: red on both cheeks, no blisters. The rest of the course is moved by as much as it takes."
    life.does(later(morning, 3), life.site.specialist, ReleaseSeries(words=words))
    return moved, after


def free_from(life: Life, day: date, *, like: Appointment) -> Appointment:
    """The first free hour from that day on, near the same time of day."""
    for days in range(14):
        if found := life.book.take(life.site, day + timedelta(days=days), near=like.wall_time, lasts=SESSION):
            return found
    raise NoDay(f"no free hour at {life.site.id} in two weeks from {day}")


def is_treated_to_the_end(life: Life, sessions: tuple[Appointment, ...]) -> None:
    consents(life, sessions[0])
    for number, session in enumerate(sessions, start=1):
        is_last = number == len(sessions)
        until = life.today if is_last else sessions[number].day
        is_treated(life, session, number)
        if number == 1:
            is_scared(life, session)
        heals(life, session, until=until, is_last=is_last, skips=not is_last)


def is_scared(life: Life, session: Appointment) -> None:
    days = life.days_until(session.day) + 2
    life.does(
        life.at(days, from_hour=16, to_hour=17),
        PATIENT,
        ReportWrong(answers=uneasy(2, life.rng), words="It still hurts as much as yesterday. Is that right?"),
    )
    life.does(
        life.at(days, from_hour=17, to_hour=18),
        life.site.specialist,
        FinishTask(outcome="Called. No warmth, nothing spreads. Cool water; calls again if it is not less tomorrow."),
    )


def ideal(life: Life) -> int:
    return life.guideline.ideal_gap.days
