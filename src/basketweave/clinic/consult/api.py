"""For machines: the free times, and a request by the same deed as on the page."""

from datetime import date, datetime, time
from uuid import UUID, uuid4

from django.core.exceptions import ValidationError
from ninja import Field, Header, Router, Schema, Status

from basketweave.clinic.access.door import Need
from basketweave.clinic.access.views import Request as Call
from basketweave.clinic.consult import actions, forms
from basketweave.clinic.consult.fields import CALL
from basketweave.clinic.consult.health_api import router as health
from basketweave.clinic.consult.models import Request
from basketweave.clinic.diary.queries import free_consultation_times
from basketweave.clinic.house.queries import site_for, sites

router = Router(tags=["consult"])
router.add_router("", health)


class Time(Schema):
    day: date
    wall_time: time
    starts_at: datetime


class TimesOfSite(Schema):
    site: UUID
    name: str
    zone: str
    times: list[Time]


class Ask(Schema):
    """One of e-mail address and telephone; concerns of our list or words of their own; a time, or none to be called."""

    site: UUID
    name: str = Field(max_length=200)
    called: str = Field("", max_length=80)
    email: str = Field("", max_length=254)
    phone: str = Field("", max_length=40)
    born_on: date
    concerns: list[str] = []
    zones: list[str] = []
    wishes: str = ""
    history: str = ""
    language: str = "en"
    day: date | None = None
    wall_time: time | None = None


class Asked(Schema):
    id: UUID
    episode: UUID
    day: date | None
    wall_time: time | None
    zone: str


@router.get("/consultation-times", response=list[TimesOfSite], auth=None, summary="Free times for a free consultation")
def consultation_times(request: Call, site: UUID | None = None) -> list[TimesOfSite]:
    return [
        TimesOfSite(
            site=each.pk,
            name=each.name,
            zone=each.zone,
            times=[
                Time(day=free.day, wall_time=free.wall_time, starts_at=free.starts_at)
                for free in free_consultation_times(each)
            ],
        )
        for each in (sites().filter(pk=site) if site else sites()[:10])
    ]


@router.post("/requests", response={201: Asked}, summary="Ask for a free consultation")
def ask(request: Call, told: Ask, idempotency_key: str | None = Header(None, alias="Idempotency-Key")):
    site = site_for(request.actor, told.site, need=Need.BOOKING)
    form = forms.RequestForm(_as_a_form(told), site=site)
    if not form.is_valid():
        raise ValidationError(form.errors.as_data())
    answers = form.answers() | {"day": told.day, "wall_time": told.wall_time, "once_key": idempotency_key}
    made = actions.request_consultation(
        site=site,
        channel=Request.Channel.API,
        by=request.actor,
        **answers,
    )
    held = made.consultation
    return Status(
        201,
        Asked(
            id=made.pk,
            episode=made.episode_id,
            day=held.day if held else None,
            wall_time=held.wall_time if held else None,
            zone=site.zone,
        ),
    )


def _as_a_form(told: Ask) -> dict[str, object]:
    """The same questions as on the page, so the same answers in the same words; the diary itself judges the time."""
    return {**told.model_dump(exclude={"site", "day", "wall_time"}), "time": CALL, "once_key": str(uuid4())}
