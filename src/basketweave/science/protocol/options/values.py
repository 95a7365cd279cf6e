"""What a list of options is asked with, and what stands in it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from basketweave.science.evidence.comparisons import Comparison
from basketweave.science.protocol.findings import Finding
from basketweave.science.protocol.guideline import SessionRange
from basketweave.science.protocol.proposal import NOT_EXAMINED
from basketweave.science.quantities import Appearance, Concern, Mark, Phototype, Zone


class Treatment(StrEnum):
    """What a specialist would consider; each is in every list."""

    NEEDLING = "needling"
    TOPICALS = "topicals"
    PEELS = "peels"
    LASERS = "lasers"
    RADIOFREQUENCY = "radiofrequency"
    SUBCISION = "subcision"
    CROSS = "cross"
    FILLERS = "fillers"
    TOXIN = "toxin"
    SCAR_CLINIC = "scar-clinic"
    DERMATOLOGY = "dermatology"
    WAIT = "wait"
    NOTHING = "nothing"


class Standing(StrEnum):
    """Why an option stands where it stands, best first: a list is ordered by these."""

    FIRST = "first"  # what would be considered first
    FITS = "fits"  # has a place here
    ALONGSIDE = "alongside"  # together with, or after, something else
    UNTESTED = "untested"  # could be considered; nothing comparative was found
    ALWAYS = "always"  # open to everybody: to wait, to do nothing
    WEAK = "weak"  # little came of it here, or too little is known
    NOT_NOW = "not-now"  # something must be over, seen or treated before
    ANOTHER_JOB = "another-job"  # made for another problem
    REFUSED = "refused"  # a rule says never here


@dataclass(frozen=True, kw_only=True)
class Reason:
    """A sentence with its mark; one that comes from a rule carries the rule's finding."""

    words: str
    mark: Mark
    sources: tuple[str, ...]
    stands_behind: str = ""
    finding: Finding | None = None

    def as_dict(self) -> dict[str, Any]:
        return {
            "words": self.words,
            "mark": self.mark.value,
            "sources": list(self.sources),
            "stands_behind": self.stands_behind,
            "finding": self.finding.as_dict() if self.finding else None,
        }


@dataclass(frozen=True, kw_only=True)
class Case:
    """One concern of one patient. Phototype None: not recorded. Grade: the worst on the concern's default scale."""

    concern: Concern
    zones: frozenset[Zone] = frozenset()
    appearance: Appearance = NOT_EXAMINED
    phototype: Phototype | None = None
    findings: tuple[Finding, ...] = ()
    grade: int | None = None


@dataclass(frozen=True, kw_only=True)
class Option:
    """One place in the list, with everything that a specialist reads before deciding otherwise."""

    id: Treatment
    name: str
    place: int
    standing: Standing
    reasons: tuple[Reason, ...]
    comparisons: tuple[Comparison, ...]
    cautions: tuple[Reason, ...]
    studies: tuple[str, ...]
    not_before: date | None = None  # where rules say wait until a day
    sessions: SessionRange | None = None  # of a course of needling

    def as_dict(self) -> dict[str, Any]:
        """Plain values, ready for JSON, so that the list can be kept exactly as it was shown."""
        return {
            "id": self.id.value,
            "name": self.name,
            "place": self.place,
            "standing": self.standing.value,
            "reasons": [reason.as_dict() for reason in self.reasons],
            "comparisons": [comparison.as_dict() for comparison in self.comparisons],
            "cautions": [caution.as_dict() for caution in self.cautions],
            "studies": list(self.studies),
            "not_before": self.not_before.isoformat() if self.not_before else None,
            "sessions": [self.sessions.fewest, self.sessions.most] if self.sessions else None,
        }
