"""A course as it stands, and as it would stand after a move: window, day and gap of every session."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from basketweave.clinic.house.guideline import guideline
from basketweave.clinic.plan.models import Course, Session
from basketweave.clinic.plan.windows import counted_from


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


def sessions_of(course: Course) -> "QuerySet[Session]":
    return course.sessions.select_related("holding__room", "holding__specialist", "holding__device").order_by("number")
