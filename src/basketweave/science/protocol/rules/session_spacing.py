"""No session of a zone closer to another session of that zone than the shortest gap, before or after."""

from datetime import date

from basketweave.science.protocol.findings import Finding, MayPass, Outcome
from basketweave.science.protocol.guideline import Guideline
from basketweave.science.protocol.proposal import Proposal
from basketweave.science.protocol.rulings import Codes, Ruling
from basketweave.science.quantities import Zone

NAME = "session_spacing"
STATEMENT = "A zone is not needled again before the shortest gap has passed, whoever needled it last."
NUMBERS = ("shortest_gap",)
SOURCES = ("harris-2015", "skinpen-trial", "cachafeiro-2016")
MAY_PASS = MayPass.MEDICAL_DIRECTOR
_TOO_CLOSE = Ruling(outcome=Outcome.WAIT_UNTIL, may_pass=MAY_PASS, numbers=("shortest_gap",))
CODES = Codes(
    NAME,
    {
        "too-soon-after": _TOO_CLOSE,
        "too-close-before": _TOO_CLOSE,
        "needling-day-unknown": Ruling(
            outcome=Outcome.WAIT_UNTIL_OVER, may_pass=MAY_PASS, numbers=("shortest_gap",), then="shortest_gap"
        ),
    },
)


def judge(proposal: Proposal, guideline: Guideline) -> tuple[Finding, ...]:
    return (*_too_close(proposal, guideline), *_day_unknown(proposal, guideline))


def _too_close(proposal: Proposal, guideline: Guideline) -> tuple[Finding, ...]:
    in_the_way = [other for other in _days(proposal) if abs(proposal.day - other) < guideline.shortest_gap]
    if not in_the_way:
        return ()
    nearest = min(in_the_way, key=lambda other: (abs(proposal.day - other), other))
    treated = {zone for zone, days in _treated(proposal).items() if nearest in days}
    booked = {zone for zone in proposal.zones if nearest in proposal.booked_days.get(zone, ())}
    finding = CODES.finding(
        "too-soon-after" if nearest <= proposal.day else "too-close-before",
        guideline,
        zones=treated | booked,
        not_before=earliest_day(proposal, guideline),
        other_day=nearest.isoformat(),
        other_is="treated" if treated else "booked",
        gap_days=abs(proposal.day - nearest).days,
        shortest_gap_days=guideline.shortest_gap.days,
    )
    return (finding,)


def _day_unknown(proposal: Proposal, guideline: Guideline) -> tuple[Finding, ...]:
    """Needled elsewhere, and nobody said when."""
    history = proposal.history
    zones = history.touches("needling-where", proposal.zones)
    if not zones or not history.has("needling") or history.day("needling-on"):
        return ()
    return (CODES.finding("needling-day-unknown", guideline, zones=zones),)


def earliest_day(proposal: Proposal, guideline: Guideline) -> date:
    """The first day, on or after the proposed one, that is far enough from every other session of these zones."""
    day = proposal.day
    for other in sorted(_days(proposal)):  # in order, so that a day once passed stays passed
        if abs(day - other) < guideline.shortest_gap:
            day = other + guideline.shortest_gap
    return day


def _days(proposal: Proposal) -> set[date]:
    return {day for zone, days in _treated(proposal).items() for day in (*days, *proposal.booked_days.get(zone, ()))}


def _treated(proposal: Proposal) -> dict[Zone, tuple[date, ...]]:
    """The days of each zone, as recorded, and as told of a needling elsewhere."""
    history, recorded = proposal.history, proposal.treated_days
    told = history.day("needling-on") if history.has("needling") else None
    where = history.touches("needling-where", proposal.zones) if told else frozenset()
    return {
        zone: (*recorded.get(zone, ()), told) if told and zone in where else recorded.get(zone, ())
        for zone in proposal.zones
    }
