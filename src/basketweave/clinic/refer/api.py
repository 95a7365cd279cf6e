"""For machines: to read what is proposed, to decide, and to write the letter, by the same deeds as on the page."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Header, Router, Schema, Status

from basketweave.clinic.access.door import Need
from basketweave.clinic.examine.queries import examination_for
from basketweave.clinic.refer import actions, queries
from basketweave.clinic.refer.refusals import NotExamined

router = Router(tags=["refer"])


class Decide(Schema):
    """`choice` is needling, elsewhere, wait (with the day to look again) or nothing; `words` say why."""

    examination: UUID
    choice: str = Field(max_length=10)
    words: str = Field(max_length=4000, pattern=r"^[^\x00]*$")
    treatments: list[str] = Field(default_factory=list, max_length=20)
    look_again_on: date | None = None
    shown: str | None = Field(None, max_length=64, description="the digest of the options that were looked at")


class Options(Schema):
    """The ordered options of each concern, in words, with reasons, evidence and cautions."""

    digest: str
    options: dict[str, Any]


class Write(Schema):
    """The receiver's name with the address below it, and words at the head of the letter."""

    receiver: str = Field(max_length=400, pattern=r"^[^\x00]*$")
    words: str = Field("", max_length=4000, pattern=r"^[^\x00]*$")


class Written(Schema):
    id: UUID
    written_at: datetime
    written_by: str


class Decided(Schema):
    id: UUID
    choice: str
    decided_at: datetime
    decided_by: str
    look_again_on: date | None


@router.get("/episodes/{uuid:episode_id}/options", response=Options, summary="What is proposed, and why")
def options(request: HttpRequest, episode_id: UUID):
    episode = queries.episode_for(request.actor, episode_id, need=Need.CLINICAL)  # type: ignore[attr-defined]
    examination = queries.latest(episode)
    if examination is None:
        raise NotExamined
    proposed = queries.proposal_for(episode, examination)
    return Options(digest=proposed.digest, options=proposed.plain)


@router.post("/decisions/{uuid:decision_id}/letters", response={201: Written}, summary="Write a referral letter")
def write_letter(
    request: HttpRequest,
    decision_id: UUID,
    told: Write,
    idempotency_key: str | None = Header(None, alias="Idempotency-Key"),
):
    actor = request.actor  # type: ignore[attr-defined]
    letter = actions.write_letter(
        decision=queries.decision_for(actor, decision_id, need=Need.DECIDE),
        receiver=told.receiver,
        words=told.words,
        once_key=idempotency_key,
        by=actor,
    )
    return Status(201, Written(id=letter.pk, written_at=letter.written_at, written_by=str(letter.written_by)))


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
        treatments=told.treatments,
        look_again_on=told.look_again_on,
        shown=told.shown,
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
