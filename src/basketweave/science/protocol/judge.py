"""Asks every rule."""

from dataclasses import replace
from datetime import date

from basketweave.science.protocol.findings import Finding, earliest_of, refusals
from basketweave.science.protocol.guideline import Guideline
from basketweave.science.protocol.proposal import Proposal
from basketweave.science.protocol.rules import RULES


def judge(proposal: Proposal, guideline: Guideline) -> tuple[Finding, ...]:
    """What the rules have to say, in their order; nothing when all are content."""
    found: list[Finding] = []
    for rule in RULES:
        match rule.judge(proposal, guideline):
            case None:
                continue
            case Finding() as finding:
                found.append(finding)
            case several:
                found.extend(several)
    return tuple(found)


def earliest_day(proposal: Proposal, guideline: Guideline) -> date | None:
    """The first day, from the proposed one on, that no rule refuses; None where waiting alone does not help."""
    while refused := refusals(judge(proposal, guideline)):
        day = earliest_of(refused)
        if day is None:  # what is left has no day to wait for
            return None
        proposal = replace(proposal, day=day)  # a later day may meet another session: asked anew
    return proposal.day
