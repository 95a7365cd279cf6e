"""What is due while skin heals, written on the episode so that the board is one query."""

from dataclasses import dataclass, replace
from datetime import date

from basketweave.clinic.access.clock import now, today
from basketweave.clinic.consult import queries as consult
from basketweave.clinic.heal import queries
from basketweave.clinic.heal.models import Task
from basketweave.clinic.people import actions as people
from basketweave.clinic.people.models import Due, Episode, Staff, Step
from basketweave.clinic.people.queries import locked_episode
from basketweave.clinic.plan import queries as plan
from basketweave.clinic.refer import queries as refer
from basketweave.clinic.treat import queries as treat

BEFORE_A_COURSE = {Step.CONSULT: Due.CONSULTATION, Step.EXAMINE: Due.EXAMINATION, Step.REFER: Due.DECISION}


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Where an episode stands; no owner leaves it with whom it is."""

    step: Step
    due: Due
    day: date
    number: int | None = None
    owner: Staff | None = None
    is_urgent: bool = False


def settle(episode: Episode) -> None:
    """Writes what is due now: a call before all, then what staff must do by a day, then the next question."""
    episode = locked_episode(episode.pk)
    standing = _what_is_due(episode)
    if standing is not None and not _stands(episode, standing):
        people.move_on(
            episode,
            step=standing.step,
            due=standing.due,
            due_day=standing.day,
            due_number=standing.number,
            owner=standing.owner,
            is_urgent=standing.is_urgent,
        )


def close_again(episode: Episode) -> None:
    """A closed episode that was opened for a call goes back to rest, unless another call is owed."""
    if queries.open_task_of(episode):
        settle(episode)
        return
    people.move_on(episode, step=Step.DONE, due=Due.NOTHING, is_urgent=False, closed_at=now())


def _what_is_due(episode: Episode) -> Standing | None:
    if task := queries.open_task_of(episode):
        return _call(episode, task)
    if owed := consult.open_call_of(episode):  # for an answer about health, which that room looks after
        day = owed.deadline.astimezone(episode.site.clock).date()
        return Standing(step=Step(episode.step), due=Due.CALL, day=day, owner=owed.owner, is_urgent=True)
    if episode.step == Step.DONE:
        return None
    if _is_before_a_course(episode):  # another room says what is due there, unless a call has hidden it
        return _before_a_course(episode) if episode.is_urgent else None
    if hold := plan.hold_of_episode(episode):
        day = hold.held_at.astimezone(episode.site.clock).date()
        return Standing(step=Step(episode.step), due=Due.HELD, day=day, owner=hold.course.specialist)
    return replace(_follow_up(episode), owner=_whose(episode))


def _call(episode: Episode, task: Task) -> Standing:
    owner = task.escalates_to if task.escalated_at and task.escalates_to else task.owner
    return Standing(
        step=Step(episode.step) if _is_before_a_course(episode) else Step.HEAL,
        due=Due.CALL,
        day=task.deadline.astimezone(episode.site.clock).date(),
        owner=owner,
        is_urgent=True,
    )


def _follow_up(episode: Episode) -> Standing:
    day = today(episode.site.zone)
    if unsigned := treat.unsigned_of(episode):
        return Standing(step=Step.TREAT, due=Due.SIGNATURE, day=unsigned.day, number=unsigned.session.number)
    if plan.open_course(episode) is None and queries.last_signed_of(episode) is None:  # ended before it began
        return Standing(step=Step.PLAN, due=Due.PLAN, day=day)
    check_in, held = queries.next_check_in(episode), queries.next_booking(episode)
    ask_day = max(day, check_in.due_day) if check_in else date.max  # nobody waits for an answer that does not come
    if held and held.day <= ask_day:
        return Standing(step=Step.TREAT, due=Due.SESSION, day=held.day, number=held.session.number)
    if queries.sessions_to_book(episode):
        return Standing(step=Step.PLAN, due=Due.BOOKING, day=day)
    review_day = queries.review_day(episode) or day
    if check_in and ask_day < review_day:
        return Standing(step=Step.HEAL, due=Due.CHECK_IN, day=check_in.due_day, number=check_in.day_after)
    return Standing(step=Step.REVIEW, due=Due.REVIEW, day=review_day)


def _is_before_a_course(episode: Episode) -> bool:
    """Also after a course: a review may have sent the episode back to be decided anew."""
    if episode.step == Step.PLAN:
        return plan.open_course(episode) is None
    return episode.step in BEFORE_A_COURSE


def _before_a_course(episode: Episode) -> Standing:
    decision = refer.decision_of(episode)
    day = decision.look_again_on if decision and episode.step == Step.REFER else None
    return Standing(
        step=Step(episode.step),
        due=BEFORE_A_COURSE.get(Step(episode.step), Due.PLAN),
        day=day or today(episode.site.zone),
    )


def _whose(episode: Episode) -> Staff | None:
    """The course's specialist again, after a call that was handed on."""
    course = plan.open_course(episode) or plan.last_course(episode)
    return course.specialist if course else None


def _stands(episode: Episode, standing: Standing) -> bool:
    return standing == Standing(
        step=Step(episode.step),
        due=Due(episode.due),
        day=episode.due_day or date.min,
        number=episode.due_number,
        owner=episode.owner,
        is_urgent=episode.is_urgent,
    )
