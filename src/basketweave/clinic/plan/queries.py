"""What can be asked of courses and their sessions."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from basketweave.clinic.access.actor import Actor
from basketweave.clinic.access.door import Need, fetch, may, narrow
from basketweave.clinic.diary import queries as diary
from basketweave.clinic.diary.times import FreeTime
from basketweave.clinic.examine import queries as examine
from basketweave.clinic.face.zones import ALL, name_of
from basketweave.clinic.house.guideline import guideline
from basketweave.clinic.house.words import shown
from basketweave.clinic.people.events import Event
from basketweave.clinic.people.models import Episode, Patient
from basketweave.clinic.plan.models import Course, CourseZone, Session
from basketweave.clinic.plan.windows import counted_from
from basketweave.clinic.shell.components import FindingWords
from basketweave.science.protocol.findings import Finding
from basketweave.science.protocol.judge import judge
from basketweave.science.protocol.proposal import Proposal
from basketweave.science.quantities import Zone

SESSION_MINUTES = 60  # numbing cream, cleaning and the treatment itself; a clinic's own length is a later issue
WITH_ALL = ("course__episode__patient", "course__episode__site", "course__specialist", "course__device", "holding")


def course_for(actor: Actor, course_id: UUID, *, need: Need = Need.BOOKING) -> Course:
    """The course, or the answer that there is none for this actor."""
    courses = Course.objects.select_related("episode__patient", "episode__site", "specialist", "device", "planned_by")
    return fetch(actor, courses, need=need, pk=course_id)


def session_for(actor: Actor, session_id: UUID, *, need: Need = Need.BOOKING) -> Session:
    """The session, or the answer that there is none for this actor."""
    return fetch(actor, Session.objects.select_related(*WITH_ALL), need=need, pk=session_id)


def open_course(episode: Episode) -> Course | None:
    """The course that this episode has and that has not ended."""
    return Course.objects.filter(episode=episode, ended_at__isnull=True).first()


def last_course(episode: Episode) -> Course | None:
    """The course that this episode had last, ended or not."""
    return Course.objects.filter(episode=episode).order_by("-planned_at").first()


def open_courses_of(patient_id: UUID) -> "QuerySet[Course]":
    """Every course of this patient that goes on."""
    return Course.objects.filter(episode__patient_id=patient_id, ended_at__isnull=True).select_related("episode")


def sessions_of(course: Course) -> "QuerySet[Session]":
    return course.sessions.select_related("holding__room", "holding__specialist", "holding__device").order_by("number")


def next_session(course: Course) -> Session | None:
    """The next one that is not treated yet, booked or not."""
    return course.sessions.still_to_come().select_related("holding").order_by("number").first()


def next_booked(course: Course) -> Session | None:
    """The next one with a day in the diary."""
    return course.sessions.booked().select_related("holding__specialist").order_by("number").first()


def sessions_of_patient(actor: Actor, patient_id: UUID) -> "QuerySet[Session]":
    """What a patient's own page shows: every standing session with its day, or its window until it has one."""
    sessions = Session.objects.standing().filter(course__episode__patient_id=patient_id)
    needs = Need.OWN if actor.patient_id is not None else Need.BOOKING
    return (
        narrow(actor, sessions, needs)
        .select_related("holding", "course__specialist", "course__episode__site")
        .order_by("course__planned_at", "number")
    )


def booked_from(site_id: UUID, day: date) -> "QuerySet[Session]":
    """Sessions booked at a site on a day: what the treatment rooms prepare for."""
    return Session.objects.booked().filter(course__episode__site_id=site_id, holding__day=day).select_related(*WITH_ALL)


