"""Findings in words: one wording for those who treat, and a neutral one for the front desk and for patients."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from basketweave.clinic.house.finding_words import RULES
from basketweave.clinic.house.finding_words.facts import long_day, said
from basketweave.clinic.house.finding_words.worries import WORRIES
from basketweave.clinic.shell.components import Deed, FindingWords, Mark, Shade
from basketweave.science.evidence.sources import source
from basketweave.science.protocol.findings import Finding, Outcome, Urgency

OUTCOMES: Mapping[Outcome, Shade] = {
    Outcome.FINE: "fine",
    Outcome.ASK: "ask",
    Outcome.WAIT_UNTIL: "wait",
    Outcome.WAIT_UNTIL_OVER: "wait",
    Outcome.NEVER: "never",
}
TELL_NOTHING = ("session_spacing", "session_count")  # "pregnancy" is a reason, and reasons are for those who treat


class NoWords(LookupError):
    """A finding that nobody has put into words; a test keeps this from happening."""


def words_of(finding: Finding, *, neutral: bool, ask: str = "") -> str:
    """One or two sentences. `ask` is the specialist whom the desk may name."""
    return _neutral(finding, ask) if neutral else _clinical(finding)


def headline_of(finding: Finding, *, neutral: bool = True) -> str:
    """A few words to head it with."""
    if finding.urgency is Urgency.NOW:
        return _("Call now")
    if finding.urgency is Urgency.TODAY:
        return _("Call today")
    if finding.not_before:
        return _("Not before %(day)s") % {"day": long_day(finding.not_before)}
    if finding.outcome is Outcome.NEVER:
        return _("Not here")
    if finding.outcome is Outcome.WAIT_UNTIL_OVER:
        return _("Not yet")
    return _("Ask the specialist") if neutral else _("A question first")


def shown(finding: Finding, *, neutral: bool, ask: str = "", deeds: tuple[Deed, ...] = ()) -> FindingWords:
    """The finding as a page shows it, with its rule, its guideline and its sources one click away."""
    return FindingWords(
        outcome=OUTCOMES[finding.outcome],
        headline=headline_of(finding, neutral=neutral),
        words=(words_of(finding, neutral=neutral, ask=ask),),
        rule=rule_of(finding, neutral=neutral),
        guideline=finding.guideline_version,
        marks=() if neutral else marks_of(finding),
        deeds=deeds,
    )


def rule_of(finding: Finding, *, neutral: bool) -> str:
    """The name that is printed with every refusal; to the desk only where the name itself tells of nobody's health."""
    return finding.rule if not neutral or finding.rule in TELL_NOTHING else ""


def marks_of(finding: Finding) -> tuple[Mark, ...]:
    """The finding's own mark first, then each source under the mark it was read with."""
    own = Mark(letter=finding.mark.value, source=_("guideline %(version)s") % {"version": finding.guideline_version})
    cited = (source(id) for id in finding.sources)
    return (own, *(Mark(letter=each.mark.value, source=each.citation, url=each.link) for each in cited))


def _neutral(finding: Finding, ask: str) -> str:
    whom = ask or _("the specialist")
    if finding.urgency is Urgency.NOW:
        return _("This patient needs %(whom)s now.") % {"whom": whom}
    if finding.urgency is Urgency.TODAY:
        return _("This patient needs a call from %(whom)s today.") % {"whom": whom}
    if finding.not_before:
        return _("Not before %(day)s; ask %(whom)s.") % {"day": long_day(finding.not_before), "whom": whom}
    if finding.outcome is Outcome.WAIT_UNTIL_OVER:
        return _("Not yet; please ask %(whom)s.") % {"whom": whom}
    return _("This is for %(whom)s to say; please ask.") % {"whom": whom}


def _clinical(finding: Finding) -> str:
    if (finding.rule, finding.code) in RULES:
        return said(RULES[finding.rule, finding.code], finding)
    if finding.rule == "check_in" and finding.code in WORRIES:
        return str(WORRIES[finding.code])
    raise NoWords(f"{finding.rule}: {finding.code}")
