"""What can be done with a course: plan it, book, move and cancel its sessions, note what was treated, end it."""

from collections.abc import Collection, Mapping
from datetime import date, time
from decimal import Decimal

from django.db import transaction

from basketweave.clinic.access.actor import Actor, Kind
from basketweave.clinic.access.clock import now
from basketweave.clinic.access.door import Need, may, require, require_own
from basketweave.clinic.access.once import once
from basketweave.clinic.access.versions import bump
from basketweave.clinic.diary import actions as diary
from basketweave.clinic.face.zones import ALL
from basketweave.clinic.house.guideline import guideline
from basketweave.clinic.house.models import Device
from basketweave.clinic.ledger.actions import record
from basketweave.clinic.people import actions as people
from basketweave.clinic.people import queries as staff
from basketweave.clinic.people.models import Due, Episode, Staff, Step
from basketweave.clinic.plan import queries
from basketweave.clinic.plan.booking import after_a_change, check, check_ordinary, hold, locked, session_locked
from basketweave.clinic.plan.models import AgreedBy, Course, CourseZone, Session
from basketweave.clinic.plan.refusals import (
    AlreadyEnded,
    CourseAlreadyOpen,
    DecisionUsed,
    DeviceNotForThis,
    NeedleTooLong,
    NoStandingDecision,
    NotAgreed,
    NotALength,
    NotBooked,
    NotNow,
    NotToBook,
    NoZones,
    PlanRefused,
    SessionRefused,
    SpecialistNotForThis,
    UnknownZone,
)
from basketweave.clinic.plan.series import book_all
from basketweave.clinic.plan.windows import count_anew, lay_out
from basketweave.clinic.refer import queries as refer
from basketweave.clinic.refer.models import Decision
from basketweave.science.protocol.findings import Outcome
from basketweave.science.protocol.judge import judge

__all__ = [
    "SessionRefused",
    "book_series",
    "book_session",
    "cancel_session",
    "end_course",
    "move_session",
    "note_treated",
    "plan_course",
    "session_locked",
    "why_not_now",
]


@transaction.atomic
def plan_course(
    *,
    episode: Episode,
    decision: Decision | None,
    specialist: Staff | None,
    device: Device | None,
    zones: Mapping[str, Decimal],
    session_count: int,
    first_day: date,
    few_sessions_because: str = "",
    once_key: str | None = None,
    by: Actor,
) -> Course:
    """Lays out a course for what a specialist has decided; nothing is booked yet."""
    require(by, Need.DECIDE, episode.site_id)

    def do() -> Course:
        standing = _standing(episode, decision)
        _check_zones(zones)
        if specialist is None or not any(each.pk == specialist.pk for each in staff.specialists(episode.site)):
            raise SpecialistNotForThis
        if device is None or device.site_id != episode.site_id or device.retired_at is not None:
            raise DeviceNotForThis
        _check_lengths(zones, device)
        check_ordinary(first_day)
        _check_rules(episode, zones, session_count, first_day, few_sessions_because)
        course = Course.objects.create(
            episode=episode,
            decision=standing,
            specialist=specialist,
            device=device,
            session_count=session_count,
            first_day=first_day,
            few_sessions_because=few_sessions_because,
            guideline_version=guideline().version,
            planned_by=staff.staff_of(by),
            planned_at=now(),
        )
        CourseZone.objects.bulk_create(
            CourseZone(course=course, zone=zone, needle_length_mm=length) for zone, length in zones.items()
        )
        Session.objects.bulk_create(
            Session(
                course=course,
                number=window.number,
                window_from=window.earliest,
                window_ideal=window.ideal,
                window_to=window.latest,
            )
            for window in lay_out(first_day, session_count, guideline())
        )
        people.move_on(episode, step=Step.PLAN, due=Due.BOOKING, due_day=first_day, due_number=1)
        record(by, "planned a course", course, patient_id=episode.patient_id, sessions=session_count)
        return course

    asked = {
        "zones": dict(zones), "sessions": session_count, "first_day": first_day,
        "few_because": few_sessions_because, "specialist": specialist and specialist.pk, "device": device and device.pk,
    }  # fmt: skip
    return once(once_key, "plan_course", Course, do, by=by, target=episode.pk, asked=asked)


def why_not_now(episode: Episode, decision: Decision | None) -> PlanRefused | None:
    """A decision is good for one course that is held: after it, only a new one leads back to planning."""
    if episode.closed_at is not None:
        return NotNow(episode.step)
    if decision is None or decision.choice != decision.Choice.NEEDLING:
        return NoStandingDecision()
    if episode.step != Step.PLAN or episode.due not in (Due.PLAN, Due.CALL):  # an urgent call hides what is due
        return NotNow(episode.step)
    if Session.objects.treated().filter(course__decision=decision).exists():
        return DecisionUsed()
    return None


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


