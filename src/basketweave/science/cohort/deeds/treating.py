"""Deeds of the treatment room."""

from dataclasses import dataclass
from decimal import Decimal

from basketweave.science.quantities import OnTheSkin, Zone


@dataclass(frozen=True, kw_only=True)
class SignConsent:
    signed_name: str


@dataclass(frozen=True, kw_only=True)
class BeginTreatment:
    number: int


@dataclass(frozen=True, kw_only=True)
class ZoneTreated:
    zone: Zone
    needle_length_mm: Decimal
    passes: int
    endpoint: str  # erythema or pinpoint-bleeding


@dataclass(frozen=True, kw_only=True)
class RecordTreatment:
    number: int
    zones: tuple[ZoneTreated, ...]
    lot: str
    anaesthetic: str  # empty where nobody was numbed
    touched: frozenset[OnTheSkin]  # empty: nothing did
    on_the_skin: str  # product, lot and time of what did
    stays_outside_rim: bool | None  # said where a zone by the eyes was treated
    reaction: str
    is_signed: bool = True
