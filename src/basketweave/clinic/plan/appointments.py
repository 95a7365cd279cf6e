"""Sessions get a day, another day, or none again: one at a time, or the whole series."""

from datetime import date, time

from django.db import transaction

from basketweave.clinic.access.actor import Actor
from basketweave.clinic.access.door import Need, may, require, require_own
from basketweave.clinic.access.once import once
from basketweave.clinic.access.versions import bump
from basketweave.clinic.diary import actions as diary
from basketweave.clinic.ledger.actions import record
from basketweave.clinic.people.models import Due
from basketweave.clinic.plan.booking import after_a_change, check, check_not_held, hold, locked, session_locked
from basketweave.clinic.plan.models import AgreedBy, Course, Session
from basketweave.clinic.plan.refusals import NotAgreed, NotBooked, NotToBook, UnderWay
from basketweave.clinic.plan.series import book_all


@transaction.atomic
def book_session(
    *,
    session: Session,
    day: date,
    wall_time: time,
    by: Actor,
    version: int | None = None,
    once_key: str | None = None,
) -> Session:
    """Holds specialist, room and device for one session, if every rule agrees."""
    require(by, Need.BOOKING, session.course.episode.site_id)

    def do() -> Session:
        mine = session_locked(session)
        if not mine.is_to_book:
            raise NotToBook
        check_not_held(mine.course)
        check(mine, day)
        bump(mine, version, holding=hold(mine, day, wall_time, by))
        after_a_change(mine.course)
        record(by, "booked a session", mine, patient_id=mine.course.episode.patient_id, number=mine.number, day=day)
        return mine

    return once(once_key, "book_session", Session, do, by=by, target=session.pk, asked=[day, wall_time])


@transaction.atomic
def book_series(*, course: Course, wall_time: time, by: Actor, once_key: str | None = None) -> Course:
    """Books all sessions that have no day yet, each near its ideal day and this hour: whole, or not at all."""
    require(by, Need.BOOKING, course.episode.site_id)

    def do() -> Course:
        mine = locked(course)
        check_not_held(mine)
        booked = book_all(mine, wall_time, by)
        if not booked:
            raise NotToBook
        after_a_change(mine)
        for session in booked:
            record(
                by,
                "booked a session",
                session,
                patient_id=mine.episode.patient_id,
                number=session.number,
                day=session.day,
                in_series=True,
            )
        return mine

    return once(once_key, "book_series", Course, do, by=by, target=course.pk, asked=[wall_time])


@transaction.atomic
def move_session(
    *,
    session: Session,
    day: date,
    wall_time: time,
    agreed_by: AgreedBy,
    by: Actor,
    version: int | None = None,
    once_key: str | None = None,
) -> Session:
    """Another time for a booked session, judged with its neighbours; the note says how the patient agreed."""
    _require_theirs(session, agreed_by, by)

    def do() -> Session:
        mine = session_locked(session)
        if not mine.is_booked or mine.holding is None:
            raise NotBooked
        _check_not_begun(mine)
        if not may(by, Need.DECIDE, mine.course.episode.site_id):  # who decides clears the way of a held series
            check_not_held(mine.course)
        check(mine, day)
        before = mine.holding.day
        mine.holding = diary.move(holding=mine.holding, day=day, wall_time=wall_time, by=by)
        bump(mine, version)
        after_a_change(mine.course)
        record(
            by,
            "moved a session",
            mine,
            patient_id=mine.course.episode.patient_id,
            number=mine.number,
            from_day=before,
            to_day=day,
            agreed_by=agreed_by.value,
        )
        return mine

    return once(once_key, "move_session", Session, do, by=by, target=session.pk, asked=[day, wall_time])


@transaction.atomic
def cancel_session(*, session: Session, agreed_by: AgreedBy, by: Actor, version: int | None = None) -> Session:
    """Gives the time back. The session itself stays in the course, to be booked again."""
    _require_theirs(session, agreed_by, by)
    mine = session_locked(session)
    if not mine.is_booked or mine.holding is None:
        raise NotBooked
    _check_not_begun(mine)
    holding = mine.holding
    bump(mine, version, holding=None)
    diary.release(holding=holding, by=by)
    after_a_change(mine.course)
    record(
        by,
        "cancelled a booking",
        mine,
        patient_id=mine.course.episode.patient_id,
        number=mine.number,
        day=holding.day,
        agreed_by=agreed_by.value,
    )
    return mine


def _check_not_begun(session: Session) -> None:
    """An open record waits for its signature: the episode says so, and for which session."""
    episode = session.course.episode
    if episode.due == Due.SIGNATURE and episode.due_number == session.number:
        raise UnderWay


def _require_theirs(session: Session, agreed_by: AgreedBy, by: Actor) -> None:
    """The desk with the patient's yes, or the patient; nobody says "by link" for somebody else."""
    episode = session.course.episode
    require_own(by, Need.BOOKING, site_id=episode.site_id, patient_id=episode.patient_id)
    is_patient = by.patient_id is not None
    if is_patient != (agreed_by == AgreedBy.PATIENT_BY_LINK):
        raise NotAgreed
