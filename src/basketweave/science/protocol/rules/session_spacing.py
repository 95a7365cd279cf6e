"""No session of a zone closer to another session of that zone than the shortest gap, before or after."""

from datetime import date

from basketweave.science.protocol.findings import Finding, MayPass, Outcome
from basketweave.science.protocol.guideline import Guideline
from basketweave.science.protocol.proposal import Proposal
from basketweave.science.quantities import Zone

NAME = "session_spacing"
STATEMENT = "A zone is not needled again before the shortest gap has passed, whoever needled it last."
NUMBERS = ("shortest_gap",)
SOURCES = ("harris-2015", "skinpen-trial", "cachafeiro-2016")
MAY_PASS = MayPass.MEDICAL_DIRECTOR


def judge(proposal: Proposal, guideline: Guideline) -> Finding | None:
    in_the_way = [other for other in _days(proposal) if abs(proposal.day - other) < guideline.shortest_gap]
    if not in_the_way:
        return None
    nearest = min(in_the_way, key=lambda other: (abs(proposal.day - other), other))
    return Finding(
        rule=NAME,
        outcome=Outcome.WAIT_UNTIL,
        code="too-soon-after" if nearest <= proposal.day else "too-close-before",
        parameters={
            "zones": sorted(zone.value for zone in proposal.zones if nearest in _days_of(proposal, zone)),
            "other_day": nearest.isoformat(),
            "other_is": "treated" if _is_treated(proposal, nearest) else "booked",
            "gap_days": abs(proposal.day - nearest).days,
            "shortest_gap_days": guideline.shortest_gap.days,
        },
        not_before=earliest_day(proposal, guideline),
        sources=SOURCES,
        mark=guideline.number("shortest_gap").mark,
        guideline_version=guideline.version,
        may_pass=MAY_PASS,
    )


def earliest_day(proposal: Proposal, guideline: Guideline) -> date:
    """The first day, on or after the proposed one, that is far enough from every other session of these zones."""
    day = proposal.day
    for other in sorted(_days(proposal)):  # in order, so that a day once passed stays passed
        if abs(day - other) < guideline.shortest_gap:
            day = other + guideline.shortest_gap
    return day


def _days(proposal: Proposal) -> set[date]:
    return {day for zone in proposal.zones for day in _days_of(proposal, zone)}


def _days_of(proposal: Proposal, zone: Zone) -> tuple[date, ...]:
    return (*proposal.treated_days.get(zone, ()), *proposal.booked_days.get(zone, ()))


def _is_treated(proposal: Proposal, day: date) -> bool:
    return any(day in proposal.treated_days.get(zone, ()) for zone in proposal.zones)