def treated_days(patient: Patient) -> dict[Zone, tuple[date, ...]]:
    """When each zone was treated: here by the sessions held, elsewhere as the patient told us."""
    days: dict[Zone, set[date]] = defaultdict(set)
    held = Session.objects.treated().filter(course__episode__patient=patient)
    for day, zones in held.values_list("treated_on", "treated_zones"):
        if day is not None:
            for zone in zones:
                days[Zone(zone)].add(day)
    for zone, told in examine.earlier_days(patient).items():
        days[Zone(zone)].update(told)
    return {zone: tuple(sorted(some)) for zone, some in days.items()}


def booked_days(patient: Patient, except_session: Session | None = None) -> dict[Zone, tuple[date, ...]]:
    """When each zone is booked, in any course of this patient; the session that is being moved is left out."""
    booked = Session.objects.booked().filter(course__episode__patient=patient)
    if except_session is not None:
        booked = booked.exclude(pk=except_session.pk)
    days: dict[Zone, set[date]] = defaultdict(set)
    for zone, day in booked.values_list("course__zones__zone", "holding__day"):
        if zone is not None and day is not None:
            days[Zone(zone)].add(day)
    return {zone: tuple(sorted(some)) for zone, some in days.items()}


def proposal(session: Session, day: date) -> Proposal:
    """What holding this session on that day would mean, for the rules to judge."""
    patient = session.course.episode.patient
    return Proposal(
        day=day,
        zones=frozenset(Zone(zone.zone) for zone in session.course.zones.all()),
        treated_days=treated_days(patient),
        booked_days=booked_days(patient, except_session=session),
        session_count=session.course.session_count,
    )


def first_proposal(episode: Episode, zones: Iterable[str], session_count: int, first_day: date) -> Proposal:
    """What a course that begins on that day would mean."""
    return Proposal(
        day=first_day,
        zones=frozenset(Zone(zone) for zone in zones),
        treated_days=treated_days(episode.patient),
        booked_days=booked_days(episode.patient),
        session_count=session_count,
    )


def findings(session: Session, day: date) -> tuple[Finding, ...]:
    """What the rules say to holding this session on that day."""
    return judge(proposal(session, day), guideline())


def findings_in_words(actor: Actor, session: Session, day: date) -> list[FindingWords]:
    """The same, as this actor may read it: reasons for specialists, the day and whom to ask for the desk."""
    neutral = not may(actor, Need.CLINICAL, session.course.episode.site_id)
    ask = session.course.specialist.name
    return [
        with_a_way_out(shown(finding, neutral=neutral, ask=ask), finding, session, neutral=neutral)
        for finding in findings(session, day)
        if finding.refuses
    ]


def next_with_a_day(session: Session) -> Session | None:
    """The session of this course that comes after this one and has a day."""
    later = session.course.sessions.standing().filter(number__gt=session.number, holding__isnull=False)
    return later.select_related("holding").order_by("number").first()


def last_day_before(other: Session) -> date:
    """How late the session before that one may be, so that the shortest gap is left."""
    return (other.day or other.window_from) - guideline().shortest_gap


def day_to_offer(session: Session, earliest: date | None) -> date | None:
    """The earliest day that a rule names, unless a later session of the course stands in its way."""
    following = next_with_a_day(session)
    if earliest is None or (following is not None and following.day is not None and following.day <= earliest):
        return None
    return earliest


def with_a_way_out(words: FindingWords, finding: Finding, session: Session, *, neutral: bool) -> FindingWords:
    """Where the session after this one is in the way, waiting is no way out: say which one is to be moved first."""
    following = next_with_a_day(session)
    if following is None or day_to_offer(session, finding.not_before) is not None:
        return words
    way_out = _("Session %(number)s is on %(day)s: move that one first, or take a day until %(until)s.") % {
        "number": following.number,
        "day": date_format(following.day or following.window_from),
        "until": date_format(last_day_before(following)),
    }
    told = (_("Too close to another session. Ask %(whom)s.") % {"whom": session.course.specialist.name},)
    return replace(
        words,
        headline=_("Too close to the session after it"),
        words=((*told, way_out) if neutral else (*words.words, way_out)),
    )


