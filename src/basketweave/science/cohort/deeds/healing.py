"""Deeds after a session: how the skin does, who calls, and what is said on looking again."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class AnswerCheckIn:
    day_after: int
    answers: tuple[tuple[str, str], ...]
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class ReportWrong:
    answers: tuple[tuple[str, str], ...]
    words: str


@dataclass(frozen=True, kw_only=True)
class FinishTask:
    outcome: str


@dataclass(frozen=True, kw_only=True)
class ReviewCourse:
    outcome: str  # go-on, change, stop or done
    words: str
