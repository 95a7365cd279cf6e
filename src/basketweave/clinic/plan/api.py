"""Courses and bookings for machines: the same deeds as the pages, refused by the same rules."""

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID

from ninja import Field, Router, Schema, Status

from basketweave.clinic.access.door import Need
from basketweave.clinic.access.views import Request
from basketweave.clinic.house.refusals import finding_as_json
from basketweave.clinic.people import queries as people
from basketweave.clinic.plan import actions, queries
from basketweave.clinic.plan.booking import check_ordinary
from basketweave.clinic.plan.forms import device_of, specialist_of
from basketweave.clinic.plan.models import AgreedBy, Course, Override, Session
from basketweave.clinic.refer import queries as refer

router = Router(tags=["plan"])


class CourseIn(Schema):
    episode_id: UUID
    specialist_id: UUID
    device_id: UUID
    zones: dict[str, Decimal] = Field(description="Zone to needle length in mm.")
    session_count: int = Field(ge=1, le=20)
    first_day: date
    stays_outside_rim: bool | None = Field(None, description="Said where a zone by the eyes is planned.")
    idempotency_key: UUID | None = None


class BookingIn(Schema):
    day: date
    wall_time: time = Field(description="By the clock on the site's wall.")
    idempotency_key: UUID | None = None


class MoveIn(BookingIn):
    agreed_by: AgreedBy


class CancelIn(Schema):
    agreed_by: AgreedBy


class SeriesIn(Schema):
    wall_time: time
    idempotency_key: UUID | None = None


class SessionOut(Schema):
    id: UUID
    number: int
    window_from: date
    window_ideal: date
    window_to: date
    day: date | None
    wall_time: time | None = None
    treated_on: date | None
    is_booked: bool
    is_cancelled: bool
    version: int

    @staticmethod
    def resolve_wall_time(session: Session) -> time | None:
        return session.holding.wall_time if session.holding else None

    @staticmethod
    def resolve_is_cancelled(session: Session) -> bool:
        return session.cancelled_at is not None


class ScreeningIn(Schema):
    answers: dict[str, Any] | None = Field(None, description="By question; null: nothing has changed.")
    idempotency_key: UUID | None = None


class ScreeningOut(Schema):
    id: UUID
    answered_at: datetime
    is_unchanged: bool
    is_held: bool


class InTheWayOut(Schema):
    day: date
    earliest_day: date | None = Field(description="The first day that no rule refuses; null where waiting is no help.")
    is_held: bool
    findings: list[dict[str, Any]]


class AllowIn(Schema):
    day: date
    rule: str = Field(max_length=60)
    code: str = Field(max_length=60)
    words: str = Field(max_length=1000)
    ends_on: date
    for_the_course: bool = False
    idempotency_key: UUID | None = None


class OverrideOut(Schema):
    id: UUID
    ends_on: date
    allowed_as: str
    is_taken_back: bool

    @staticmethod
    def resolve_is_taken_back(override: Override) -> bool:
        return override.taken_back_at is not None


class CourseOut(Schema):
    id: UUID
    episode_id: UUID
    is_held: bool
    session_count: int
    first_day: date
    guideline_version: str
    is_ended: bool
    version: int
    sessions: list[SessionOut]

    @staticmethod
    def resolve_is_held(course: Course) -> bool:
        return queries.hold_of(course) is not None

    @staticmethod
    def resolve_is_ended(course: Course) -> bool:
        return course.ended_at is not None

    @staticmethod
    def resolve_sessions(course: Course) -> list[Session]:
        return list(queries.sessions_of(course))


@router.post("/courses", response={201: CourseOut}, summary="Plan a course")
def plan_course(request: Request, wanted: CourseIn) -> Status[Course]:
    episode = people.episode_for(request.actor, wanted.episode_id, need=Need.DECIDE)
    course = actions.plan_course(
        episode=episode,
        decision=refer.decision_of(episode),
        specialist=specialist_of(episode, wanted.specialist_id),
        device=device_of(episode, wanted.device_id),
        zones=wanted.zones,
        session_count=wanted.session_count,
        first_day=wanted.first_day,
        stays_outside_rim=wanted.stays_outside_rim,
        once_key=_key(wanted.idempotency_key),
        by=request.actor,
    )
    return Status(201, course)


@router.get("/courses/{uuid:course_id}", response=CourseOut, summary="A course with its sessions")
def course(request: Request, course_id: UUID) -> Course:
    return queries.course_for(request.actor, course_id)