def free_times(session: Session, day: date) -> Sequence[FreeTime]:
    """When the specialist, a room and the device of this session are all free on that day."""
    course = session.course
    return diary.free_times(
        site=course.episode.site, day=day, minutes=SESSION_MINUTES, specialist=course.specialist, device=course.device
    )


@dataclass(frozen=True, kw_only=True)
class PlannedZone:
    zone: str
    needle_length_mm: Decimal

    @property
    def name(self) -> str:
        return name_of(self.zone)

    @property
    def is_periorbital(self) -> bool:
        return self.zone.startswith("periorbital")


def zones_of(course: Course) -> list[PlannedZone]:
    """The zones of a course from the forehead down, each with its needle length."""
    planned = {each.zone: each.needle_length_mm for each in CourseZone.objects.filter(course=course)}
    return [PlannedZone(zone=zone, needle_length_mm=planned[zone]) for zone in ALL if zone in planned]


@dataclass(frozen=True, kw_only=True)
class Change:
    """One session before and after a move."""

    session: Session
    day: date | None
    new_day: date | None
    window_from: date
    window_to: date
    gap_days: int | None

    @property
    def is_moved(self) -> bool:
        return self.day != self.new_day

    @property
    def is_outside(self) -> bool:
        return self.new_day is not None and not self.window_from <= self.new_day <= self.window_to


def as_it_stands(course: Course) -> list[Change]:
    """Every standing session of a course with its window and its day."""
    return _changes(course, {})


def before_and_after(session: Session, day: date) -> list[Change]:
    """The whole course as it would stand with this session on that day; nothing is changed."""
    return _changes(session.course, {session.number: day})


def _changes(course: Course, moved: Mapping[int, date]) -> list[Change]:
    sessions = [each for each in sessions_of(course) if each.cancelled_at is None]
    new_days = {each.number: moved.get(each.number, each.day) for each in sessions}
    windows = counted_from(list(new_days.items()), course.first_day, course.session_count, guideline())
    changes: list[Change] = []
    before: date | None = None
    for each in sessions:
        new_day, window = new_days[each.number], windows[each.number]
        is_past = each.treated_on is not None
        changes.append(
            Change(
                session=each,
                day=each.day,
                new_day=new_day,
                window_from=each.window_from if is_past else window.earliest,
                window_to=each.window_to if is_past else window.latest,
                gap_days=(new_day - before).days if new_day and before else None,
            )
        )
        before = new_day or before
    return changes


def events_of(patient_id: UUID) -> list[Event]:
    """The lines of this step on a patient's timeline: courses planned and ended, sessions booked."""
    courses = Course.objects.filter(episode__patient_id=patient_id).select_related("episode__site", "planned_by")
    found = [event for course in courses for event in _events_of_course(course)]
    booked = (
        Session.objects.booked()
        .filter(course__episode__patient_id=patient_id)
        .select_related("holding", "course__episode__site")
    )
    return found + [
        Event(
            at=session.holding.starts_at,
            site_id=session.course.episode.site.pk,
            zone=session.course.episode.site.zone,
            words=_("Session %(number)s of %(count)s booked")
            % {"number": session.number, "count": session.course.session_count},
            url=reverse("plan:course", args=[session.course_id]),
            is_to_come=True,
            is_done=False,
        )
        for session in booked
        if session.holding is not None
    ]


def _events_of_course(course: Course) -> list[Event]:
    site, url = course.episode.site, reverse("plan:course", args=[course.pk])
    words = _("Course of %(count)s sessions planned by %(name)s") % {
        "count": course.session_count,
        "name": course.planned_by.name,
    }
    found = [Event(at=course.planned_at, site_id=site.pk, zone=site.zone, words=words, url=url)]
    if course.ended_at:
        ended = _("Course ended")
        found.append(Event(at=course.ended_at, site_id=site.pk, zone=site.zone, words=ended, url=url))
    return found
