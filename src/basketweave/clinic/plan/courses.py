"""A course is planned for what a specialist decided, told what was in truth treated, and ended."""

from collections.abc import Collection, Mapping
from datetime import date
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
from basketweave.clinic.plan.allowing import Answer, answer_all
from basketweave.clinic.plan.asking import asked_first
from basketweave.clinic.plan.booking import check_ordinary, locked, session_locked
from basketweave.clinic.plan.models import Course, CourseZone, Session
from basketweave.clinic.plan.refusals import (
    AlreadyEnded,
    CourseAlreadyOpen,
    DecisionUsed,
    DeviceNotForThis,
    NeedleTooLong,
    NoStandingDecision,
    NotALength,
    NotNow,
    NoZones,
    PlanRefused,
    SpecialistNotForThis,
    UnknownZone,
)
from basketweave.clinic.plan.windows import count_anew, lay_out
from basketweave.clinic.refer import queries as refer
from basketweave.clinic.refer.models import Decision


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
    answers: Mapping[str, Answer] | None = None,
    stays_outside_rim: bool | None = None,
    once_key: str | None = None,
    by: Actor,
) -> Course:
    """Lays out a course for what a specialist has decided; nothing is booked yet. `answers` are the words to what the
    rules ask, or to what is let pass, by `queries.key_of` the finding."""
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
        asked = asked_first(
            episode,
            standing,
            zones,
            first_day,
            session_count=session_count,
            device=device,
            stays_outside_rim=stays_outside_rim,
        )
        answer_all(asked.in_the_way, answers or {}, decision=standing, by=by)
        course = Course.objects.create(
            episode=episode,
            decision=standing,
            specialist=specialist,
            device=device,
            session_count=session_count,
            first_day=first_day,
            stays_outside_rim=stays_outside_rim,
            guideline_version=guideline().version,
            planned_by=staff.staff_of(by),
            planned_at=now(),
            weighed_at=now(),
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
        "answers": {key: [each.words, each.ends_on] for key, each in (answers or {}).items()},
        "outside_rim": stays_outside_rim, "specialist": specialist and specialist.pk, "device": device and device.pk,
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
