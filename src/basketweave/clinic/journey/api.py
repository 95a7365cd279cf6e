"""The board for machines: who stands where, and what is due."""

from datetime import date, datetime
from uuid import UUID

from ninja import Query, Router, Schema

from basketweave.clinic.access.views import Request
from basketweave.clinic.journey import queries
from basketweave.clinic.people.models import Episode, Step

router = Router(tags=["journey"])


class EpisodeOut(Schema):
    id: UUID
    patient_id: UUID
    patient: str
    site_id: UUID
    step: Step
    due: str
    due_day: date | None
    due_number: int | None
    is_urgent: bool
    owner: str | None
    opened_at: datetime
    closed_at: datetime | None
    version: int

    @staticmethod
    def resolve_patient(episode: Episode) -> str:
        return episode.patient.name

    @staticmethod
    def resolve_owner(episode: Episode) -> str | None:
        return episode.owner.name if episode.owner else None


@router.get("/episodes", response=list[EpisodeOut], summary="Who stands where")
def episodes(
    request: Request,
    step: Step | None = None,
    site_id: UUID | None = None,
    limit: int = Query(100, ge=1, le=500),
    after: int = Query(0, ge=0, le=1_000_000),
) -> list[Episode]:
    """What is urgent first, then by day; closed episodes only with `step=done`."""
    return list(queries.episodes_at(request.actor, step=step, site_id=site_id, most=limit, after=after))


@router.get("/episodes/{uuid:episode_id}", response=EpisodeOut, summary="Where one episode stands")
def episode(request: Request, episode_id: UUID) -> Episode:
    return queries.episode_for(request.actor, episode_id)
