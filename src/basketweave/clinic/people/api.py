"""Sites and who treats there, for machines."""

from uuid import UUID

from django.db.models import QuerySet
from ninja import Router, Schema

from basketweave.clinic.access.door import Need
from basketweave.clinic.access.views import Request
from basketweave.clinic.house.models import Site
from basketweave.clinic.house.queries import site_for, sites_for
from basketweave.clinic.people.models import Staff
from basketweave.clinic.people.queries import specialists

router = Router(tags=["people"])


class SiteShown(Schema):
    id: UUID
    name: str
    zone: str
    jurisdiction: str


class SpecialistShown(Schema):
    id: UUID
    name: str


@router.get("/sites", response=list[SiteShown])
def list_sites(request: Request) -> QuerySet[Site]:
    """The sites at which this token may book."""
    return sites_for(request.actor, Need.BOOKING)


@router.get("/sites/{uuid:site_id}/specialists", response=list[SpecialistShown])
def list_specialists(request: Request, site_id: UUID) -> QuerySet[Staff]:
    """Those who treat at this site."""
    return specialists(site_for(request.actor, site_id, Need.BOOKING))
