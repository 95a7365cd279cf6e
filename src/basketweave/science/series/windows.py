"""When each session of a course may be held: earliest, ideal and latest day, counted from the session before it."""

from dataclasses import dataclass
from datetime import date

from basketweave.science.protocol.guideline import Guideline


@dataclass(frozen=True, kw_only=True)
class Window:
    number: int
    earliest: date
    ideal: date
    latest: date

    def holds(self, day: date) -> bool:
        return self.earliest <= day <= self.latest


def windows(first_day: date, session_count: int, guideline: Guideline) -> tuple[Window, ...]:
    """The whole course from its first day; later windows widen, for each gap may be short or long."""
    if session_count < 1:
        raise ValueError("a course has at least one session")
    first = Window(number=1, earliest=first_day, ideal=first_day, latest=first_day)
    return (first, *windows_after(first_day, number=1, session_count=session_count, guideline=guideline))


def windows_after(day: date, *, number: int, session_count: int, guideline: Guideline) -> tuple[Window, ...]:
    """The windows still to come once session `number` is held, or firmly booked, on this day."""
    return tuple(
        Window(
            number=number + gaps,
            earliest=day + gaps * guideline.shortest_gap,
            ideal=day + gaps * guideline.ideal_gap,
            latest=day + gaps * guideline.longest_gap,
        )
        for gaps in range(1, session_count - number + 1)
    )


def re_anchored(
    laid_out: tuple[Window, ...], *, number: int, actual_day: date, guideline: Guideline
) -> tuple[Window, ...]:
    """The same course after session `number` was in truth held on this day; what came before stays."""
    if not 1 <= number <= len(laid_out):
        raise ValueError(f"this course has no session {number}")
    held = Window(number=number, earliest=actual_day, ideal=actual_day, latest=actual_day)
    before = tuple(window for window in laid_out if window.number < number)
    after = windows_after(actual_day, number=number, session_count=len(laid_out), guideline=guideline)
    return (*before, held, *after)