@transaction.atomic
def note_treated(*, session: Session, day: date, zones: Collection[str] | None = None, by: Actor) -> Session:
    """The day on which a session was in truth held, and the zones that were needled (all of the course, if not named):
    every rule and every later window counts from it."""
    require(by, Need.EXAMINE, session.course.episode.site_id)
    mine = session_locked(session)
    treated = [zone.zone for zone in mine.course.zones.all()] if zones is None else list(zones)
    bump(mine, None, treated_on=day, treated_zones=treated)
    count_anew(mine.course, guideline())
    record(by, "noted a treated session", mine, patient_id=mine.course.episode.patient_id, number=mine.number, day=day)
    return mine


@transaction.atomic
def end_course(*, course: Course, by: Actor, version: int | None = None) -> Course:
    """No more sessions: what is booked is given back, what was treated stands."""
    _require_may_end(course, by)
    mine = locked(course)
    if mine.ended_at is not None:
        raise AlreadyEnded
    bump(mine, version, ended_at=now())
    for session in mine.sessions.still_to_come().select_related("holding"):
        holding = session.holding
        bump(session, None, holding=None, cancelled_at=now())
        if holding is not None:
            diary.release(holding=holding, by=by)
    _tell_what_follows(mine)
    record(by, "ended a course", mine, patient_id=mine.episode.patient_id)
    return mine


def _standing(episode: Episode, decision: Decision | None) -> Decision:
    episode = staff.locked_episode(episode.pk)  # two courses at once wait here
    if queries.open_course(episode) is not None:
        raise CourseAlreadyOpen
    last = refer.decision_of(episode)
    if refusal := why_not_now(episode, last):
        raise refusal
    if decision is None or last is None or last.pk != decision.pk:
        raise NoStandingDecision
    return last


def _check_zones(zones: Mapping[str, Decimal]) -> None:
    if not zones:
        raise NoZones
    for zone, length_mm in zones.items():
        if zone not in ALL:
            raise UnknownZone(zone)
        if not Decimal("0.1") <= length_mm < 10 or length_mm != round(length_mm, 2):
            raise NotALength(zone)


def _check_lengths(zones: Mapping[str, Decimal], device: Device) -> None:
    for zone, length_mm in zones.items():
        if length_mm > device.longest_needle_mm:
            raise NeedleTooLong(zone, device.longest_needle_mm, device.name)


def _check_rules(
    episode: Episode, zones: Mapping[str, Decimal], session_count: int, first_day: date, few_sessions_because: str
) -> None:
    """A rule that asks has to be answered; one that refuses has to be obeyed."""
    found = judge(queries.first_proposal(episode, zones, session_count, first_day), guideline())
    if any(finding.refuses for finding in found):
        raise SessionRefused((finding for finding in found if finding.refuses), site_id=episode.site_id)
    questions = tuple(finding for finding in found if finding.outcome == Outcome.ASK)
    if questions and not few_sessions_because.strip():
        raise SessionRefused(questions, site_id=episode.site_id)


def _require_may_end(course: Course, by: Actor) -> None:
    """Who decides; and who erases a patient, which ends what is open: the patient, or who manages the house."""
    episode = course.episode
    if by.kind == Kind.PATIENT:
        require_own(by, Need.DECIDE, site_id=episode.site_id, patient_id=episode.patient_id)
    elif not may(by, Need.MANAGE, episode.site_id):
        require(by, Need.DECIDE, episode.site_id)


def _tell_what_follows(course: Course) -> None:
    """With nothing treated another course can be planned; else the change is judged when it can be."""
    episode = course.episode
    if episode.step not in (Step.PLAN, Step.TREAT):
        return
    last = course.sessions.treated().order_by("-treated_on").values_list("treated_on", flat=True).first()
    if last is None:
        people.move_on(episode, step=Step.PLAN, due=Due.PLAN)
    else:
        people.move_on(episode, step=Step.REVIEW, due=Due.REVIEW, due_day=last + guideline().first_review)


def _require_theirs(session: Session, agreed_by: AgreedBy, by: Actor) -> None:
    """The desk with the patient's yes, or the patient; nobody says "by link" for somebody else."""
    episode = session.course.episode
    require_own(by, Need.BOOKING, site_id=episode.site_id, patient_id=episode.patient_id)
    is_patient = by.patient_id is not None
    if is_patient != (agreed_by == AgreedBy.PATIENT_BY_LINK):
        raise NotAgreed
