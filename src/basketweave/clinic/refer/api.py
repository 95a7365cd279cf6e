"""For machines: to decide, by the same deed as on the page."""

from datetime import date, datetime
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Header, Router, Schema, Status

from basketweave.clinic.access.door import Need
from basketweave.clinic.examine.queries import examination_for
from basketweave.clinic.refer import actions, queries

router = Router(tags=["refer"])


class Decide(Schema):
    """`choice` is needling, elsewhere, wait (with the day to look again) or nothing; `words` say why."""

    examination: UUID
    choice: str = Field(max_length=10)
    words: str = Field(max_length=4000, pattern=r"^[^\x00]*$")
    look_again_on: date | None = None


class Decided(Schema):
    id: UUID
    choice: str
    decided_at: datetime
    decided_by: str
    look_again_on: date | None


@router.post("/episodes/{uuid:episode_id}/decisions", response={201: Decided}, summary="Decide what is to be done")
def decide(
    request: HttpRequest,
    episode_id: UUID,
    told: Decide,
    idempotency_key: str | None = Header(None, alias="Idempotency-Key"),
):
    actor = request.actor  # type: ignore[attr-defined]
    decision = actions.decide(
        episode=queries.episode_for(actor, episode_id, need=Need.DECIDE),
        examination=examination_for(actor, told.examination),
        choice=told.choice,
        words=told.words,
        look_again_on=told.look_again_on,
        once_key=idempotency_key,
        by=actor,
    )
    return Status(
        201,
        Decided(
            id=decision.pk,
            choice=decision.choice,
            decided_at=decision.decided_at,
            decided_by=str(decision.decided_by),
            look_again_on=decision.look_again_on,
        ),
    )
