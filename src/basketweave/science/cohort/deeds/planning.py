"""Deeds of a course before and between its sessions."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from basketweave.science.cohort.deeds.people import Appointment, Said
from basketweave.science.quantities import Zone


@dataclass(frozen=True, kw_only=True)
class Answered:
    """What a specialist writes to a finding: the answer to a question, or why a wait is let pass."""

    rule: str
    code: str
    words: str


@dataclass(frozen=True, kw_only=True)
class PlanCourse:
    specialist: str
    device: str
    zones: tuple[tuple[Zone, Decimal], ...]  # with the needle length in mm
    session_count: int
    first_day: date
    answered: tuple[Answered, ...] = ()
    stays_outside_rim: bool | None = None  # said where a zone by the eyes is planned


@dataclass(frozen=True, kw_only=True)
class BookSeries:
    """All sessions in one act, by number from one."""

    appointments: tuple[Appointment, ...]


@dataclass(frozen=True, kw_only=True)
class ScreenAgain:
    """The questions about health before a session; without answers nothing has changed."""

    number: int
    answers: Said | None = None


@dataclass(frozen=True, kw_only=True)
class MoveSession:
    """To another time, with the patient's yes on the phone."""

    number: int
    appointment: Appointment


@dataclass(frozen=True, kw_only=True)
class ReleaseSeries:
    """A specialist lets a held series go on."""

    words: str


@dataclass(frozen=True, kw_only=True)
class CancelSessions:
    """The patient called: these are given back, and nothing new is agreed."""

    numbers: tuple[int, ...]
