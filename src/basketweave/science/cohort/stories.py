"""How far each of them comes, so that today somebody stands at every step."""

from collections.abc import Callable, Mapping
from datetime import time, timedelta
from types import MappingProxyType

from basketweave.science.cohort.answers import uneasy, worrying
from basketweave.science.cohort.complaints import some_better
from basketweave.science.cohort.deeds import (
    PATIENT,
    AnswerCheckIn,
    Appointment,
    BeginExamination,
    CancelSessions,
    FinishTask,
    NoteEarlierNeedling,
    Picture,
    RecordExamination,
    ReportWrong,
    ReviewCourse,
)
from basketweave.science.cohort.lives import Life, later

Story = Callable[[Life], None]
GAPS = (33, 37)  # inside the window of four to six weeks, near its ideal
SCARS = "Rolling scars on both cheeks, soft when stretched. A course of needling is worth trying; no promise how much."
LINES = "Fine lines at rest. Needling may soften them a little; sun protection does as much."
A_PHOTOGRAPH = "CC0 photograph, nobody's patient."  # the licence of its face allows it to be shown


def asks_to_be_called(life: Life) -> None:
    life.asks(life.at(-1, from_hour=18, to_hour=22), for_time=None)


def asks_on_the_phone(life: Life) -> None:
    visit = life.visit(life.open_on_or_after(1))
    life.asks(life.at(-2), for_time=visit, by=life.site.desk)


def comes_today(life: Life) -> None:
    life.asks(life.at(-3), for_time=life.visit(life.open_on_or_after(0), near=time(17)))


def is_half_examined(life: Life) -> None:
    visit = life.asks_and_comes(life.open_on_or_before(-1))
    life.does(visit, life.site.specialist, BeginExamination())
    begun = RecordExamination(
        phototype=None, grades=life.grades[:1], notes="Called away; to be finished.", is_finished=False
    )
    life.does(later(visit, 20), life.site.specialist, begun)


def waits_for_a_decision(life: Life) -> None:
    visit = life.asks_and_comes(life.open_on_or_before(-1))
    life.is_examined(visit, "The scar on the shoulder is raised. Weigh a test spot before the face.")


def has_to_wait(life: Life) -> None:
    visit = life.asks_and_comes(life.open_on_or_before(-6))
    life.is_examined(visit, "Inflamed spots on both cheeks.")
    words = "Your spots are active, and needling would spread them. Have them treated first; then we look again."
    life.is_decided(visit, "wait", words, look_again_on=life.today + timedelta(days=life.rng.randint(40, 60)))


def is_referred_elsewhere(life: Life) -> None:
    visit = life.asks_and_comes(life.open_on_or_before(-20))
    life.is_examined(visit, "A rough, bleeding spot on the forehead. No needling near it.")
    life.is_decided(
        visit,
        "elsewhere",
        "A dermatologist must look at the spot on your forehead, soon. We have written to one today.",
    )


def was_needled_elsewhere(life: Life) -> None:
    visit = life.asks_and_comes(life.open_on_or_before(-1))
    told = NoteEarlierNeedling(zones=life.complaint.places, day=life.today - timedelta(days=life.rng.randint(10, 14)))
    life.does(later(visit, 5), life.site.specialist, told)
    life.is_examined(visit, SCARS)
    life.is_decided(visit, "needling", SCARS)


def has_yet_to_book(life: Life) -> None:
    visit = life.asks_and_comes(life.open_on_or_before(-2))
    life.is_examined(visit, LINES)
    life.is_decided(visit, "needling", LINES)
    life.is_planned(visit, session_count=3, first_day=life.today + timedelta(days=life.rng.randint(4, 8)))


def is_treated_today(life: Life) -> None:
    life.begins_a_course(first=0, gaps=gaps(life, 3), words=SCARS)


def is_in_the_middle(life: Life) -> None:
    """The second of four sessions is a few days off, and the check-ins of the first are all answered."""
    between = gaps(life, 3)
    first, *_others = life.begins_a_course(first=3 - between[0], gaps=between, words=SCARS)
    life.consents(first)
    life.is_treated(first, 1)
    life.heals(first, until=life.today)


def has_a_record_to_sign(life: Life) -> None:
    """Late: it was yesterday."""
    first, *_others = life.begins_a_course(first=-1, gaps=gaps(life, 2), words=LINES)
    life.consents(first)
    life.is_treated(first, 1, is_signed=False)


