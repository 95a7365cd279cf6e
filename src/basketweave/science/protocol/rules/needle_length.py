"""No needle longer than its device's label allows; one longer than is usual for a zone is a question."""

from collections import defaultdict

from basketweave.science.protocol.findings import Finding, MayPass, Outcome
from basketweave.science.protocol.guideline import Guideline
from basketweave.science.protocol.kinds import PLACES
from basketweave.science.protocol.proposal import Proposal
from basketweave.science.protocol.rulings import Codes, Ruling
from basketweave.science.quantities import Mark, Zone

NAME = "needle_length"
STATEMENT = (
    "Needles are no longer than the device's label allows, and longer than usual for a zone only when asked about."
)
NUMBERS = ("ceiling_labelled", *(f"longest_needle_{place}" for place in PLACES))
SOURCES = ("skinpen-label",)
MAY_PASS = MayPass.NOBODY
CODES = Codes(
    NAME,
    {
        "longer-than-device": Ruling(outcome=Outcome.NEVER, may_pass=MAY_PASS, mark=Mark.COMMERCIAL, sources=SOURCES),
        "longer-than-labelled": Ruling(outcome=Outcome.ASK, numbers=("ceiling_labelled",)),
        "longer-than-zone": Ruling(outcome=Outcome.ASK, numbers=NUMBERS[1:]),
    },
)


def judge(proposal: Proposal, guideline: Guideline) -> tuple[Finding, ...]:
    lengths = {zone: proposal.needle_lengths_mm[zone] for zone in proposal.zones & proposal.needle_lengths_mm.keys()}
    return (
        *_against_the_label(lengths, proposal.device_ceiling_mm, guideline),
        *_against_the_zones(lengths, guideline),
    )


def _against_the_label(
    lengths: dict[Zone, float], device_ceiling: float | None, guideline: Guideline
) -> tuple[Finding, ...]:
    """A device whose label nobody entered is held against the one label that was read, as a question."""
    ceiling = guideline.length_mm("ceiling_labelled") if device_ceiling is None else device_ceiling
    longer = {zone: length for zone, length in lengths.items() if length > ceiling}
    if not longer:
        return ()
    code = "longer-than-labelled" if device_ceiling is None else "longer-than-device"
    return (CODES.finding(code, guideline, zones=longer, length_mm=max(longer.values()), longest_mm=ceiling),)


def _against_the_zones(lengths: dict[Zone, float], guideline: Guideline) -> tuple[Finding, ...]:
    """One question for all zones that share a number."""
    longer: dict[tuple[str, float], dict[Zone, float]] = defaultdict(dict)
    for zone, length in lengths.items():
        name, longest = guideline.longest_needle(zone)
        if length > longest:
            longer[name, longest][zone] = length
    return tuple(
        CODES.finding(
            "longer-than-zone",
            guideline,
            zones=found,
            number=name,
            length_mm=max(found.values()),
            longest_mm=longest,
        )
        for (name, longest), found in sorted(longer.items())
    )
