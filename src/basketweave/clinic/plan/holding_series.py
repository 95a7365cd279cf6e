"""Before a session the questions are asked again: an answer that stands in the way holds the series, until a later one
or a specialist lets it go on."""

from collections.abc import Mapping

from django.db import transaction

from basketweave.clinic.access.actor import Actor
from basketweave.clinic.access.clock import now, today
from basketweave.clinic.access.door import Need, require, require_own
from basketweave.clinic.consult import actions as consult
from basketweave.clinic.consult import queries as screenings
from basketweave.clinic.consult.models import Screening
from basketweave.clinic.ledger.actions import record
from basketweave.clinic.people import actions as people
from basketweave.clinic.people.models import Due, Step
from basketweave.clinic.people.queries import staff_of
from basketweave.clinic.plan.booking import locked, tell_what_is_due
from basketweave.clinic.plan.holds import Stopped, hold_of, stopped
from basketweave.clinic.plan.models import Course, SeriesHold, Session
from basketweave.clinic.plan.passing import merged
from basketweave.clinic.plan.passing_refusals import NoSessionToCome, NotHeld, WithoutWords
from basketweave.clinic.plan.refusals import AlreadyEnded, SessionRefused
from basketweave.science.protocol.findings import Finding

BEFORE_SESSION = Screening.Occasion.BEFORE_SESSION


@transaction.atomic
def screen_again(
    *,
    course: Course,
    session: Session,
    answers: Mapping[str, object] | None,
    occasion: str = BEFORE_SESSION,
    once_key: str | None = None,
    by: Actor,
) -> Screening:
    """Keeps what was answered for this session (None: nothing has changed), asks every rule again for each session to
    come, and holds the series or lets it go on."""
    episode = course.episode
    require_own(by, Need.EXAMINE, site_id=episode.site_id, patient_id=episode.patient_id)
    mine = locked(course)
    if mine.ended_at is not None:
        raise AlreadyEnded
    if not mine.sessions.still_to_come().filter(pk=session.pk).exists():
        raise NoSessionToCome
    if answers is None:
        said = consult.say_nothing_changed(
            episode=mine.episode, for_session=session.pk, occasion=occasion, once_key=once_key, by=by
        )
    else:
        said = consult.answer_screening(
            episode=mine.episode,
            answers=answers,
            occasion=occasion,
            for_session=session.pk,
            once_key=once_key,
            by=by,
        )
    _hold_or_release(mine, said, by)
    return said


@transaction.atomic
def weigh_answers(*, course: Course, by: Actor) -> Course:
    """What was answered elsewhere since (on the patient's own pages, by a specialist) holds the series or lets it go on
    as well."""
    mine = locked(course)
    said = screenings.latest_screening(mine.episode.patient_id)
    if mine.ended_at is None and said is not None and said.answered_at > mine.weighed_at:
        _hold_or_release(mine, said, by)
        record(by, "weighed new answers", mine, patient_id=mine.episode.patient_id)
    return mine


@transaction.atomic
def release_series(*, course: Course, words: str, by: Actor) -> SeriesHold:
    """By a specialist, in words, once nothing stands in the way of the sessions to come: passed, or moved."""
    require(by, Need.DECIDE, course.episode.site_id)
    mine = locked(course)
    held = hold_of(mine)
    if held is None:
        raise NotHeld
    if not words.strip():
        raise WithoutWords
    if left := stopped(mine):
        raise SessionRefused(_once_each(left), site_id=mine.episode.site_id)
    held.released_at, held.released_by, held.words = now(), staff_of(by), words.strip()
    held.save(update_fields=["released_at", "released_by", "words"])
    _go_on(held, mine)
    record(by, "released a series", held, patient_id=mine.episode.patient_id)
    return held


def _hold_or_release(course: Course, said: Screening, by: Actor) -> None:
    course.weighed_at = said.answered_at
    course.save(update_fields=["weighed_at"])
    held, found = hold_of(course), stopped(course)
    if found and held is None:
        _hold(course, said, found, by)
    elif found and held is not None:
        held.findings = [each.as_dict() for each in _once_each(found)]
        held.save(update_fields=["findings"])
    elif held is not None:
        held.released_at, held.released_with = now(), said
        held.save(update_fields=["released_at", "released_with"])
        _go_on(held, course)
        record(by, "released a series", held, patient_id=course.episode.patient_id)


def _hold(course: Course, said: Screening, found: list[Stopped], by: Actor) -> None:
    """It is due today, with the specialist of the course."""
    episode = course.episode
    held = SeriesHold.objects.create(
        course=course,
        findings=[each.as_dict() for each in _once_each(found)],
        screening=said,
        held_at=now(),
        was_due=episode.due,
        was_due_day=episode.due_day,
        was_due_number=episode.due_number,
    )
    people.move_on(episode, step=Step(episode.step), due=Due.HELD, owner=course.specialist)
    if episode.due == Due.CALL:  # it is urgent, and stands before the hold until it is made
        consult.come_back_to(episode, due=Due.HELD, due_day=today(episode.site.zone))
    record(by, "held a series", held, patient_id=episode.patient_id)


def _go_on(held: SeriesHold, course: Course) -> None:
    """What is due is what was due before; a booking or a session as it stands now."""
    episode = course.episode
    was = Due(held.was_due) if held.was_due not in (Due.CALL, Due.HELD) else Due.BOOKING
    if episode.due != Due.HELD:  # an urgent call stands before it
        consult.come_back_to(episode, due=was, due_day=held.was_due_day, due_number=held.was_due_number)
        return
    people.move_on(episode, step=Step(episode.step), due=was, due_day=held.was_due_day, due_number=held.was_due_number)
    tell_what_is_due(course)


def _once_each(found: list[Stopped]) -> tuple[Finding, ...]:
    """Each finding once, however many sessions it stops."""
    return merged(finding for each in found for finding in each.findings)
