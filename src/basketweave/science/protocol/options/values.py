"""What a list of options is asked with, and what stands in it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

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
