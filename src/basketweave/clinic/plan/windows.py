"""The windows of a course, counted from the last session that has a day; they are laid out anew when a day changes."""

from collections.abc import Sequence
from datetime import date

from basketweave.clinic.plan.models import Course, Session
from basketweave.science.protocol.guideline import Guideline
from basketweave.science.series.windows import Window, windows, windows_after


def lay_out(first_day: date, session_count: int, guideline: Guideline) -> tuple[Window, ...]:
    """The whole course. The first session has as much room as the others: from its day to two weeks later."""
    first, *others = windows(first_day, session_count, guideline)
    latest = first_day + (guideline.longest_gap - guideline.shortest_gap)
    return (Window(number=1, earliest=first_day, ideal=first.ideal, latest=latest), *others)


def counted_from(
    days: Sequence[tuple[int, date | None]], first_day: date, session_count: int, guideline: Guideline
) -> dict[int, Window]:
    """The window of each session by its number, where `days` says which sessions have a day already."""
    found = {window.number: window for window in lay_out(first_day, session_count, guideline)}
    for number, day in sorted(days):
        if day is not None:
            after = windows_after(day, number=number, session_count=session_count, guideline=guideline)
            found |= {window.number: window for window in after}
    return found


def count_anew(course: Course, guideline: Guideline) -> None:
    """Drags every window that is still to come after the day that changed. What was treated stays as it was."""
    sessions = list(course.sessions.standing().select_related("holding"))
    window_of = counted_from(
        [(session.number, session.day) for session in sessions], course.first_day, course.session_count, guideline
    )
    for session in sessions:
        if session.treated_on is None:
            window = window_of[session.number]
            session.window_from, session.window_ideal = window.earliest, window.ideal
            session.window_to = window.latest
    Session.objects.bulk_update(sessions, ["window_from", "window_ideal", "window_to"])
