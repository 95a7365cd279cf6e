"""What the play knows while it runs: who is who, and where each patient stands."""

from dataclasses import dataclass, field
from uuid import UUID

from basketweave.clinic.access.actor import Actor, actor_of
from basketweave.clinic.house.models import Device, Lot, Site
from basketweave.clinic.people.models import Episode, Staff
from basketweave.clinic.people.queries import episodes
from basketweave.science.cohort.deeds import PATIENT, VISITOR, Deed


@dataclass(kw_only=True)
class Stage:
    """By the ids of the cohort."""

    sites: dict[str, Site]
    members: dict[str, Staff]
    devices: dict[str, Device]
    lots: dict[tuple[str, str], Lot]
    _actors: dict[str, Actor] = field(default_factory=dict)
    _episodes: dict[str, UUID] = field(default_factory=dict)

    def comes_in(self, patient: str, episode: Episode) -> None:
        self._episodes[patient] = episode.pk

    def episode(self, patient: str) -> Episode:
        """As it stands now."""
        return episodes().get(pk=self._episodes[patient])

    def actor(self, deed: Deed) -> Actor:
        if deed.by == VISITOR:
            return Actor.visitor()
        if deed.by == PATIENT:
            return Actor.patient(self.episode(deed.patient).patient_id, is_verified=False)
        return self.staff(deed.by)

    def staff(self, member: str) -> Actor:
        if member not in self._actors:
            self._actors[member] = actor_of(self.members[member].user)
        return self._actors[member]
