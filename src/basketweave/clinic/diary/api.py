"""Free times for machines."""

from datetime import date, datetime, time
from uuid import UUID

from ninja import Query, Router, Schema

from basketweave.clinic.access.door import Need
from basketweave.clinic.access.views import Request
from basketweave.clinic.diary import queries
from basketweave.clinic.diary.times import FreeTime as Free
from basketweave.clinic.house.queries import site_for

router = Router(tags=["diary"])


class FreeTime(Schema):
    day: date
    wall_time: time
    starts_at: datetime
    specialist_ids: list[UUID]


@router.get("/free-times", response=list[FreeTime])
def free_times(request: Request, site_id: UUID, days: int = Query(14, ge=1, le=60)) -> list[Free]:
    """When a specialist of this site is free for a consultation, by the site's own wall clock."""
    return queries.free_consultation_times(site_for(request.actor, site_id, Need.BOOKING), days=days)