@router.post("/courses/{uuid:course_id}/booking", response=CourseOut, summary="Book all sessions, or none")
def book_series(request: Request, course_id: UUID, wanted: SeriesIn) -> Course:
    found = queries.course_for(request.actor, course_id)
    return actions.book_series(
        course=found, wall_time=wanted.wall_time, once_key=_key(wanted.idempotency_key), by=request.actor
    )


@router.get("/sessions/{uuid:session_id}", response=SessionOut, summary="A session")
def session(request: Request, session_id: UUID) -> Session:
    return queries.session_for(request.actor, session_id)


@router.post("/sessions/{uuid:session_id}/booking", response={201: SessionOut}, summary="Book a session")
def book_session(request: Request, session_id: UUID, wanted: BookingIn) -> Status[Session]:
    found = queries.session_for(request.actor, session_id)
    booked = actions.book_session(
        session=found,
        day=wanted.day,
        wall_time=wanted.wall_time,
        once_key=_key(wanted.idempotency_key),
        by=request.actor,
    )
    return Status(201, booked)


@router.post("/sessions/{uuid:session_id}/move", response=SessionOut, summary="Move a booked session")
def move_session(request: Request, session_id: UUID, wanted: MoveIn) -> Session:
    found = queries.session_for(request.actor, session_id)
    return actions.move_session(
        session=found,
        day=wanted.day,
        wall_time=wanted.wall_time,
        agreed_by=wanted.agreed_by,
        once_key=_key(wanted.idempotency_key),
        by=request.actor,
    )


@router.delete("/sessions/{uuid:session_id}/booking", response=SessionOut, summary="Give a booked time back")
def cancel_session(request: Request, session_id: UUID, wanted: CancelIn) -> Session:
    found = queries.session_for(request.actor, session_id)
    return actions.cancel_session(session=found, agreed_by=wanted.agreed_by, by=request.actor)


@router.get("/sessions/{uuid:session_id}/findings", response=InTheWayOut, summary="What stands in the way of a day")
def in_the_way(request: Request, session_id: UUID, day: date) -> dict[str, Any]:
    found = queries.session_for(request.actor, session_id)
    check_ordinary(day)
    site_id = found.course.episode.site_id
    stands = queries.in_the_way(found, day)
    return {
        "day": day,
        "earliest_day": queries.earliest_day(found, day).day,
        "is_held": queries.hold_of(found.course) is not None,
        "findings": [finding_as_json(finding, actor=request.actor, site_id=site_id) for finding in stands],
    }


@router.post("/sessions/{uuid:session_id}/screening", response={201: ScreeningOut}, summary="Ask the questions again")
def screen_again(request: Request, session_id: UUID, wanted: ScreeningIn) -> Status[dict[str, Any]]:
    found = queries.session_for(request.actor, session_id, need=Need.EXAMINE)
    said = actions.screen_again(
        course=found.course,
        session=found,
        answers=wanted.answers,
        once_key=_key(wanted.idempotency_key),
        by=request.actor,
    )
    return Status(
        201,
        {
            "id": said.pk,
            "answered_at": said.answered_at,
            "is_unchanged": said.is_unchanged,
            "is_held": queries.hold_of(found.course) is not None,
        },
    )


# A machine may never let a finding pass: every call is answered with the sentence that says who may.
@router.post("/sessions/{uuid:session_id}/overrides", response={201: OverrideOut}, summary="Let a finding pass")
def allow(request: Request, session_id: UUID, wanted: AllowIn) -> Status[Override]:
    found = queries.session_for(request.actor, session_id, need=Need.DECIDE)
    made = actions.allow(
        session=found,
        day=wanted.day,
        rule=wanted.rule,
        code=wanted.code,
        words=wanted.words,
        ends_on=wanted.ends_on,
        for_the_course=wanted.for_the_course,
        once_key=_key(wanted.idempotency_key),
        by=request.actor,
    )
    return Status(201, made)


@router.delete("/overrides/{uuid:override_id}", response=OverrideOut, summary="Take back what was let pass")
def take_back(request: Request, override_id: UUID) -> Override:
    found = queries.override_for(request.actor, override_id, need=Need.DECIDE)
    return actions.take_back(override=found, by=request.actor)


def _key(key: UUID | None) -> str | None:
    return str(key) if key else None
