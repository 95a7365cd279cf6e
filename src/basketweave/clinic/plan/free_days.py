"""What one day offers for a session: free times, or what stands in the way and the first day that would do."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from basketweave.clinic.access.actor import Actor
from basketweave.clinic.access.clock import today
from basketweave.clinic.access.door import Need, may
from basketweave.clinic.diary import queries as diary
from basketweave.clinic.diary.times import FreeTime
from basketweave.clinic.plan.asking import Asked, asked_of
from basketweave.clinic.plan.holds import hold_of
from basketweave.clinic.plan.models import Session
from basketweave.clinic.plan.wording import day_to_offer, in_words, with_days
from basketweave.clinic.shell.components import FindingWords

SESSION_MINUTES = 60  # numbing cream, cleaning and the treatment itself; a clinic's own length is a later issue


@dataclass(frozen=True, kw_only=True)
class FreeDay:
    """What one day offers: free times, or what stands in the way and the first day that would do."""

    day: date
    times: Sequence[FreeTime]
    findings: Sequence[FindingWords]
    is_held: bool
    earliest: date | None


def free_day(actor: Actor, session: Session, day: date, asked: Asked | None = None) -> FreeDay:
    """A day that a rule refuses offers no time; `asked` is what was asked of this session for another day already."""
    asked = (asked or asked_of(session, day)).on(day)
    is_held = hold_of(session.course) is not None and not may(actor, Need.DECIDE, session.course.episode.site_id)
    refused = asked.in_the_way
    others = with_days(session.course) if refused else []
    findings = in_words(actor, refused, session, day, others)
    is_open = not findings and not is_held and day >= today(session.course.episode.site.zone)
    return FreeDay(
        day=day,
        times=free_times(session, day) if is_open else (),
        findings=findings,
        is_held=is_held,
        earliest=day_to_offer(session, asked.earliest.day, others) if findings and not is_held else None,
    )


def day_to_begin_with(session: Session, asked: Asked | None = None) -> date:
    """The ideal day, or the first one after it that nothing refuses."""
    day = max(session.window_ideal, today(session.course.episode.site.zone))
    return day_to_offer(session, (asked or asked_of(session, day)).on(day).earliest.day) or day


def free_times(session: Session, day: date) -> Sequence[FreeTime]:
    """When the specialist, a room and the device of this session are all free on that day."""
    course = session.course
    return diary.free_times(
        site=course.episode.site, day=day, minutes=SESSION_MINUTES, specialist=course.specialist, device=course.device
    )
