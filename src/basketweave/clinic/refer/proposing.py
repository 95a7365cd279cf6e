"""What the system proposes: an ordered list for each concern, as plain words that are kept just as they were shown."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from basketweave.clinic.consult.words import clinical_name_of
from basketweave.clinic.examine.known import Known
from basketweave.clinic.examine.models import Examination
from basketweave.clinic.examine.reading import GradeRead, grades_of
from basketweave.clinic.house.guideline import guideline
from basketweave.clinic.house.words import long_day, shown
from basketweave.clinic.refer.standings import words_of_standing
from basketweave.clinic.shell.components import FindingWords, Mark
from basketweave.science.evidence.comparisons import Comparison
from basketweave.science.evidence.sources import source
from basketweave.science.evidence.statements import Evidence
from basketweave.science.evidence.trials import ARMS
from basketweave.science.protocol.findings import Finding
from basketweave.science.protocol.options import Case, Option, Reason, Treatment, options
from basketweave.science.protocol.options.treatments import TREATMENTS as CATALOGUE
from basketweave.science.protocol.scales import scale_for
from basketweave.science.quantities import Concern, Phototype, Zone

TREATMENTS = frozenset(each.value for each in Treatment)
LEADING_ELSEWHERE = TREATMENTS - {Treatment.NEEDLING.value, Treatment.WAIT.value, Treatment.NOTHING.value}

Plain = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Proposed:
    """`plain` is what the page shows and what the record keeps; the digest says whether two are the same."""

    plain: Plain
    guideline_version: str
    findings: tuple[Finding, ...]

    @property
    def digest(self) -> str:
        return hashlib.sha256(json.dumps(self.plain, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def proposal_of(
    known: Known, zones: frozenset[Zone], examination: Examination, findings: tuple[Finding, ...]
) -> Proposed:
    treat_by = guideline()
    phototype = Phototype(examination.phototype) if examination.phototype else None
    grades = grades_of(examination)
    cases = [
        Case(
            concern=concern,
            zones=zones,
            appearance=known.appearance,
            phototype=phototype,
            findings=findings,
            grade=_worst(grades, concern),
        )
        for concern in Concern
        if concern in known.concerns
    ]
    return Proposed(
        plain={
            "guideline": treat_by.version,
            "findings": [_finding(shown(each, neutral=False)) for each in findings],
            "concerns": [_list(case, options(case, treat_by)) for case in cases],
        },
        guideline_version=treat_by.version,
        findings=findings,
    )


def _worst(grades: Iterable[GradeRead], concern: Concern) -> int | None:
    """The worst grade on the scale that this concern is graded on by default; of other scales nothing is said here."""
    used = scale_for(concern)
    given = [
        int(grade.value)
        for grade in grades
        if (grade.scale, grade.scale_version) == (used.id, used.version) and grade.value is not None
    ]
    return max(given, default=None)


def _list(case: Case, found: Iterable[Option]) -> Plain:
    return {
        "concern": case.concern.value,
        "name": clinical_name_of(case.concern.value),
        "options": [_option(option) for option in found],
    }


def _option(option: Option) -> Plain:
    return {
        "treatment": option.id.value,
        "name": _(option.name),
        "place": option.place,
        "standing": option.standing.value,
        "standing_words": words_of_standing(option.standing),
        "reasons": [_reason(each) for each in option.reasons],
        "cautions": [_reason(each) for each in option.cautions],
        "comparisons": [_comparison(each) for each in option.comparisons],
        "studies": [{"id": id, "citation": ARMS[id].citation} for id in option.studies],
        "not_before": _day(option.not_before),
        "sessions": [option.sessions.fewest, option.sessions.most] if option.sessions else None,
    }


def _reason(reason: Reason) -> Plain:
    if reason.finding is not None:
        told = shown(reason.finding, neutral=False)
        return {"words": " ".join(map(str, told.words)), "rule": told.rule, "marks": _marks(told.marks)}
    return {
        "words": _(reason.words),
        "rule": "",
        "marks": _cited(reason.mark.value, reason.stands_behind, reason.sources),
    }


def _comparison(comparison: Comparison) -> Plain:
    return {
        "compared": _(comparison.compared),
        "patients": _(comparison.patients) if comparison.patients else "",
        "found": [_evidence(each) for each in comparison.found],
        "not_shown": _(comparison.not_shown) if comparison.not_shown else "",
        "is_found": comparison.is_found,
        "conflicts": bool(comparison.conflicts_with),
    }


def _evidence(evidence: Evidence) -> Plain:
    return {
        "words": _(evidence.words),
        "marks": _cited(evidence.mark.value, evidence.stands_behind, evidence.sources),
    }


def _cited(letter: str, stands_behind: str, source_ids: Iterable[str]) -> list[Plain]:
    """The statement's own mark, which names its sources; a single source is also where the mark leads."""
    cited = [source(id) for id in source_ids]
    words = "; ".join(filter(None, (stands_behind, *(each.citation for each in cited))))
    return [{"letter": letter, "source": words, "url": cited[0].link if len(cited) == 1 else ""}]


def _finding(told: FindingWords) -> Plain:
    return {
        "outcome": told.outcome,
        "headline": str(told.headline),
        "words": [str(each) for each in told.words],
        "rule": told.rule,
        "guideline": told.guideline,
        "marks": _marks(told.marks),
    }


def _marks(marks: Iterable[Mark]) -> list[Plain]:
    return [{"letter": each.letter, "source": str(each.source), "url": each.url} for each in marks]


def _day(day: date | None) -> str:
    return long_day(day) if day else ""


def names_of(proposed: Proposed | None) -> dict[str, str]:
    """What else there is than needling, waiting or nothing, by name and in the order of the first list."""
    lists = proposed.plain["concerns"] if proposed else []
    named = {option["treatment"]: option["name"] for each in lists for option in each["options"]}
    named = named or {each.value: _(about.name) for each, about in CATALOGUE.items()}
    return {treatment: name for treatment, name in named.items() if treatment in LEADING_ELSEWHERE}


def names_of_chosen(kept: Mapping[str, Any], treatments: Iterable[str]) -> list[str]:
    """The names of what was chosen, as they stood in the list."""
    wanted = set(treatments)
    named = {option["treatment"]: option["name"] for each in kept["concerns"] for option in each["options"]}
    return [name for treatment, name in named.items() if treatment in wanted]
