"""What can be asked across the steps: the board, the search, one timeline a patient, what did not go out."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from basketweave.clinic.access.actor import Actor
from basketweave.clinic.access.clock import now, today
from basketweave.clinic.access.door import Need, Refused, may, narrow, require
from basketweave.clinic.consult import queries as consult
from basketweave.clinic.diary import queries as diary
from basketweave.clinic.diary.models import Holding
from basketweave.clinic.examine import queries as examine
from basketweave.clinic.heal import queries as heal
from basketweave.clinic.house.queries import sites_for
from basketweave.clinic.journey.board import board, episodes_at
from basketweave.clinic.journey.own_pages import own_history, own_pages, own_patient
from basketweave.clinic.journey.searching import search
from basketweave.clinic.ledger import queries as ledger
from basketweave.clinic.ledger.models import Line
from basketweave.clinic.people import queries as people
from basketweave.clinic.people.events import Event
from basketweave.clinic.people.models import Episode, Patient
from basketweave.clinic.plan import queries as plan
from basketweave.clinic.post.models import Job, Message
from basketweave.clinic.post.queries import overdue_jobs, overdue_messages
from basketweave.clinic.refer import queries as refer
from basketweave.clinic.review import queries as review
from basketweave.clinic.treat import queries as treat

__all__ = [
    "board",
    "episode_for",
    "episodes_at",
    "episodes_of",
    "errand_for",
    "held_for",
    "latest_day",
    "living_patient_for",
    "openings_of",
    "own_history",
    "own_pages",
    "own_patient",
    "patient_for",
    "search",
    "timeline",
    "undelivered",
    "undone",
    "zone_of",
]

LINES_A_PAGE = 200
TELLING_STEPS = (consult, examine, refer, plan, treat, heal, review)


def patient_for(actor: Actor, patient_id: UUID, need: Need = Need.CONTACT) -> Patient:
    """The patient, or the answer that there is none for this actor; the opening goes into the ledger."""
    return people.patient_for(actor, patient_id, need)


def living_patient_for(actor: Actor, patient_id: UUID) -> Patient:
    """A patient whose data can still be changed."""
    patient = people.patient_for(actor, patient_id)
    if patient.erased_at is not None:
        raise Refused
    return patient


def latest_day(actor: Actor) -> date:
    """Today at the site whose calendar is furthest on."""
    return max((today(site.zone) for site in sites_for(actor, Need.CONTACT)), default=now().date())


def zone_of(patient: Patient) -> str:
    """By which wall clock moments of this record are shown: that of the site of the last episode."""
    return str(patient.episodes.order_by("-opened_at").values_list("site__zone", flat=True).first() or "UTC")


def held_for(patient: Patient) -> "QuerySet[Holding]":
    """What the diary still holds for this patient."""
    return diary.holdings().filter(episode__patient=patient, cancelled_at__isnull=True, starts_at__gt=now())


def openings_of(patient: Patient, *, is_read: bool, before: int | None) -> "QuerySet[Line]":
    """Who did or opened what with this record, the latest first; `before` is the last line of the page before."""
    lines = ledger.lines_of(patient.pk)
    if is_read:
        lines = lines.filter(deed="read")
    if before is not None:
        lines = lines.filter(pk__lt=before)
    return lines.order_by("-pk")[:LINES_A_PAGE]


def episodes_of(actor: Actor, patient: Patient) -> "QuerySet[Episode]":
    """This patient's episodes, newest first."""
    return narrow(actor, patient.episodes.select_related("site", "owner"), Need.BOARD).order_by("-opened_at")


def episode_for(actor: Actor, episode_id: UUID) -> Episode:
    """The episode, for whoever may see the board of its site."""
    return people.episode_for(actor, episode_id)


@dataclass(frozen=True, kw_only=True)
class Undelivered:
    """A message that should have gone out, and to whom; what it says stays sealed."""

    message: Message
    patient: Patient | None


def undelivered(actor: Actor, most: int = 100) -> list[Undelivered]:
    """What is overdue in the outbox, oldest first, with the patients whom this actor may call."""
    late = list(overdue_messages(now())[:most])
    known = narrow(actor, people.patients().filter(vault_key__in=[m.key_id for m in late]), Need.CONTACT)
    by_key = {patient.vault_key_id: patient for patient in known}
    return [Undelivered(message=message, patient=by_key.get(message.key_id)) for message in late]


def undone(most: int = 100) -> "QuerySet[Job]":
    """What the worker should have done."""
    return overdue_jobs(now())[:most]


def errand_for(actor: Actor, errand_id: UUID) -> Message | Job:
    """A message or a job that is overdue."""
    require(actor, Need.MANAGE)
    message = overdue_messages(now()).filter(pk=errand_id).first()
    errand = message or overdue_jobs(now()).filter(pk=errand_id).first()
    if errand is None:
        raise Refused
    return errand


def timeline(actor: Actor, patient: Patient) -> list[Event]:
    """Everything that happened and is to happen, newest first; clinical lines only of sites where one may read them."""
    events: list[Event] = list(people.events_of(patient.pk))
    for told_by in TELLING_STEPS:
        events.extend(told_by.events_of(patient.pk))
    shown = (event for event in events if not event.is_clinical or may(actor, Need.CLINICAL, event.site_id))
    return sorted(shown, key=lambda event: event.at, reverse=True)
