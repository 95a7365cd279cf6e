"""Sites and who treats there, for machines."""

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from ninja import Router, Schema

from basketweave.clinic.access.door import Need
from basketweave.clinic.access.views import Request
from basketweave.clinic.house.models import Site
from basketweave.clinic.house.queries import site_for, sites_for
from basketweave.clinic.people import actions
from basketweave.clinic.people.models import ConsentWithdrawn, Staff
from basketweave.clinic.people.queries import consent_for, specialists

router = Router(tags=["people"])


class SiteShown(Schema):
    id: UUID
    name: str
    zone: str
    country: str
    jurisdiction: str


class SpecialistShown(Schema):
    id: UUID
    name: str


class WithdrawalShown(Schema):
    consent_id: UUID
    at: datetime


@router.get("/sites", response=list[SiteShown])
def list_sites(request: Request) -> QuerySet[Site]:
    """The sites at which this token may book."""
    return sites_for(request.actor, Need.BOOKING)


@router.get("/sites/{uuid:site_id}/specialists", response=list[SpecialistShown])
def list_specialists(request: Request, site_id: UUID) -> QuerySet[Staff]:
    """Those who treat at this site."""
    return specialists(site_for(request.actor, site_id, Need.BOOKING))


@router.post("/consents/{uuid:consent_id}/withdrawal", response=WithdrawalShown, summary="A patient took it back")
def withdraw_consent(request: Request, consent_id: UUID) -> ConsentWithdrawn:
    """Counts at once, and for all that was signed in this episode; sent twice, it is the same withdrawal."""
    return actions.withdraw_consent(consent=consent_for(request.actor, consent_id), by=request.actor)
