"""Asks every rule."""

from basketweave.science.protocol.findings import Finding
from basketweave.science.protocol.guideline import Guideline
from basketweave.science.protocol.proposal import Proposal
from basketweave.science.protocol.rules import RULES


def judge(proposal: Proposal, guideline: Guideline) -> tuple[Finding, ...]:
    """What the rules have to say, in their order; nothing when all are content."""
    answers = (rule.judge(proposal, guideline) for rule in RULES)
    return tuple(finding for finding in answers if finding is not None)
