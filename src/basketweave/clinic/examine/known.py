"""What is known of one person in one episode: the part of every proposal that is not the day or the place."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import F

from basketweave.clinic.consult.queries import concerns_of, history_of
from basketweave.clinic.examine import queries
from basketweave.clinic.examine.appearance import from_plain
from basketweave.clinic.examine.models import Examination
from basketweave.clinic.people.models import Episode
from basketweave.science.protocol.history import History
from basketweave.science.protocol.proposal import Proposal
from basketweave.science.quantities import Appearance, Concern, Jurisdiction, Zone


@dataclass(frozen=True, kw_only=True)
class Known:
    """As a proposal takes it; `told_days` are the days on which a zone was needled elsewhere, as told; `noted_days`
    those of them that a specialist noted."""

    born_on: date | None
    concerns: frozenset[Concern]
    appearance: Appearance
    history: History
    jurisdiction: Jurisdiction
    told_days: Mapping[Zone, tuple[date, ...]] = field(default_factory=dict, hash=False)
    noted_days: Mapping[Zone, tuple[date, ...]] = field(default_factory=dict, hash=False)

    def proposal(self, *, day: date, zones: frozenset[Zone], **session: Any) -> Proposal:
        """What needling these zones on that day would mean; a session adds what is its own."""
        return Proposal(
            day=day,
            zones=zones,
            born_on=self.born_on,
            is_birthday_asked=True,
            concerns=self.concerns,
            appearance=self.appearance,
            history=self.history,
            jurisdiction=self.jurisdiction,
            **session,
        )


def known_of(episode: Episode) -> Known:
    history, noted = history_of(episode.patient_id), queries.earlier_days(episode.patient)
    return Known(
        born_on=episode.patient.born_on,
        concerns=frozenset(concerns_of(episode)),
        appearance=_appearance_of(episode),
        history=history,
        jurisdiction=Jurisdiction(episode.site.jurisdiction),
        told_days=_told_days(noted, history),
        noted_days=noted,
    )


def _appearance_of(episode: Episode) -> Appearance:
    """What the latest finished examination saw; where there is none yet, what the open one has so far."""
    seen = Examination.objects.filter(episode=episode).select_related("episode__patient__vault_key")
    looked = seen.order_by(F("finished_at").desc(nulls_last=True), "begun_at").first()
    return from_plain(looked.appearance) if looked else Appearance()


def _told_days(noted: Mapping[Zone, tuple[date, ...]], history: History) -> dict[Zone, tuple[date, ...]]:
    """As a specialist noted it, and as it was answered; an answer without a place counts everywhere."""
    days = {zone: set(told) for zone, told in noted.items()}
    answered = history.day("needling-on") if history.has("needling") else None
    if answered:
        for zone in history.touches("needling-where", frozenset(Zone)):
            days.setdefault(zone, set()).add(answered)
    return {zone: tuple(sorted(told)) for zone, told in days.items()}
