"""What the library has: claims and their answers, gaps, sources, rules and studies, ready to be shown."""

from collections import defaultdict
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from basketweave.clinic.library.answers import ClaimShown, UnknownShown, claims, unknowns
from basketweave.clinic.library.for_patients import ForPatients, for_patients
from basketweave.clinic.library.rules import RuleShown, rule, rules
from basketweave.clinic.library.studies import Studies, Study, studies, study
from basketweave.clinic.shell.components import Mark
from basketweave.science.evidence.claims import CLAIMS
from basketweave.science.evidence.sources import SOURCES
from basketweave.science.evidence.trials import ARMS
from basketweave.science.evidence.unknowns import UNKNOWNS
from basketweave.science.protocol.rules import RULES

__all__ = [
    "ClaimShown",
    "ForPatients",
    "RuleShown",
    "Studies",
    "Study",
    "UnknownShown",
    "claims",
    "for_patients",
    "rule",
    "rules",
    "shelves",
    "sources",
    "studies",
    "study",
    "unknowns",
]


@dataclass(frozen=True, kw_only=True)
class SourceShown:
    id: str
    citation: str
    link: str
    mark: Mark
    rested_on_by: tuple[tuple[str, str], ...]  # words and address of each page that cites it


@dataclass(frozen=True, kw_only=True)
class Shelf:
    name: str
    title: str
    words: str


def shelves() -> tuple[Shelf, ...]:
    """What is here, in the order in which a patient would read."""
    counts = {"studies": len(ARMS), "rules": len(RULES), "claims": len(CLAIMS), "sources": len(SOURCES)}
    return (
        Shelf(name="library:patients", title=_("For patients"), words=_("What it is, what to expect, and who waits.")),
        Shelf(
            name="library:claims",
            title=_("What we say, and why"),
            words=_("%(claims)s claims that you may have read, and what was found.") % counts,
        ),
        Shelf(name="library:unknown", title=_("What nobody knows"), words=_("The gaps, as plainly as the rest.")),
        Shelf(
            name="library:studies",
            title=_("Studies"),
            words=_("%(studies)s groups of patients from published trials, one page each.") % counts,
        ),
        Shelf(
            name="library:rules",
            title=_("Rules"),
            words=_("%(rules)s rules for when skin may be needled, with their numbers.") % counts,
        ),
        Shelf(
            name="library:sources",
            title=_("Sources"),
            words=_("All %(sources)s of them, and what our marks mean.") % counts,
        ),
    )


def sources() -> tuple[SourceShown, ...]:
    """By the first words of the citation, as a reader would look for them."""
    pages = _pages_by_source()
    return tuple(
        SourceShown(
            id=each.id,
            citation=each.citation,
            link=each.link,
            mark=Mark(letter=each.mark.value),
            rested_on_by=tuple(pages[each.id]),
        )
        for each in sorted(SOURCES.values(), key=lambda each: each.citation.casefold())
    )


def _pages_by_source() -> dict[str, list[tuple[str, str]]]:
    pages: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for each in rules():
        for id in each.source_ids:
            pages[id].append((each.title, reverse("library:rule", args=[each.name])))
    at_claims, at_unknown = reverse("library:claims"), reverse("library:unknown")
    for claim in CLAIMS.values():
        for id in dict.fromkeys(id for found in claim.found for id in found.sources):
            pages[id].append((_("an answer to a claim"), f"{at_claims}#{claim.id}"))
    for gap in UNKNOWNS.values():
        for id in dict.fromkeys(id for read in gap.read for id in read.sources):
            pages[id].append((_("a gap"), f"{at_unknown}#{gap.id}"))
    return pages
