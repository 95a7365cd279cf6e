"""Where everybody stands: the board, the search, one timeline a patient."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from basketweave.clinic.access.actor import Actor
from basketweave.clinic.access.clock import now, today
from basketweave.clinic.access.door import Need, Refused, may, narrow, require
from basketweave.clinic.consult import queries as consult
from basketweave.clinic.diary.models import Holding
from basketweave.clinic.examine import queries as examine
from basketweave.clinic.examine.models import Photograph
from basketweave.clinic.heal import queries as heal
from basketweave.clinic.heal.models import CheckIn
from basketweave.clinic.house.models import Site
from basketweave.clinic.house.queries import sites_for
from basketweave.clinic.people import queries as people
from basketweave.clinic.people.events import Event
from basketweave.clinic.people.models import Consent, Episode, Patient, Step
from basketweave.clinic.plan import queries as plan
from basketweave.clinic.plan.models import Session
from basketweave.clinic.post.models import Message
from basketweave.clinic.post.queries import overdue_messages
from basketweave.clinic.refer import queries as refer
from basketweave.clinic.refer.models import Decision
from basketweave.clinic.review import queries as review
from basketweave.clinic.review.models import Review
from basketweave.clinic.treat import queries as treat

ROWS_A_STEP = 8
ROWS_OF_ONE_STEP = 200
STEPS_ON_THE_BOARD = tuple(step for step in Step if step != Step.DONE)
TELLING_STEPS = (consult, examine, refer, plan, treat, heal, review)


@dataclass(frozen=True, kw_only=True)
class Column:
    """One step of the board: how many stand there, how many are late or urgent, and who is due first."""

    step: Step
    episodes: Sequence[Episode]
    count: int
    late: int
    urgent: int

    @property
    def hidden(self) -> int:
        return self.count - len(self.episodes)


@dataclass(frozen=True, kw_only=True)
class Board:
    columns: Sequence[Column]
    sites: Sequence[Site]

    @property
    def count(self) -> int:
        return sum(column.count for column in self.columns)

    @property
    def late(self) -> int:
        return sum(column.late for column in self.columns)


def board(
    actor: Actor, *, site_id: UUID | None = None, only: str = "", owner_id: UUID | None = None, step: Step | None = None
) -> Board:
    """Everybody with something due, by step: one query for the rows, one for the counts, whatever their number."""
    sites = [site for site in sites_for(actor, Need.BOARD) if site_id in (None, site.pk)]
    standing = narrow(actor, people.episodes().exclude(step=Step.DONE), Need.BOARD).filter(site__in=sites)
    late = _late(sites)
    if only == "late":
        standing = standing.filter(late)
    if only == "today":
        standing = standing.filter(_due_today(sites))
    if owner_id is not None:
        standing = standing.filter(owner_id=owner_id)
    steps = (step,) if step else STEPS_ON_THE_BOARD
    counts = {
        row["step"]: row
        for row in standing.order_by()
        .values("step")
        .annotate(count=Count("pk"), late=Count("pk", filter=late), urgent=Count("pk", filter=Q(is_urgent=True)))
    }
    rows = _first_of_each(standing, [s for s in steps if s in counts], ROWS_OF_ONE_STEP if step else ROWS_A_STEP)
    by_site = {site.pk: today(site.zone) for site in sites}
    return Board(
        columns=[_column(s, rows, counts.get(s, {"count": 0, "late": 0, "urgent": 0}), by_site) for s in steps],
        sites=sites,
    )


def _first_of_each(standing: "QuerySet[Episode]", steps: Sequence[Step], most: int) -> list[Episode]:
    """The first few of every step, in one query: each part walks the board's index and stops."""
    if not steps:
        return []
    firsts = [
        Q(pk__in=standing.filter(step=step).order_by("-is_urgent", "due_day", "pk").values("pk")[:most])
        for step in steps
    ]
    return list(people.episodes().filter(reduce(or_, firsts)).order_by("-is_urgent", "due_day", "pk"))


def _column(step: Step, rows: Iterable[Episode], counts: Mapping[str, Any], today_at: dict[UUID, date]) -> Column:
    mine = [row for row in rows if row.step == step]
    for row in mine:
        row.days_late = max(0, (today_at[row.site_id] - row.due_day).days) if row.due_day else 0  # type: ignore[attr-defined]
        row.is_today = row.due_day == today_at[row.site_id]  # type: ignore[attr-defined]
    return Column(step=step, episodes=mine, count=counts["count"], late=counts["late"], urgent=counts["urgent"])


def _late(sites: Iterable[Site]) -> Q:
    return reduce(or_, (Q(site=site, due_day__lt=today(site.zone)) for site in sites), Q(pk__in=[]))


