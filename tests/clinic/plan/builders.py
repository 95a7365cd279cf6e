"""Rows of the steps before: an examination that is finished, and a decision for a course of microneedling."""

from datetime import date, time, timedelta
from decimal import Decimal

from basketweave.clinic.access.actor import Actor, actor_of
from basketweave.clinic.consult.models import Screening
from basketweave.clinic.examine.models import Examination
from basketweave.clinic.house.models import Device
from basketweave.clinic.people import actions as people
from basketweave.clinic.people.models import Due, Episode, Patient, Staff, Step
from basketweave.clinic.plan import actions
from basketweave.clinic.plan.models import Course, Session
from basketweave.clinic.refer.models import Decision, Recommendation
from basketweave.clinic.shell.clock import now

CHEEKS = {"cheek-left": Decimal("1.50"), "cheek-right": Decimal("1.50")}
FIRST_DAY = date(2026, 3, 9)  # a Monday, a week after the tests' today
FOUR_WEEKS = timedelta(weeks=4)
TEN = time(10)


def a_decision(episode: Episode, specialist: Staff, choice: str = "needling") -> Decision:
    examination = Examination.objects.create(
        episode=episode, specialist=specialist, phototype=3, notes="", begun_at=now(), finished_at=now()
    )
    decision = Decision.objects.create(
        episode=episode,
        examination=examination,
        recommendation=Recommendation.objects.create(
            examination=examination, options={}, digest="", was_shown=False, guideline_version="", kept_at=now()
        ),
        choice=choice,
        words="Rolling scars, no active acne.",
        decided_by=specialist,
        decided_at=now(),
    )
    if choice == Decision.Choice.NEEDLING:
        people.move_on(episode, step=Step.PLAN, due=Due.PLAN)
    return decision


def a_course(
    episode: Episode,
    planner: Staff,
    specialist: Staff,
    device: Device,
    *,
    zones: dict[str, Decimal] | None = None,
    session_count: int = 3,
    first_day: date = FIRST_DAY,
    **more: object,
) -> Course:
    return actions.plan_course(
        episode=episode,
        decision=a_decision(episode, planner),
        specialist=specialist,
        device=device,
        zones=zones or CHEEKS,
        session_count=session_count,
        first_day=first_day,
        by=actor_of(planner.user),
        **more,
    )


def session(course: Course, number: int) -> Session:
    return course.sessions.select_related("holding", "course__episode__patient", "course__episode__site").get(
        number=number
    )


def booked(course: Course, number: int, day: date, by: Actor, at: time = TEN) -> Session:
    return actions.book_session(session=session(course, number), day=day, wall_time=at, by=by)


def screened(course: Course, number: int, who: Staff) -> Screening:
    """Asked again before this session: nothing that we ask about applies."""
    answers = {"nothing-applies": True}
    return actions.screen_again(course=course, session=session(course, number), answers=answers, by=actor_of(who.user))


def another_episode(patient: Patient) -> Episode:
    return Episode.objects.create(
        patient=patient, site=patient.episodes.first().site, opened_at=now(), due_day=date(2026, 3, 2)
    )


def a_long_story(episode: Episode, planner: Staff, specialist: Staff, device: Device) -> Course:
    """Six sessions, the first one treated, the rest booked; health asked five times; what was let pass for one session
    and for all of them; and a series on hold, each session with more than one finding."""
    by = actor_of(planner.user)
    course = a_course(episode, planner, specialist, device, session_count=6)
    actions.book_series(course=course, wall_time=TEN, by=by)
    answers = {"heart-rhythm": True}
    for more in ({}, {"melasma": True}, {"diabetes": True, "diabetes-is": "unsettled"}, {"not-sure": True}):
        actions.screen_again(course=course, session=session(course, 1), answers=answers | more, by=by)
    heart = {"rule": "general_health", "code": "heart-rhythm", "words": "Her cardiologist agrees.", "by": by}
    actions.allow(session=session(course, 2), day=session(course, 2).day, **heart)
    actions.allow(session=session(course, 3), day=session(course, 3).day, for_the_course=True, **heart)
    actions.note_treated(session=session(course, 1), day=date(2026, 3, 2), by=by)
    expecting = {"pregnancy": True, "pregnancy-is": ["pregnant"], "keloid": True, "bleeding-disorder": True}
    actions.screen_again(course=course, session=session(course, 2), answers=answers | expecting, by=by)
    return course
