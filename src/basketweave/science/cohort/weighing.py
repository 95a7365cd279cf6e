"""What the rules ask before a course is planned, and what the specialist of the story answers."""

from datetime import date

from basketweave.science.cohort.deeds import Answered
from basketweave.science.cohort.house import DEVICES, PEN_OF
from basketweave.science.cohort.lives import Life
from basketweave.science.protocol.findings import Finding, MayPass, Outcome
from basketweave.science.protocol.judge import judge
from basketweave.science.protocol.proposal import Proposal
from basketweave.science.quantities import Zone

AROUND_THE_EYES = frozenset({Zone.PERIORBITAL_RIGHT, Zone.PERIORBITAL_LEFT})


class Unanswered(Exception):
    """The rules say something that nobody in the story answers, or that nobody there may let pass."""


def answered(life: Life, *, first_day: date, session_count: int) -> tuple[Answered, ...]:
    """An answer to everything that the rules have to say; else this course cannot be planned."""
    found = judge(_proposal(life, first_day, session_count), life.guideline)
    return tuple(_answer(life, finding) for finding in found if finding.outcome is not Outcome.FINE)


def stays_outside_rim(life: Life) -> bool | None:
    """Said only where it is asked."""
    return True if AROUND_THE_EYES.intersection(life.complaint.places) else None


def _answer(life: Life, finding: Finding) -> Answered:
    words = life.complaint.answers.get(f"{finding.rule}/{finding.code}")
    if words is None or finding.may_pass is not MayPass.SPECIALIST:
        raise Unanswered(f"{life.person.id}: {finding.rule}/{finding.code}")
    return Answered(rule=finding.rule, code=finding.code, words=words)


def _proposal(life: Life, day: date, session_count: int) -> Proposal:
    complaint = life.complaint
    return Proposal(
        day=day,
        zones=frozenset(complaint.places),
        session_count=session_count,
        born_on=life.person.born_on,
        concerns=frozenset(complaint.asked),
        appearance=complaint.appearance,
        history=life.history,
        needle_lengths_mm={zone: float(length) for zone, length in complaint.zones},
        device_ceiling_mm=float(DEVICES[PEN_OF[life.site.id]].longest_needle_mm),
        stays_outside_orbital_rim=stays_outside_rim(life),
    )
