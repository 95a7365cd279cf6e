"""Makes reasons: from evidence, from what a rule found, and from our own judgement."""

from basketweave.science.evidence import sources
from basketweave.science.evidence.statements import Evidence
from basketweave.science.protocol.findings import Finding, Outcome
from basketweave.science.protocol.options.values import Reason
from basketweave.science.quantities import Mark

OURS = "Basketweave founders"
OUR_READING = sources.require(("our-reading",), cited_by="options")
OF_A_RULE = {
    Outcome.FINE: "A rule was asked and is content.",
    Outcome.ASK: "A rule asks a specialist before needling here.",
    Outcome.WAIT_UNTIL: "A rule says to wait before needling here.",
    Outcome.WAIT_UNTIL_OVER: "A rule says to wait with needling until this is reported over.",
    Outcome.NEVER: "A rule says never to needle here.",
}


def said(evidence: Evidence) -> Reason:
    return Reason(
        words=evidence.words,
        mark=evidence.mark,
        sources=evidence.sources,
        stands_behind=evidence.stands_behind,
    )


def told(finding: Finding) -> Reason:
    """The finding itself goes along: whoever shows it has the words for its rule and code."""
    return Reason(
        words=OF_A_RULE[finding.outcome],
        mark=finding.mark,
        sources=finding.sources,
        stands_behind=OURS if finding.mark is Mark.HOUSE else "",
        finding=finding,
    )


def ours(words: str) -> Reason:
    return Reason(words=words, mark=Mark.HOUSE, sources=OUR_READING, stands_behind=OURS)
