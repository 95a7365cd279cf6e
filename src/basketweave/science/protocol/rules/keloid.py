"""Skin that forms keloids is not needled here: trials left it out, and what helps it is done in scar clinics."""

from basketweave.science.protocol.findings import Finding, MayPass, Outcome
from basketweave.science.protocol.guideline import Guideline
from basketweave.science.protocol.proposal import Proposal
from basketweave.science.protocol.rulings import Codes, Ruling
from basketweave.science.quantities import Mark

NAME = "keloid"
STATEMENT = "Skin that makes keloids, thick scars that outgrow the wound, is not needled here but in a scar clinic."
NUMBERS: tuple[str, ...] = ()
SOURCES = ("trial-exclusions", "nct05909072", "raised-scars-review")
MAY_PASS = MayPass.MEDICAL_DIRECTOR
CODES = Codes(NAME, {"keloid": Ruling(outcome=Outcome.NEVER, may_pass=MAY_PASS, mark=Mark.READ, sources=SOURCES)})


def judge(proposal: Proposal, guideline: Guideline) -> Finding | None:
    return CODES.finding("keloid", guideline) if proposal.history.has("keloid") else None