def drops_out(life: Life) -> None:
    """Calls off what is booked two days after the last check-in, and agrees to nothing new."""
    first, second, _third = life.begins_a_course(first=life.open_on_or_before(-60), gaps=(35, 35), words=LINES)
    life.consents(first)
    life.is_treated(first, 1)
    life.heals(first, until=second.day)
    last_answer = first.day + life.guideline.check_in_days[-1]
    life.does(life.at(life.days_until(last_answer) + 2), life.site.desk, CancelSessions(numbers=(3, 2)))


def has_a_check_in_due(life: Life) -> None:
    first, *_others = life.begins_a_course(first=-3, gaps=gaps(life, 2), words=SCARS)
    life.consents(first)
    life.is_treated(first, 1)
    life.heals(first, until=life.today)


def needs_a_call(life: Life) -> None:
    """Three days after the session, yesterday evening: an answer that cannot wait, and nobody has called yet."""
    first, *_others = life.begins_a_course(first=-4, gaps=gaps(life, 2), words=SCARS)
    life.consents(first)
    life.is_treated(first, 1)
    life.heals(first, until=life.today - timedelta(days=2))
    worry = AnswerCheckIn(
        day_after=3,
        answers=worrying(3, life.rng),
        words="The red has reached my jaw since this morning, and it throbs.",
    )
    life.does(life.at(-1, from_hour=21, to_hour=22), PATIENT, worry)


def is_due_for_review(life: Life) -> None:
    """The last session was long enough ago for skin to have rebuilt itself."""
    last_day = -life.guideline.first_review.days - 2
    sessions = life.begins_a_course(
        first=last_day - 2 * ideal(life),
        gaps=(ideal(life),) * 2,
        words=SCARS,
        pictures=(Picture(view="front", file="drawing.png"),),
    )
    is_treated_to_the_end(life, sessions)


def is_reviewed(life: Life) -> None:
    """A scare on the way, looked after within two hours; and grades, some better and some not, with photographs."""
    last_day = -life.guideline.first_review.days - 2 - ideal(life)
    sessions = life.begins_a_course(
        first=last_day - 2 * ideal(life),
        gaps=(ideal(life),) * 2,
        words=LINES,
        notes=f"{LINES} {A_PHOTOGRAPH}",
        pictures=(Picture(view="front", file="before.jpg"),),
    )
    is_treated_to_the_end(life, sessions, has_a_scare=True)
    visit = life.visit(last_day + life.guideline.first_review.days + life.rng.randint(3, 9))
    life.is_examined(
        visit,
        f"Lines by the eyes look softer. {A_PHOTOGRAPH}",
        grades=some_better(life.grades, life.rng),
        pictures=(Picture(view="front", file="after.jpg"),),
        is_review=True,
    )
    words = (
        f"Some zones were graded lower, others as before: graded, not measured. Sun protection stays. {A_PHOTOGRAPH}"
    )
    life.does(later(visit, 27), life.site.specialist, ReviewCourse(outcome="done", words=words))


def is_treated_to_the_end(life: Life, sessions: tuple[Appointment, ...], *, has_a_scare: bool = False) -> None:
    life.consents(sessions[0])
    for number, session in enumerate(sessions, start=1):
        is_last = number == len(sessions)
        until = life.today if is_last else sessions[number].day
        life.is_treated(session, number)
        if number == 1 and has_a_scare:
            is_scared(life, session)
        life.heals(session, until=until, is_last=is_last, skips=not is_last)


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


def gaps(life: Life, count: int) -> tuple[int, ...]:
    return tuple(life.rng.randint(*GAPS) for _ in range(count))


# Who lives which story, and at which site.
STORIES: Mapping[str, tuple[str, Story]] = MappingProxyType(
    {
        "ana": ("rua-do-sol", is_treated_today),
        "anjali": ("rua-do-sol", asks_to_be_called),
        "asta": ("lindenhof", has_yet_to_book),
        "fatima": ("rua-do-sol", is_half_examined),
        "giorgos": ("rua-do-sol", is_due_for_review),
        "gunther": ("lindenhof", is_referred_elsewhere),
        "ines": ("rua-do-sol", is_reviewed),
        "jean-luc": ("lindenhof", drops_out),
        "kwame": ("rua-do-sol", is_in_the_middle),
        "leila": ("rua-do-sol", has_a_check_in_due),
        "mbali": ("rua-do-sol", needs_a_call),
        "ngoc": ("rua-do-sol", was_needled_elsewhere),
        "ngozi": ("rua-do-sol", waits_for_a_decision),
        "siobhan": ("rua-do-sol", has_a_record_to_sign),
        "tomasz": ("lindenhof", asks_on_the_phone),
        "wei": ("rua-do-sol", comes_today),
        "zoe": ("lindenhof", has_to_wait),
    }
)
