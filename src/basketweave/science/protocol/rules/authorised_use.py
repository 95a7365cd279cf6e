"""In the USA pens are authorised for facial acne scars, facial wrinkles and abdominal scars; the rest is off-label."""

from basketweave.science.protocol.findings import Finding, MayPass, Outcome
from basketweave.science.protocol.guideline import Guideline
from basketweave.science.protocol.history import FACE
from basketweave.science.protocol.proposal import Proposal
from basketweave.science.protocol.rulings import OURS, Codes, Ruling
from basketweave.science.quantities import Concern, Jurisdiction, Mark, ScarKind, Zone

NAME = "authorised_use"
STATEMENT = "In the USA a specialist says so, and why, before needling for a use that the authority has not authorised."
NUMBERS: tuple[str, ...] = ()
SOURCES = ("fda-microneedling",)
MAY_PASS = MayPass.SPECIALIST
CODES = Codes(  # what is authorised was read; that the rest is off-label is our inference
    NAME, {"off-label": Ruling(outcome=Outcome.ASK, mark=Mark.HOUSE, sources=SOURCES, stands_behind=OURS)}
)
ON_THE_FACE = FACE - {Zone.NECK}
OF_ACNE = frozenset({ScarKind.ATROPHIC})


def judge(proposal: Proposal, guideline: Guideline) -> Finding | None:
    """Each concern is taken to be treated in each of the zones; a kind of scar that nobody has seen is not judged."""
    if proposal.jurisdiction is not Jurisdiction.USA:
        return None
    outside = {
        (concern, zone)
        for concern in proposal.concerns
        for zone in proposal.zones
        if not _is_authorised(concern, zone, proposal.appearance.scar_kinds)
    }
    if not outside:
        return None
    return CODES.finding(
        "off-label",
        guideline,
        zones={zone for _, zone in outside},
        concerns=sorted({concern.value for concern, _ in outside}),
    )


def _is_authorised(concern: Concern, zone: Zone, kinds: frozenset[ScarKind]) -> bool:
    if concern is Concern.WRINKLES:
        return zone in ON_THE_FACE
    if concern is Concern.SCARS:
        return zone is Zone.ABDOMEN or (zone in ON_THE_FACE and kinds <= OF_ACNE)
    return False