def _due_today(sites: Iterable[Site]) -> Q:
    return reduce(or_, (Q(site=site, due_day=today(site.zone)) for site in sites), Q(pk__in=[]))


def search(actor: Actor, words: str, most: int = 30) -> "QuerySet[Patient]":
    """Patients by part of a name, a telephone number, an address or a birthday."""
    found = narrow(actor, people.patients().filter(erased_at__isnull=True), Need.CONTACT)
    words = words.strip()
    if not words:
        return found.order_by("-entered_at")[:most]
    like = Q(name__icontains=words) | Q(called__icontains=words) | Q(email__icontains=words)
    digits = "".join(c for c in words if c.isdigit())
    if len(digits) >= 4:
        like |= Q(phone__contains=words) | Q(phone__contains=digits)
    with suppress(ValueError):  # not a day, then: names and numbers only
        like |= Q(born_on=date.fromisoformat(words))
    return found.filter(like).order_by("name")[:most]


def patient_for(actor: Actor, patient_id: UUID) -> Patient:
    """The patient, or the answer that there is none for this actor; the opening goes into the ledger."""
    return people.patient_for(actor, patient_id)


def episodes_of(actor: Actor, patient: Patient) -> "QuerySet[Episode]":
    """This patient's episodes, newest first."""
    return narrow(actor, patient.episodes.select_related("site", "owner"), Need.BOARD).order_by("-opened_at")


def episode_for(actor: Actor, episode_id: UUID) -> Episode:
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


def message_for(actor: Actor, message_id: UUID) -> Message:
    require(actor, Need.MANAGE)
    message = overdue_messages(now()).filter(pk=message_id).first()
    if message is None:
        raise Refused
    return message


def timeline(actor: Actor, patient: Patient) -> list[Event]:
    """Everything that happened and is to happen, newest first; the desk sees no clinical line."""
    events: list[Event] = list(people.events_of(patient.pk))
    for told_by in TELLING_STEPS:
        events.extend(told_by.events_of(patient.pk))
    sees_clinical = any(may(actor, Need.CLINICAL, e.site_id) for e in patient.episodes.all())
    return sorted((e for e in events if sees_clinical or not e.is_clinical), key=lambda e: e.at, reverse=True)


@dataclass(frozen=True, kw_only=True)
class OwnPages:
    """What a patient sees first: what comes next, what is asked, and how to reach the clinic."""

    patient: Patient
    sites: Sequence[Site]
    consultations: Sequence[Holding]
    sessions: Sequence[Session]
    to_answer: Sequence[CheckIn]
    has_been_treated: bool


def own_pages(actor: Actor) -> OwnPages:
    """Dates and plans; what was found and said waits behind the one-time code."""
    patient = people.patient_of(actor)
    mine = people.episodes().filter(patient=patient).order_by("-opened_at")
    requests = [asked for episode in mine[:5] if (asked := consult.request_of(episode))]
    return OwnPages(
        patient=patient,
        sites=list({episode.site_id: episode.site for episode in mine}.values()),
        consultations=[
            asked.consultation
            for asked in requests
            if asked.consultation and asked.consultation.cancelled_at is None and asked.consultation.ends_at > now()
        ],
        sessions=list(plan.sessions_of_patient(actor, patient.pk)),
        to_answer=heal.to_answer(patient.pk),
        has_been_treated=heal.latest_treatment_of(patient.pk) is not None,
    )


@dataclass(frozen=True, kw_only=True)
class Said:
    """A decision as the patient reads it."""

    summary: str
    decision: Decision


@dataclass(frozen=True, kw_only=True)
class OwnHistory:
    """What was found and said, in the clinic's words."""

    patient: Patient
    decisions: Sequence[Said]
    check_ins: Sequence[CheckIn]
    consents: Sequence[Consent]
    photographs: Sequence[Photograph]
    reviews: Sequence[Review]


def own_history(actor: Actor) -> OwnHistory:
    """Only for a patient who has typed the one-time code; the opening goes into the ledger."""
    require(actor, Need.OWN_HISTORY)
    patient = people.patient_of(actor)
    mine = list(people.episodes().filter(patient=patient).order_by("-opened_at"))
    return OwnHistory(
        patient=patient,
        decisions=[
            Said(summary=refer.in_patients_words(decision), decision=decision)
            for episode in mine
            for decision in refer.decisions_of(episode)
        ],
        check_ins=list(heal.answered_by(patient.pk)[:50]),
        consents=list(people.consents_of(patient)),
        photographs=list(examine.photographs_of_patient(patient.pk)),
        reviews=list(review.reviews_of(patient.pk)),
    )


def own_patient(actor: Actor) -> Patient:
    return people.patient_of(actor)
