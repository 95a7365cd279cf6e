"""Puts what a specialist would consider into an order, and says why each stands where it stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from basketweave.science.protocol.findings import Finding, Outcome, earliest_of, refusals
from basketweave.science.protocol.guideline import Guideline
from basketweave.science.protocol.options.cautions import cautions
from basketweave.science.protocol.options.compared import comparisons
from basketweave.science.protocol.options.pathway import Pathway, Place
from basketweave.science.protocol.options.pathways import pathways_of
from basketweave.science.protocol.options.saying import ours, said, told
from basketweave.science.protocol.options.study_rows import study_rows
from basketweave.science.protocol.options.treatments import TREATMENTS
from basketweave.science.protocol.options.values import Case, Option, Reason, Standing, Treatment

RANK = {standing: rank for rank, standing in enumerate(Standing)}
ORDER = {treatment: number for number, treatment in enumerate(Treatment)}
TRIED = "What trials found of it is shown; nothing we read gives it a place for this ahead of the others."
OPEN_TO_ALL = frozenset({Treatment.WAIT, Treatment.NOTHING})
NEVER_HELD = OPEN_TO_ALL | {Treatment.DERMATOLOGY}


@dataclass(frozen=True, kw_only=True)
class Asked:
    """The case with what follows from it, so that each treatment can be looked at by itself."""

    case: Case
    pathways: tuple[Pathway, ...]
    refusals: tuple[Finding, ...]

    @property
    def topics(self) -> frozenset[str]:
        return frozenset().union(*(pathway.topics for pathway in self.pathways))

    @property
    def waits(self) -> bool:
        """Whether waiting is what the rules ask for: nothing that refuses is for ever."""
        return bool(self.refusals) and all(finding.outcome is not Outcome.NEVER for finding in self.refusals)

    @property
    def day(self) -> date | None:
        """The day that waiting ends on, where every wait has one."""
        is_dated = self.waits and all(finding.not_before for finding in self.refusals)
        return earliest_of(self.refusals) if is_dated else None

    def places(self, treatment: Treatment) -> Iterator[tuple[int, int, Place]]:
        """Where the pathways place it: the pathway's rank, the place on it, and the place itself."""
        for number, pathway in enumerate(self.pathways):
            for position, place in enumerate(pathway.places):
                if place.treatment is treatment and self.case.phototype in place.phototypes:
                    yield number, position, place

    def holds(self, treatment: Treatment) -> tuple[str, ...]:
        """Why this is not done before something else has been seen to; a doctor, or no treatment, is never held."""
        holding = [pathway for pathway in self.pathways if treatment in pathway.holds_back - NEVER_HELD]
        return tuple(dict.fromkeys(pathway.holds_the_rest for pathway in holding))


def options(case: Case, guideline: Guideline) -> tuple[Option, ...]:
    """Every treatment once, in the order a specialist would consider them. It proposes; a specialist decides."""
    asked = Asked(case=case, pathways=pathways_of(case), refusals=refusals(case.findings))
    ordered = sorted(Treatment, key=lambda treatment: _stands(treatment, asked))
    return tuple(_option(treatment, place, asked, guideline) for place, treatment in enumerate(ordered, start=1))


def _stands(treatment: Treatment, asked: Asked) -> tuple[int, bool, int, int, int]:
    """Needling that a rule refuses comes last of its standing, so that one more refusal never lifts it."""
    is_refused = treatment is Treatment.NEEDLING and bool(asked.refusals)
    _, number, position = min(_given(treatment, asked))
    return RANK[standing(treatment, asked)], is_refused, number, position, ORDER[treatment]


def standing(treatment: Treatment, asked: Asked) -> Standing:
    """The best that it is given, unless something must come first or a rule refuses."""
    against = [RANK[Standing.NOT_NOW]] if asked.holds(treatment) else []
    if treatment is Treatment.NEEDLING and asked.refusals:
        against.append(RANK[Standing.NOT_NOW if asked.waits else Standing.REFUSED])
    return tuple(Standing)[max(min(_given(treatment, asked))[0], *against, 0)]


def _given(treatment: Treatment, asked: Asked) -> list[tuple[int, int, int]]:
    """Rank, pathway and place on it, as the pathways give them. A wait that rules ask for takes needling's place."""
    last = len(asked.pathways), 0
    given = [(RANK[place.standing], number, position) for number, position, place in asked.places(treatment)]
    if treatment is Treatment.WAIT and asked.waits:
        given += [(RANK[Standing.FITS], *last), *_given(Treatment.NEEDLING, asked)]
    if treatment in OPEN_TO_ALL:
        given.append((RANK[Standing.ALWAYS], *last))
    return given or [(RANK[_unplaced(treatment, asked)], *last)]


def _unplaced(treatment: Treatment, asked: Asked) -> Standing:
    """No pathway names it: made for another problem, or tried here and not placed."""
    is_tried = any(one.is_found for one in comparisons(treatment, asked.case, asked.topics))
    return Standing.WEAK if is_tried else Standing.ANOTHER_JOB


def _option(treatment: Treatment, place: int, asked: Asked, guideline: Guideline) -> Option:
    case, is_needling = asked.case, treatment is Treatment.NEEDLING
    return Option(
        id=treatment,
        name=TREATMENTS[treatment].name,
        place=place,
        standing=standing(treatment, asked),
        reasons=tuple(_reasons(treatment, asked)),
        comparisons=comparisons(treatment, case, asked.topics),
        cautions=cautions(treatment, case, asked.topics, is_placed=any(asked.places(treatment))),
        studies=study_rows(treatment, asked.topics),
        not_before=asked.day if is_needling or treatment is Treatment.WAIT else None,
        sessions=guideline.sessions_for(case.concern, case.appearance) if is_needling else None,
    )


def _reasons(treatment: Treatment, asked: Asked) -> Iterator[Reason]:
    """What stands against it first, then what the pathways say; where nothing is said, what it is for."""
    is_told = treatment is Treatment.NEEDLING or (treatment is Treatment.WAIT and asked.waits)
    told_first = [*(ours(words) for words in asked.holds(treatment))]
    told_first += [told(finding) for finding in asked.refusals if is_told]
    why = [said(evidence) for _, _, place in asked.places(treatment) for evidence in place.why]
    yield from dict.fromkeys((*told_first, *why))
    if not why and treatment in OPEN_TO_ALL:
        yield ours(TREATMENTS[treatment].job)
    elif not why and not told_first:
        yield ours(TRIED if _unplaced(treatment, asked) is Standing.WEAK else TREATMENTS[treatment].job)
