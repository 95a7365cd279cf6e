"""What somebody reads at once who has answered: what cannot wait, then what would have to wait, and why we ask."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from basketweave.clinic.consult.models import Screening
from basketweave.clinic.consult.queries import findings_then, history_in
from basketweave.clinic.house.finding_words.facts import long_day
from basketweave.clinic.house.words import marks_of
from basketweave.clinic.shell.components import FindingWords, Mark
from basketweave.science.evidence.sources import source
from basketweave.science.protocol.findings import Finding, Outcome, Urgency
from basketweave.science.protocol.history import History
from basketweave.science.protocol.rules import RULES
from basketweave.science.protocol.screening import CannotWait, cannot_wait

STRICTEST_FIRST = (Outcome.NEVER, Outcome.WAIT_UNTIL_OVER, Outcome.WAIT_UNTIL, Outcome.ASK, Outcome.FINE)
WHY: Mapping[str, str] = {rule.NAME: rule.STATEMENT for rule in RULES}
GO: Mapping[str, tuple[Promise, ...]] = {
    "spreading-infection": (
        gettext_lazy("Skin that is hot, painful and spreading needs a doctor now, not a consultation with us first."),
        gettext_lazy(
            "See a doctor today, or go to an emergency department. With a fever, if it spreads fast, or if you feel "
            "very ill, call your emergency number (112 in Europe)."
        ),
    ),
    "changing-mark": (
        gettext_lazy("A mark that changes should be seen by a doctor before anything is done to your skin."),
        gettext_lazy(
            "Call your own doctor or a skin doctor (dermatologist) today, say that a mark is changing, and ask for the "
            "next appointment. You need not wait for us."
        ),
    ),
}


@dataclass(frozen=True, kw_only=True)
class Told:
    """Urgent first; then one thing for each reason."""

    urgent: tuple[FindingWords, ...]
    findings: tuple[FindingWords, ...]


def told(screening: Screening) -> Told:
    """As it was judged when it was answered."""
    return Told(
        urgent=urgent_in(history_in(screening)),
        findings=tuple(_for_one_reason(list(some)) for _rule, some in groupby(findings_then(screening), _rule_of)),
    )


def urgent_in(history: History) -> tuple[FindingWords, ...]:
    """What cannot wait, with where to go; the most urgent first."""
    return tuple(_urgent(each) for each in cannot_wait(history))


def _rule_of(finding: Finding) -> str:
    return finding.rule


def _urgent(each: CannotWait) -> FindingWords:
    ours = Mark(letter=each.mark.value, source=each.stands_behind)
    return FindingWords(
        outcome="never",
        headline=_("Please do this now") if each.urgency is Urgency.NOW else _("Please do this today"),
        words=GO[each.question],
        marks=(ours, *_cited(each.sources)),
    )


def _for_one_reason(findings: list[Finding]) -> FindingWords:
    """The strictest of what one rule says, in words for the person it is about."""
    first = min(findings, key=lambda each: (STRICTEST_FIRST.index(each.outcome), -_ordinal(each)))
    return FindingWords(
        outcome="ask" if first.outcome is Outcome.ASK else "wait",
        headline=_headline(first),
        words=(_(WHY[first.rule]),),
        rule=first.rule,
        guideline=first.guideline_version,
        marks=marks_of(first),
    )


def _ordinal(finding: Finding) -> int:
    return finding.not_before.toordinal() if finding.not_before else 0


def _headline(finding: Finding) -> str:
    if finding.not_before:
        return _("Treatment not before %(day)s, as far as you told us") % {"day": long_day(finding.not_before)}
    if finding.outcome is Outcome.WAIT_UNTIL_OVER:
        return _("Treatment waits until this is over")
    if finding.outcome is Outcome.NEVER:
        return _("Perhaps another way than needles: the specialist tells you which")
    return _("The specialist will speak with you about this")


def _cited(sources: Iterable[str]) -> list[Mark]:
    return [Mark(letter=each.mark.value, source=each.citation, url=each.link) for each in map(source, sources)]
