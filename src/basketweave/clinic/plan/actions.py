"""What can be done with a course: plan it, book, move and cancel its sessions, note what was treated, end it; let a
finding pass, and hold the series by a changed answer."""

from basketweave.clinic.plan.allowing import allow, take_back
from basketweave.clinic.plan.appointments import book_series, book_session, cancel_session, move_session
from basketweave.clinic.plan.booking import session_locked
from basketweave.clinic.plan.courses import end_course, note_treated, plan_course, why_not_now
from basketweave.clinic.plan.holding_series import release_series, screen_again, weigh_answers
from basketweave.clinic.plan.refusals import SessionRefused

__all__ = [
    "SessionRefused",
    "allow",
    "book_series",
    "book_session",
    "cancel_session",
    "end_course",
    "move_session",
    "note_treated",
    "plan_course",
    "release_series",
    "screen_again",
    "session_locked",
    "take_back",
    "weigh_answers",
    "why_not_now",
]
