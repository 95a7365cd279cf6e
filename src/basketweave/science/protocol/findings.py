"""What a rule answers: a value with a code and its parameters, never a sentence."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Self

from basketweave.science.quantities import Mark

Plain = str | int | float | bool | None | list[str]


class Outcome(StrEnum):
    FINE = "fine"
    ASK = "ask"
    WAIT_UNTIL = "wait-until"
    WAIT_UNTIL_OVER = "wait-until-over"
    NEVER = "never"


class MayPass(StrEnum):
    """Who may let somebody through in spite of a finding, with words and an end."""

    NOBODY = "nobody"
    SPECIALIST = "specialist"
    MEDICAL_DIRECTOR = "medical-director"


class Urgency(StrEnum):
    """For what a patient reports: now is an emergency, today is a same-day call."""

    NOW = "now"
    TODAY = "today"


@dataclass(frozen=True, kw_only=True)
class Finding:
    rule: str
    outcome: Outcome
    code: str
    parameters: Mapping[str, Plain] = field(default_factory=dict, hash=False)
    not_before: date | None = None
    sources: tuple[str, ...]
    mark: Mark
    guideline_version: str
    may_pass: MayPass
    urgency: Urgency | None = None

    def __post_init__(self) -> None:
        if (self.outcome is Outcome.WAIT_UNTIL) != (self.not_before is not None):
            raise ValueError("a finding names an earliest day when, and only when, it says wait until")
        object.__setattr__(self, "parameters", MappingProxyType(dict(self.parameters)))

    @property
    def refuses(self) -> bool:
        return self.outcome not in (Outcome.FINE, Outcome.ASK)

    def as_dict(self) -> dict[str, Any]:
        """Plain values, ready for JSON."""
        return {
            "rule": self.rule,
            "outcome": self.outcome.value,
            "code": self.code,
            "parameters": dict(self.parameters),
            "not_before": self.not_before.isoformat() if self.not_before else None,
            "sources": list(self.sources),
            "mark": self.mark.value,
            "guideline_version": self.guideline_version,
            "may_pass": self.may_pass.value,
            "urgency": self.urgency.value if self.urgency else None,
        }

    @classmethod
    def from_dict(cls, plain: Mapping[str, Any]) -> Self:
        return cls(
            rule=plain["rule"],
            outcome=Outcome(plain["outcome"]),
            code=plain["code"],
            parameters=plain["parameters"],
            not_before=date.fromisoformat(plain["not_before"]) if plain["not_before"] else None,
            sources=tuple(plain["sources"]),
            mark=Mark(plain["mark"]),
            guideline_version=plain["guideline_version"],
            may_pass=MayPass(plain["may_pass"]),
            urgency=Urgency(plain["urgency"]) if plain["urgency"] else None,
        )


def refusals(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(finding for finding in findings if finding.refuses)


def earliest_of(findings: Iterable[Finding]) -> date | None:
    """The day from which none of these says wait any more: the latest of their days."""
    return max((finding.not_before for finding in findings if finding.not_before), default=None)
