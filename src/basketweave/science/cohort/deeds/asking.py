"""Deeds around the free consultation: it is asked for, and what is told before somebody looks."""

from dataclasses import dataclass
from datetime import date

from basketweave.science.cohort.deeds.people import Appointment, Person, Said
from basketweave.science.quantities import Concern, Zone


@dataclass(frozen=True, kw_only=True)
class AskConsultation:
    person: Person
    concerns: tuple[Concern, ...]
    zones: tuple[Zone, ...]
    history: str
    wishes: str
    appointment: Appointment | None  # none: to be called


@dataclass(frozen=True, kw_only=True)
class AnswerHealth:
    """The questions about health, right after asking for a consultation."""

    answers: Said


@dataclass(frozen=True, kw_only=True)
class FinishHealthCall:
    """A specialist has called, because an answer could not wait."""

    outcome: str


@dataclass(frozen=True, kw_only=True)
class NoteEarlierNeedling:
    """Somebody else needled these zones, as the patient tells."""

    zones: tuple[Zone, ...]
    day: date
