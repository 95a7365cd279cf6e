"""One pathway: for which skin it is, and what is placed on it."""

from dataclasses import dataclass
from enum import StrEnum

from basketweave.science.evidence.statements import Evidence
from basketweave.science.protocol.options.values import Case, Standing, Treatment
from basketweave.science.quantities import Concern, Phototype, Zone


@dataclass(frozen=True, kw_only=True)
class Place:
    """One treatment on a pathway."""

    treatment: Treatment
    standing: Standing
    phototypes: frozenset[Phototype | None]
    why: tuple[Evidence, ...]


@dataclass(frozen=True, kw_only=True)
class Pathway:
    """Fits a case whose concern it is, that shows one of its signs (where it has any) and meets its limits."""

    name: str
    concerns: frozenset[Concern]
    signs: frozenset[StrEnum]
    suspicious: bool
    findings: frozenset[str]
    is_shape_unsaid: bool
    zones: frozenset[Zone]
    grade_at_least: int | None
    grade_at_most: int | None
    default_for: frozenset[Concern]
    topics: frozenset[str]
    holds_the_rest: str
    holds_back: frozenset[Treatment]
    places: tuple[Place, ...]

    def fits(self, case: Case) -> bool:
        return case.concern in self.concerns and self._is_within_limits(case) and self._shows(case)

    def is_seen(self, case: Case) -> bool:
        """Whether one of its signs was seen; only what was seen stands in the way of a default."""
        seen = case.appearance
        return bool(
            self.signs
            & (seen.scar_kinds | seen.scar_shapes | seen.scar_colours | seen.wrinkle_sorts | seen.pigment_sorts)
        )

    def _shows(self, case: Case) -> bool:
        if not (self.signs or self.suspicious or self.findings):
            return not self.default_for
        found = {finding.code for finding in case.findings}
        is_suspicious = self.suspicious and case.appearance.is_suspicious
        return is_suspicious or self.is_seen(case) or bool(self.findings & found)

    def _is_within_limits(self, case: Case) -> bool:
        grade = case.grade
        if self.grade_at_least is not None and (grade is None or grade < self.grade_at_least):
            return False
        if self.grade_at_most is not None and (grade is None or grade > self.grade_at_most):
            return False
        if self.is_shape_unsaid and case.appearance.scar_shapes:
            return False
        return not self.zones or bool(self.zones & case.zones)
