"""What the rules are asked of a session or of a course to come, and what they say once what was let pass is counted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from basketweave.clinic.examine.known import known_of
from basketweave.clinic.house.guideline import guideline
from basketweave.clinic.house.models import Device
from basketweave.clinic.people.models import Episode
from basketweave.clinic.plan.days import BookedRow, booked_days, booked_rows, by_zone, treated_days
from basketweave.clinic.plan.models import Course, Override, Session
from basketweave.clinic.plan.passing import standing_for_course, standing_for_decision
from basketweave.clinic.refer.models import Decision
from basketweave.science.protocol.findings import Finding, Outcome, earliest_of, refusals
from basketweave.science.protocol.judge import judge
from basketweave.science.protocol.proposal import Proposal
from basketweave.science.quantities import Zone


@dataclass(frozen=True, kw_only=True)
class Earliest:
    """The first day on which no rule refuses; none, where waiting alone does not help."""

    day: date | None
    because: tuple[Finding, ...]  # what refused the day that was asked for

    @property
    def to_be_over(self) -> tuple[Finding, ...]:
        """What no waiting helps against: it has to be reported over first, or is never done here."""
        return tuple(finding for finding in self.because if finding.not_before is None)


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A proposal, with what somebody has let pass of it."""

    proposal: Proposal
    allowed: tuple[Override, ...] = ()

    def on(self, day: date) -> "Asked":
        return replace(self, proposal=replace(self.proposal, day=day))

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything that the rules say, let pass or not."""
        return judge(self.proposal, guideline())

    @property
    def in_the_way(self) -> tuple[Finding, ...]:
        """What refuses or asks, and nobody has let pass or answered for that day."""
        return tuple(
            finding
            for finding in self.findings
            if finding.outcome is not Outcome.FINE
            and not any(each.covers(finding, self.proposal.day) for each in self.allowed)
        )

    @property
    def earliest(self) -> Earliest:
        """As the judge reckons it, from the day that is asked for on, with what was let pass left out."""
        because = refusals(self.in_the_way)
        mine, refused = self, because
        while refused:
            day = earliest_of(refused)
            if day is None or any(finding.not_before is None for finding in refused):
                return Earliest(day=None, because=(*because, *(each for each in refused if each not in because)))
            mine = mine.on(day)
            refused = refusals(mine.in_the_way)
        return Earliest(day=mine.proposal.day, because=because)


def asked_of(session: Session, day: date) -> Asked:
    """What holding this session on that day would mean."""
    return asked_of_each(session.course, {session: day})[session]


def asked_of_each(course: Course, days: Mapping[Session, date]) -> dict[Session, Asked]:
    """The same for several sessions of one course, each on its day: what is known is fetched once."""
    planned = {each.zone: each.needle_length_mm for each in course.zones.all()}
    rows, allowed = booked_rows(course.episode.patient), standing_for_course(course)
    count, device, outside_rim = course.session_count, course.device, course.stays_outside_rim
    first = first_proposal(course.episode, planned, count, date.min, device, outside_rim, rows)
    return {
        session: Asked(
            proposal=replace(first, day=day, booked_days=by_zone(rows, except_session=session)),
            allowed=tuple(each for each in allowed if each.session_id in (None, session.pk)),
        )
        for session, day in days.items()
    }


def asked_first(
    episode: Episode,
    decision: Decision | None,
    zones: Mapping[str, Decimal | None],
    first_day: date,
    *,
    session_count: int | None = None,
    device: Device | None = None,
    stays_outside_rim: bool | None = None,
) -> Asked:
    """What a course that begins on that day would mean; what is not known yet is not judged."""
    return Asked(
        proposal=first_proposal(episode, zones, session_count, first_day, device, stays_outside_rim),
        allowed=standing_for_decision(decision) if decision else (),
    )


def proposal(session: Session, day: date) -> Proposal:
    """What holding this session on that day would mean, for the rules to judge."""
    return asked_of(session, day).proposal


def first_proposal(
    episode: Episode,
    zones: Mapping[str, Decimal | None],
    session_count: int | None,
    first_day: date,
    device: Device | None = None,
    stays_outside_rim: bool | None = None,
    booked: Sequence[BookedRow] | None = None,
) -> Proposal:
    """What a course that begins on that day would mean, with all that is known of the person."""
    known = known_of(episode)
    return known.proposal(
        day=first_day,
        zones=frozenset(Zone(zone) for zone in zones),
        treated_days=treated_days(episode.patient, known.noted_days),
        booked_days=booked_days(episode.patient) if booked is None else by_zone(booked, None),
        session_count=session_count,
        needle_lengths_mm={Zone(zone): float(length) for zone, length in zones.items() if length is not None},
        device_ceiling_mm=ceiling_of(device),
        stays_outside_orbital_rim=stays_outside_rim,
    )


def ceiling_of(device: Device | None) -> float | None:
    """What the label of this device allows."""
    return float(device.longest_needle_mm) if device else None
