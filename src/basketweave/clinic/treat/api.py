"""Treatments for machines: begin one, read one. Only a person who has signed in can sign, never a token."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from ninja import Router, Schema, Status

from basketweave.clinic.access.door import Need
from basketweave.clinic.access.views import Request
from basketweave.clinic.treat import actions, queries
from basketweave.clinic.treat.models import Treatment
from basketweave.clinic.treat.queries import ZoneRecord

router = Router(tags=["treat"])


class ZoneOut(Schema):
    zone: str
    needle_length_mm: Decimal
    passes: int | None
    endpoint: str
    left_out_because: str


class AddendumOut(Schema):
    id: UUID
    words: str
    added_by: str
    added_at: datetime

    @staticmethod
    def resolve_added_by(addendum: object) -> str:
        return str(getattr(addendum, "added_by", ""))


class TreatmentOut(Schema):
    id: UUID
    session_id: UUID
    specialist_id: UUID
    device_id: UUID
    lot_id: UUID | None
    day: date
    begun_at: datetime
    ended_at: datetime | None
    is_numbed: bool | None
    anaesthetic: str
    touched: list[str]
    on_the_skin: str
    stays_outside_rim: bool | None
    reaction: str
    notes: str
    zones: list[ZoneOut]
    signed_at: datetime | None
    digest: str
    is_as_signed: bool | None
    addenda: list[AddendumOut]
    version: int

    @staticmethod
    def resolve_touched(treatment: Treatment) -> list[str]:
        return treatment.touched or []

    @staticmethod
    def resolve_zones(treatment: Treatment) -> list[ZoneRecord]:
        return queries.zone_records(treatment)

    @staticmethod
    def resolve_is_as_signed(treatment: Treatment) -> bool | None:
        return queries.is_as_signed(treatment)

    @staticmethod
    def resolve_addenda(treatment: Treatment) -> list[object]:
        return list(queries.addenda_of(treatment))


@router.get("/treatments/{uuid:treatment_id}", response=TreatmentOut, summary="A treatment with its addenda")
def treatment(request: Request, treatment_id: UUID) -> Treatment:
    return queries.treatment_for(request.actor, treatment_id)


@router.post("/sessions/{uuid:session_id}/treatment", response={201: TreatmentOut}, summary="Begin today's treatment")
def begin(request: Request, session_id: UUID) -> Status[Treatment]:
    session = queries.session_for(request.actor, session_id, need=Need.EXAMINE)
    return Status(201, actions.begin(session=session, by=request.actor))
