"""One session at one time: locked, judged by every rule, held in the diary. What booking, moving and series share."""

from datetime import date, time

from basketweave.clinic.access.actor import Actor
from basketweave.clinic.access.clock import today
from basketweave.clinic.diary import actions as diary
from basketweave.clinic.diary.models import Holding
from basketweave.clinic.house.guideline import guideline
from basketweave.clinic.people import actions as people
from basketweave.clinic.people.models import Due, Step
from basketweave.clinic.people.queries import locked_episode
from basketweave.clinic.plan import queries
from basketweave.clinic.plan.asking import Asked, asked_of
from basketweave.clinic.plan.holds import hold_of
from basketweave.clinic.plan.models import Course, Session
from basketweave.clinic.plan.passing_refusals import SeriesHeld
from basketweave.clinic.plan.refusals import BeforeFirstDay, DayIsPast, DayTooFar, OutOfOrder, SessionRefused
from basketweave.clinic.plan.windows import count_anew

FIRST_YEAR, LAST_YEAR = 2000, 2100
SESSION = "session"  # what the diary holds it for


def locked(course: Course) -> Course:
    """The course and its patient, for us alone until the deed is done: two bookings at once see each other.

    The episode first, as every step does, so that nobody waits in a ring.
    """
    locked_episode(course.episode_id)
    return (
        Course.objects.select_for_update(of=("self", "episode__patient"), no_key=True)
        .select_related("episode__patient", "episode__site", "specialist", "device")
        .get(pk=course.pk)
    )


def session_locked(session: Session) -> Session:
    """The session as it stands now, with its course locked."""
    course = locked(session.course)
    found = Session.objects.select_related("holding").get(pk=session.pk)
    found.course = course
    return found


def check(session: Session, day: date, asked: Asked | None = None) -> None:
    """Asks every rule, and what a course itself demands; refuses with the reasons that nobody has let pass."""
    course = session.course
    check_ordinary(day)
    if day < today(course.episode.site.zone):
        raise DayIsPast(day)
    check_order(session, day)
    if refused := (asked or asked_of(session, day)).on(day).in_the_way:
        raise SessionRefused(refused, site_id=course.episode.site_id)
    if day < course.first_day:
        raise BeforeFirstDay(course.first_day, course.specialist.name)


def check_not_held(course: Course) -> None:
    """Nothing is booked and nobody is treated while a changed answer holds the series."""
    if hold_of(course) is not None:
        raise SeriesHeld(course.specialist.name)


def check_ordinary(day: date) -> None:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise DayTooFar


def check_order(session: Session, day: date) -> None:
    for other in session.course.sessions.standing().exclude(pk=session.pk).select_related("holding"):
        if other.number < session.number and (other.day is None or other.day >= day):
            raise OutOfOrder(session.number, other.number, other.day)
        if other.number > session.number and other.day is not None and other.day <= day:
            raise OutOfOrder(session.number, other.number, other.day)


def hold(session: Session, day: date, wall_time: time, by: Actor) -> Holding:
    """Specialist, a free room and the device, for the length of a session."""
    course = session.course
    return diary.hold_first_free(
        site=course.episode.site,
        purpose=SESSION,
        day=day,
        wall_time=wall_time,
        minutes=queries.SESSION_MINUTES,
        specialist=course.specialist,
        device=course.device,
        episode=course.episode,
        by=by,
    )


def after_a_change(course: Course) -> None:
    """The windows, and what is due next, follow the days."""
    count_anew(course, guideline())
    tell_what_is_due(course)


def tell_what_is_due(course: Course) -> None:
    """While a course is being booked, the episode says so; once all are booked, it waits for the next session.

    An episode that is healing stays there: what is due between treatments is said by `heal`. A held series comes first.
    """
    episode = course.episode
    if course.ended_at is None and hold_of(course) is not None:
        return
    if episode.step not in (Step.PLAN, Step.TREAT) or episode.due == Due.SIGNATURE:
        return
    to_come = list(course.sessions.still_to_come().select_related("holding").order_by("number"))
    if not to_come:
        return
    first_to_book = next((session for session in to_come if session.holding is None), None)
    if first_to_book is None:
        first = to_come[0]
        people.move_on(episode, step=Step.TREAT, due=Due.SESSION, due_day=first.day, due_number=first.number)
    else:
        people.move_on(
            episode,
            step=episode.step,
            due=Due.BOOKING,
            due_day=first_to_book.window_from,
            due_number=first_to_book.number,
        )
