"""Episodes: one is opened when somebody asks, and each step moves it on in its own transaction."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import F

from basketweave.clinic.access.actor import Actor, Kind
from basketweave.clinic.access.clock import now, today
from basketweave.clinic.access.door import Need, require
from basketweave.clinic.house.models import Site
from basketweave.clinic.ledger.actions import record
from basketweave.clinic.people.models import Due, Episode, Patient, Staff, Step


@transaction.atomic
def open_episode(*, patient: Patient, site: Site, by: Actor) -> Episode:
    if by.kind != Kind.VISITOR:
        require(by, Need.CONTACT, site.pk)
    episode = Episode.objects.create(patient=patient, site=site, opened_at=now(), due_day=today(site.zone))
    record(by, "opened episode", episode, patient_id=patient.pk, site=site)
    return episode


@transaction.atomic
def move_on(
    episode: Episode,
    *,
    step: str,
    due: str,
    due_day: date | None = None,
    due_number: int | None = None,
    owner: Staff | None = None,
    is_urgent: bool | None = None,
    closed_at: datetime | None = None,
    by: Actor | None = None,
) -> Episode:
    """Writes where the episode stands, inside the deed that moves it (whose own ledger line says who did it).

    A call that is urgent stays on the board whatever other deeds come by: only who says `is_urgent`, True or False,
    begins or ends it. Without a day it is due today.
    """
    episode.refresh_from_db(from_queryset=Episode.objects.select_for_update(no_key=True))
    if is_urgent is None and episode.is_urgent:
        due, due_day, due_number, owner = episode.due, episode.due_day, episode.due_number, episode.owner
    episode.step, episode.due, episode.due_day, episode.due_number = Step(step), Due(due), due_day, due_number
    episode.is_urgent = episode.is_urgent if is_urgent is None else is_urgent
    episode.owner = owner or episode.owner
    episode.closed_at = (closed_at or episode.closed_at or now()) if step == Step.DONE else None
    if due_day is None and step != Step.DONE:
        episode.due_day = today(episode.site.zone)
    Episode.objects.filter(pk=episode.pk).update(
        step=episode.step,
        due=episode.due,
        due_day=episode.due_day,
        due_number=due_number,
        is_urgent=episode.is_urgent,
        owner=episode.owner,
        closed_at=episode.closed_at,
        version=F("version") + 1,
    )
    episode.version += 1
    return episode
