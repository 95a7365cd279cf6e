"""Only sterile products that are licensed for it touch open channels: granulomas followed others."""

from basketweave.science.protocol.findings import Finding, MayPass, Outcome
from basketweave.science.protocol.guideline import Guideline
from basketweave.science.protocol.proposal import Proposal
from basketweave.science.protocol.rulings import OURS, Codes, Ruling
from basketweave.science.quantities import Mark, OnTheSkin

NAME = "open_channels"
STATEMENT = "Nothing touches freshly needled skin but sterile saline, the device's own gel, or what is licensed for it."
NUMBERS: tuple[str, ...] = ()
SOURCES = ("pen-regulation", "friedmann-2024", "soltani-2014", "granuloma-hyaluronic")
MAY_PASS = MayPass.NOBODY
CODES = Codes(
    NAME,
    {
        "not-for-open-channels": Ruling(
            outcome=Outcome.NEVER, may_pass=MAY_PASS, mark=Mark.HOUSE, sources=SOURCES, stands_behind=OURS
        )
    },
)


def judge(proposal: Proposal, guideline: Guideline) -> Finding | None:
    if OnTheSkin.OTHER not in proposal.on_the_skin:
        return None
    return CODES.finding("not-for-open-channels", guideline)
