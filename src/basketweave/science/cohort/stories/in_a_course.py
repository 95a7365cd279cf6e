"""They have a course: to be booked, today, in its middle, held, or given up."""

from datetime import timedelta

from basketweave.science.cohort.answers import worrying
from basketweave.science.cohort.courses import begins_a_course, consents, heals, is_planned, is_screened, is_treated
from basketweave.science.cohort.deeds import PATIENT, AnswerCheckIn, CancelSessions, Said
from basketweave.science.cohort.lives import Life
from basketweave.science.cohort.stories.words import LINES, SCARS
from basketweave.science.protocol.screening import NOTHING_APPLIES

GAPS = (33, 37)  # inside the window of four to six weeks, near its ideal
A_GRAZE: Said = (("open-wound", True), ("open-wound-where", ("chin",)))
HEALED: Said = ((NOTHING_APPLIES, True),)
PREGNANT: Said = (("pregnancy", True), ("pregnancy-is", ("pregnant",)))


def has_yet_to_book(life: Life) -> None:
    visit = life.asks_and_comes(life.open_on_or_before(-2))
    life.is_examined(visit, LINES)
    life.is_decided(visit, "needling", LINES, treatments=("needling",))
    first_day = life.today + timedelta(days=life.rng.randint(4, 8))
    is_planned(life, visit, session_count=3, first_day=first_day)


def is_treated_today(life: Life) -> None:
    begins_a_course(life, first=0, gaps=gaps(life, 3), words=SCARS)


def is_in_the_middle(life: Life) -> None:
    """The second of four sessions is a few days off; a graze held the series for three days, and is closed now."""
    between = gaps(life, 3)
    first, *_others = begins_a_course(life, first=3 - between[0], gaps=between, words=SCARS)
    consents(life, first)
    is_treated(life, first, 1)
    heals(life, first, until=life.today)
    is_screened(life, life.at(-4, from_hour=18, to_hour=21), 2, answers=A_GRAZE)
    is_screened(life, life.at(-1, from_hour=18, to_hour=21), 2, answers=HEALED)


def is_held(life: Life) -> None:
    """Since yesterday evening: she has told that she is pregnant."""
    between = gaps(life, 2)
    first, *_others = begins_a_course(life, first=4 - between[0], gaps=between, words=SCARS)
    consents(life, first)
    is_treated(life, first, 1)
    heals(life, first, until=life.today)
    is_screened(life, life.at(-1, from_hour=18, to_hour=21), 2, answers=PREGNANT)


def has_a_record_to_sign(life: Life) -> None:
    """Late: it was yesterday."""
    first, *_others = begins_a_course(life, first=-1, gaps=gaps(life, 2), words=LINES)
    consents(life, first)
    is_treated(life, first, 1, is_signed=False)


def drops_out(life: Life) -> None:
    """Calls off what is booked two days after the last check-in, and agrees to nothing new."""
    first, second, _third = begins_a_course(life, first=life.open_on_or_before(-60), gaps=(35, 35), words=LINES)
    consents(life, first)
    is_treated(life, first, 1)
    heals(life, first, until=second.day)
    last_answer = first.day + life.guideline.check_in_days[-1]
    life.does(life.at(life.days_until(last_answer) + 2), life.site.desk, CancelSessions(numbers=(3, 2)))


def has_a_check_in_due(life: Life) -> None:
    first, *_others = begins_a_course(life, first=-3, gaps=gaps(life, 2), words=SCARS)
    consents(life, first)
    is_treated(life, first, 1)
    heals(life, first, until=life.today)


def needs_a_call(life: Life) -> None:
    """Three days after the session, yesterday evening: an answer that cannot wait, and nobody has called yet."""
    first, *_others = begins_a_course(life, first=-4, gaps=gaps(life, 2), words=SCARS)
    consents(life, first)
    is_treated(life, first, 1)
    heals(life, first, until=life.today - timedelta(days=2))
    worry = AnswerCheckIn(
        day_after=3,
        answers=worrying(3, life.rng),
        words="The red has reached my jaw since this morning, and it throbs.",
    )
    life.does(life.at(-1, from_hour=21, to_hour=22), PATIENT, worry)


def gaps(life: Life, count: int) -> tuple[int, ...]:
    return tuple(life.rng.randint(*GAPS) for _ in range(count))
