"""A complaint: in the patient's own words, as they answer about their health, and as a specialist sees it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal

from basketweave.science.protocol.proposal import NOT_EXAMINED
from basketweave.science.protocol.screening import NOTHING_APPLIES
from basketweave.science.quantities import Appearance, Concern, Zone

Told = tuple[tuple[str, bool | str | timedelta | tuple[str, ...]], ...]  # a span is so long before it is told
NOTHING: Told = ((NOTHING_APPLIES, True),)


@dataclass(frozen=True, kw_only=True)
class Itemised:
    """A grade on a scale that adds up, item by item."""

    scale: str
    items: tuple[tuple[str, int], ...]
    zone: Zone | None = None


@dataclass(frozen=True, kw_only=True)
class Complaint:
    concerns: tuple[tuple[Concern, int | None], ...]  # with about which grade; none: graded otherwise
    zones: tuple[tuple[Zone, Decimal], ...]  # with the needle length in mm that suits it
    history: str
    wishes: str
    health: Told = NOTHING
    answers: Mapping[str, str] = field(default_factory=dict, hash=False)  # of a specialist, by rule/code
    appearance: Appearance = NOT_EXAMINED  # what a specialist sees of it
    further: tuple[Itemised, ...] = ()

    @property
    def asked(self) -> tuple[Concern, ...]:
        return tuple(concern for concern, _ in self.concerns)

    @property
    def places(self) -> tuple[Zone, ...]:
        return tuple(zone for zone, _ in self.zones)
