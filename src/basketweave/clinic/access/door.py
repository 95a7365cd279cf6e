"""The one permission door: every record is fetched through here, or not at all."""

from enum import StrEnum
from typing import Any, TypeVar
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Model, QuerySet
from django.http import Http404

from basketweave.clinic.access.actor import Actor, Kind, Role
from basketweave.clinic.ledger.actions import record

M = TypeVar("M", bound=Model)


class Need(StrEnum):
    """What somebody wants at the door."""

    BOARD = "board"  # where people stand: name, step, day, neutral words
    CONTACT = "contact"  # name, telephone, address, birthday
    BOOKING = "booking"  # dates, rooms, devices; hold and move them
    CLINICAL = "clinical"  # history, findings, grades, notes, decisions
    PHOTOGRAPH = "photograph"
    EXAMINE = "examine"  # write an examination, a treatment, a review
    DECIDE = "decide"  # say what is to be done
    MANAGE = "manage"  # the house: staff, rooms, devices, texts
    GUIDELINE = "guideline"  # make the numbers we treat by stricter
    AUDIT = "audit"  # the ledger
    OWN = "own"  # a patient: dates and plans
    OWN_HISTORY = "own history"  # a patient, after the one-time code


STAFF_MAY: dict[Role, frozenset[Need]] = {
    Role.OWNER: frozenset({Need.BOARD, Need.CONTACT, Need.BOOKING, Need.MANAGE, Need.AUDIT}),
    Role.DIRECTOR: frozenset(Need) - {Need.OWN, Need.OWN_HISTORY},
    Role.SPECIALIST: frozenset(
        {Need.BOARD, Need.CONTACT, Need.BOOKING, Need.CLINICAL, Need.PHOTOGRAPH, Need.EXAMINE, Need.DECIDE}
    ),
    Role.DESK: frozenset({Need.BOARD, Need.CONTACT, Need.BOOKING}),
}


class Refused(Http404):
    """Not there, or not for you: from outside the two look the same."""


class PermissionRefused(PermissionDenied):
    """This person may not do this deed; left alone, Django answers it with its page for 403."""

    def __init__(self, need: Need) -> None:
        super().__init__(need.value)
        self.need = need


def may(actor: Actor, need: Need, site_id: UUID | None = None) -> bool:
    """Whether this actor may do this (at that site; with no site named, anywhere)."""
    if actor.kind == Kind.PATIENT:
        return need == Need.OWN or (need == Need.OWN_HISTORY and actor.is_verified)
    if actor.kind == Kind.JOB:
        return True
    return any(
        need in STAFF_MAY[grant.role] and (site_id is None or grant.site_id in (None, site_id))
        for grant in actor.grants
    )


def require(actor: Actor, need: Need, site_id: UUID | None = None) -> None:
    """Stops an action that its actor may not do."""
    if not may(actor, need, site_id):
        raise PermissionRefused(need)


def may_everywhere(actor: Actor, need: Need) -> bool:
    """Whether this actor may do this at every site, those to come among them."""
    return actor.kind == Kind.JOB or any(need in STAFF_MAY[g.role] and g.site_id is None for g in actor.grants)


def require_own(actor: Actor, need: Need, *, site_id: UUID, patient_id: UUID) -> None:
    """As `require`, for deeds that the patient may do for themselves."""
    if actor.kind == Kind.PATIENT:
        if actor.patient_id != patient_id or not may(actor, Need.OWN):
            raise PermissionRefused(need)
        return
    require(actor, need, site_id)


def narrow(actor: Actor, records: "QuerySet[M]", need: Need) -> "QuerySet[M]":
    """The part of these records that this actor may see for this need."""
    model: Any = records.model
    if actor.kind == Kind.JOB:
        return records
    if actor.kind == Kind.PATIENT:
        if not may(actor, need) or actor.patient_id is None:
            return records.none()
        return records.filter(**{_path(model.door_patient, "pk"): actor.patient_id})
    sites = {grant.site_id for grant in actor.grants if need in STAFF_MAY[grant.role]}
    if not sites:
        return records.none()
    if None in sites or model.door_site is None:
        return records
    found = records.filter(**{_path(model.door_site, "pk__in"): sites})
    return found.distinct() if _is_reached_twice(model, model.door_site) else found


def fetch(actor: Actor, records: "QuerySet[M] | type[M]", *, need: Need, **lookup: Any) -> M:
    """One record, if it is there and for this actor; its opening is a line in the ledger."""
    queryset: QuerySet[M] = records if isinstance(records, QuerySet) else records._default_manager.all()
    try:
        found = narrow(actor, queryset, need).filter(**lookup).first()
    except (ValueError, ValidationError):
        found = None
    if found is None:
        raise Refused
    read(actor, found)
    return found


def read(actor: Actor, found: Model) -> None:
    """Notes in the ledger that a patient's record was opened."""
    patient_id = patient_of(found)
    if patient_id is not None and actor.kind != Kind.JOB:
        record(actor, "read", found, patient_id=patient_id)


def patient_of(found: Any) -> UUID | None:
    """Whose record this is, by following `door_patient`."""
    path = getattr(found, "door_patient", None)
    if path is None:
        return None
    for step in path.split("__") if path else ():
        found = getattr(found, step)
        if found is None:
            return None
    return found.pk


def _is_reached_twice(model: type[Model], path: str) -> bool:
    """Whether one record can meet several sites on this path, and would be listed once for each."""
    for step in path.split("__") if path else ():
        field: Any = model._meta.get_field(step)
        if field.one_to_many or field.many_to_many:
            return True
        model = field.related_model
    return False


def _path(start: str, end: str) -> str:
    return f"{start}__{end}" if start else end
