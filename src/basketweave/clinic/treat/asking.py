"""Whether health was asked about again, and what the rules say of a record that is being written."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from basketweave.clinic.access.actor import Actor
from basketweave.clinic.consult import queries as consult
from basketweave.clinic.house.guideline import guideline
from basketweave.clinic.plan import queries as plan
from basketweave.clinic.plan.models import Session
from basketweave.clinic.shell.components import FindingWords
from basketweave.clinic.treat.models import Treatment
from basketweave.clinic.treat.touching import as_science
from basketweave.clinic.treat.zone_record import ZoneRecord
from basketweave.science.protocol.findings import Finding
from basketweave.science.quantities import Zone


@dataclass(frozen=True, kw_only=True)
class Screened:
    """Whether the questions about health were answered for this session, lately enough."""

    answered_at: datetime | None
    is_valid: bool
    valid_days: int


def screening_of(session: Session, day: date) -> Screened:
    answered, valid = consult.screened_for(session.pk), guideline().days("screening_valid")
    if answered is None:
        return Screened(answered_at=None, is_valid=False, valid_days=valid.days)
    answered_on = answered.answered_at.astimezone(session.course.episode.site.clock).date()
    return Screened(answered_at=answered.answered_at, is_valid=day - answered_on <= valid, valid_days=valid.days)


def in_the_way(treatment: Treatment, records: Iterable[ZoneRecord]) -> tuple[Finding, ...]:
    """What the rules say of what is recorded, less what was let pass.

    An answer that came after the beginning changes nothing about what was done; it holds the rest of the series.
    """
    lengths = {each.zone: each.needle_length_mm for each in records if each.is_treated}
    if not lengths:
        return ()
    asked = plan.asked_of(treatment.session, treatment.day)
    done = replace(
        asked.proposal,
        history=consult.history_at(treatment.session.course.episode.patient_id, treatment.begun_at),
        zones=frozenset(Zone(zone) for zone in lengths),
        needle_lengths_mm={Zone(zone): float(length) for zone, length in lengths.items()},
        device_ceiling_mm=plan.ceiling_of(treatment.device),
        stays_outside_orbital_rim=treatment.stays_outside_rim,
        on_the_skin=as_science(treatment.touched or ()),
        is_numbed=treatment.is_numbed,
    )
    return replace(asked, proposal=done).in_the_way


def what_the_rules_say(actor: Actor, treatment: Treatment, records: Iterable[ZoneRecord]) -> list[FindingWords]:
    """The same in words, beside the record that is being written."""
    refused = (finding for finding in in_the_way(treatment, records) if finding.refuses)
    return plan.in_words(actor, refused, treatment.session, treatment.day)
