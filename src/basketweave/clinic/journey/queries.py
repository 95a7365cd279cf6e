"""Where everybody stands: the board, the search, one timeline a patient."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from functools import reduce
from operator import or_
from typing import Any
from unicodedata import digit
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet, Value
from django.db.models.functions import Replace

from basketweave.clinic.access.actor import Actor
from basketweave.clinic.access.clock import now, today
from basketweave.clinic.access.door import Need, Refused, may, narrow, require
from basketweave.clinic.consult import queries as consult
from basketweave.clinic.diary import queries as diary
from basketweave.clinic.diary.models import Holding
from basketweave.clinic.examine import queries as examine
from basketweave.clinic.examine.models import Photograph
from basketweave.clinic.heal import queries as heal
from basketweave.clinic.heal.models import CheckIn
from basketweave.clinic.house.models import Site
from basketweave.clinic.house.queries import sites_for
from basketweave.clinic.ledger import queries as ledger
from basketweave.clinic.ledger.models import Line
from basketweave.clinic.people import queries as people
from basketweave.clinic.people.events import Event
from basketweave.clinic.people.models import Consent, Episode, Patient, Step
from basketweave.clinic.plan import queries as plan
from basketweave.clinic.plan.models import Session
from basketweave.clinic.post.models import Job, Message
from basketweave.clinic.post.queries import overdue_jobs, overdue_messages
from basketweave.clinic.refer import queries as refer
from basketweave.clinic.refer.models import Decision
from basketweave.clinic.review import queries as review
from basketweave.clinic.review.models import Review
from basketweave.clinic.treat import queries as treat

ROWS_A_STEP = 8
NOBODY = {"count": 0, "late": 0, "urgent": 0}
ROWS_OF_ONE_STEP = 200
STEPS_ON_THE_BOARD = tuple(step for step in Step if step != Step.DONE)
LINES_A_PAGE = 200
MOST_EPISODES = 5  # of one person, on their own pages
FEWEST_DIGITS, PUNCTUATION = 4, " -/.()"
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
    """Where everybody stands at these sites; the totals are of all, whatever part of it is shown."""

    columns: Sequence[Column]
    sites: Sequence[Site]
    everybody: int
    late: int
    today: int

    @property
    def count(self) -> int:
        return sum(column.count for column in self.columns)


def board(
    actor: Actor, *, site_id: UUID | None = None, only: str = "", owner_id: UUID | None = None, step: Step | None = None
) -> Board:
    """Everybody with something due, by step: one query for the rows, one for the counts, whatever their number."""
    sites = [site for site in sites_for(actor, Need.BOARD) if site_id in (None, site.pk)]
    standing = narrow(actor, people.episodes().exclude(step=Step.DONE), Need.BOARD).filter(site__in=sites)
    late, today_ = _late(sites), _due_today(sites)
    shown = {"late": late, "today": today_}.get(only, Q()) & (Q() if owner_id is None else Q(owner_id=owner_id))
    steps = (step,) if step else STEPS_ON_THE_BOARD
    counts = {row["step"]: row for row in _counts(standing, shown, late, today_)}
    filled = [one for one in steps if one in counts and counts[one]["count"]]
    rows = _first_of_each(standing.filter(shown), filled, ROWS_OF_ONE_STEP if step else ROWS_A_STEP)
    by_site = {site.pk: today(site.zone) for site in sites}
    return Board(
        columns=[_column(one, rows, counts.get(one, NOBODY), by_site) for one in steps],
        sites=sites,
        everybody=sum(row["everybody"] for row in counts.values()),
        late=sum(row["everybody_late"] for row in counts.values()),
        today=sum(row["everybody_today"] for row in counts.values()),
    )


def _counts(standing: "QuerySet[Episode]", shown: Q, late: Q, today_: Q) -> Iterable[Mapping[str, Any]]:
    return (
        standing.order_by()
        .values("step")
        .annotate(
            everybody=Count("pk"),
            everybody_late=Count("pk", filter=late),
            everybody_today=Count("pk", filter=today_),
            count=Count("pk", filter=shown & Q(pk__isnull=False)),
            late=Count("pk", filter=shown & late),
            urgent=Count("pk", filter=shown & Q(is_urgent=True)),
        )
    )


def episodes_at(
    actor: Actor, *, step: Step | None = None, site_id: UUID | None = None, most: int = 100, after: int = 0
) -> Sequence[Episode]:
    """Rows of the board for a machine, what is due first before the others."""
    found = narrow(actor, people.episodes(), Need.BOARD)
    found = found.filter(step=step) if step else found.exclude(step=Step.DONE)
    if site_id is not None:
        found = found.filter(site_id=site_id)
    return list(found.order_by("-is_urgent", "due_day", "pk")[after : after + most])


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
    """Patients by part of a name, a telephone number, an address or a birthday; with no words, the newest."""
    found = narrow(actor, people.patients().filter(erased_at__isnull=True), Need.CONTACT)
    words = " ".join(words.replace("\0", " ").split())
    if not words:
        return found.order_by("-entered_at")[:most]
    like = Q(email__icontains=words)
    for way in {words, words.lower(), words.upper(), words.title()}:  # SQLite ignores case in ASCII only
        like |= Q(name__icontains=way) | Q(called__icontains=way)
    if len(digits := _digits(words)) >= FEWEST_DIGITS:
        like |= Q(phone_digits__contains=digits)
    if (day := _as_day(words)) is not None:
        like |= Q(born_on=day)
    return found.annotate(phone_digits=_without(PUNCTUATION)).filter(like).order_by("name")[:most]


def _digits(words: str) -> str:
    """Of a number as it was typed: without blanks, and without what stands for "abroad"."""
    return "".join(str(digit(c)) for c in words if c.isdigit()).lstrip("0")


def _without(signs: str) -> Any:
    plain: Any = F("phone")
    for sign in signs:
        plain = Replace(plain, Value(sign), Value(""))
    return plain


def _as_day(words: str) -> date | None:
    for form in ("%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y"):
        with suppress(ValueError):  # not written like this
            return datetime.strptime(words, form).date()  # noqa: DTZ007
    return None


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


@dataclass(frozen=True, kw_only=True)
class OwnPages:
    """What a patient sees first: what comes next, what is asked, and how to reach the clinic."""

    patient: Patient
    sites: Sequence[Site]
    consultations: Sequence[Holding]
    sessions: Sequence[Session]
    to_answer: Sequence[CheckIn]
    has_been_treated: bool

    @property
    def to_screen(self) -> Session | None:
        """The next session that has its day: before it the questions about health are asked again."""
        return next((each for each in self.sessions if each.is_booked), None)


def own_pages(actor: Actor) -> OwnPages:
    """Dates and plans; what was found and said waits behind the one-time code."""
    patient = people.patient_of(actor)
    mine = people.episodes().filter(patient=patient).order_by("-opened_at")
    requests = [asked for episode in mine[:MOST_EPISODES] if (asked := consult.request_of(episode))]
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
    mine = list(people.episodes().filter(patient=patient).order_by("-opened_at")[:MOST_EPISODES])
    return OwnHistory(
        patient=patient,
        decisions=[
            Said(summary=refer.in_patients_words(decision), decision=decision)
            for episode in mine
            for decision in refer.decisions_of(episode)
        ],
        check_ins=list(heal.answered_by(patient.pk)[:50]),
        consents=list(people.consents_of(patient)),
        photographs=list(
            examine.photographs_of_patient(patient.pk)
            .select_related("examination__episode__site")
            .order_by("-added_at")
        ),
        reviews=list(review.reviews_of(patient.pk)),
    )


def own_patient(actor: Actor) -> Patient:
    return people.patient_of(actor)
