"""What can be asked about requests and screenings: what was asked for, who has no time yet, what is known of health."""

from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from basketweave.clinic.access.actor import Actor
from basketweave.clinic.access.clock import today
from basketweave.clinic.access.door import Need, fetch, narrow
from basketweave.clinic.consult import proof as proofs
from basketweave.clinic.consult.models import Request, Screening
from basketweave.clinic.consult.screened import (
    call_for,
    findings_then,
    health_events,
    history_at,
    history_in,
    history_of,
    is_fresh,
    latest_screening,
    open_call_of,
    overdue_calls,
    questionnaire_version,
    questions_asked,
    screened_for,
    screening_for,
    screenings_of,
    who_calls,
)
from basketweave.clinic.house.guideline import guideline
from basketweave.clinic.people.events import Event
from basketweave.clinic.people.models import Episode, Step
from basketweave.clinic.people.queries import episodes, patient_of
from basketweave.science.protocol.findings import Finding
from basketweave.science.protocol.history import History
from basketweave.science.protocol.judge import earliest_day, judge
from basketweave.science.protocol.proposal import Proposal
from basketweave.science.quantities import FACE_ZONES, Concern, Jurisdiction, Zone

__all__ = [
    "call_for",
    "can_be_booked",
    "concerns_of",
    "earliest_treatment_day",
    "events_of",
    "findings_in",
    "findings_then",
    "history_at",
    "history_in",
    "history_of",
    "is_fresh",
    "latest_screening",
    "open_call_of",
    "overdue_calls",
    "own_episode",
    "questionnaire_version",
    "questions_asked",
    "request_for",
    "request_of",
    "request_proved_by",
    "screened_for",
    "screening_findings",
    "screening_for",
    "screening_of_request",
    "screenings_of",
    "who_calls",
    "worklist",
    "zones_of",
]


def request_for(actor: Actor, request_id: UUID, *, need: Need = Need.BOOKING) -> Request:
    return fetch(actor, _whole(), need=need, pk=request_id)


def request_of(episode: Episode) -> Request | None:
    """What this episode began with; an episode that the desk opened otherwise has none."""
    return _whole().filter(episode=episode).first()


def request_proved_by(proof: str) -> Request | None:
    """The request that somebody sent a moment ago, by the word that they were given then."""
    request_id = proofs.request_proved_by(proof)
    return _whole().filter(pk=request_id).first() if request_id else None


def screening_of_request(request: Request, screening_id: str) -> Screening | None:
    """This answering, if it belongs to that request."""
    return screenings_of(request.episode.patient_id).filter(pk=screening_id, episode=request.episode_id).first()


def own_episode(actor: Actor) -> Episode | None:
    """Of the patient who came by a private link: the newest that is open, or the newest."""
    patient = patient_of(actor)
    mine = episodes().filter(patient=patient).order_by("-opened_at")
    return mine.filter(closed_at__isnull=True).first() or mine.first()


def concerns_of(episode: Episode) -> tuple[Concern, ...]:
    """What was asked about, in the order of our list."""
    asked = _asked(episode)
    return tuple(concern for concern in Concern if asked and concern.value in asked.concerns)


def zones_of(episode: Episode) -> tuple[Zone, ...]:
    """Where, from the forehead down."""
    asked = _asked(episode)
    return tuple(zone for zone in Zone if asked and zone.value in asked.zones)


def can_be_booked(request: Request) -> bool:
    """Until the patient is examined."""
    return request.episode.step == Step.CONSULT


def worklist(actor: Actor) -> "QuerySet[Request]":
    """Whoever asked and has no time yet: they wait for a call."""
    waiting = _whole().filter(episode__step=Step.CONSULT, consultation__isnull=True)
    return narrow(actor, waiting, Need.BOOKING).order_by("asked_at")


def events_of(patient_id: UUID) -> list[Event]:
    """The lines of these requests and consultations on the patient's timeline."""
    events = health_events(patient_id)
    for request in _whole().filter(episode__patient=patient_id):
        url = reverse("consult:show", args=[request.pk])
        site, words = request.episode.site, _("Asked for a free consultation")
        events.append(Event(at=request.asked_at, site_id=site.pk, zone=site.zone, words=words, url=url))
        if held := request.consultation:
            to_come = request.episode.step == Step.CONSULT
            events.append(
                Event(
                    at=held.starts_at,
                    site_id=site.pk,
                    zone=site.zone,
                    words=_("Free consultation, %(who)s") % {"who": held.specialist or _("specialist")},
                    url=url,
                    is_to_come=to_come,
                    is_done=not to_come,
                )
            )
    return events


def screening_findings(episode: Episode) -> tuple[Finding, ...]:
    """What the rules say today of what was told, for the places that were asked about."""
    return findings_in(episode, history_of(episode.patient_id))


def findings_in(episode: Episode, history: History) -> tuple[Finding, ...]:
    """The same of these answers."""
    return judge(_proposal(episode, history), guideline())


def earliest_treatment_day(episode: Episode) -> date | None:
    """The first day that no rule refuses, as far as told; none where waiting for a day alone does not help."""
    return earliest_day(_proposal(episode, history_of(episode.patient_id)), guideline())


def _asked(episode: Episode) -> Request | None:
    return getattr(episode, "request", None)  # Django answers a missing reverse row with an AttributeError


def _whole() -> "QuerySet[Request]":
    return Request.objects.select_related(
        "episode__patient__vault_key", "episode__site", "consultation__specialist", "consultation__room"
    )


def _proposal(episode: Episode, history: History) -> Proposal:
    """Today, as far as is known before anybody has looked; who named no place is asked about the face."""
    told = history.day("needling-on") if history.has("needling") else None
    there = history.touches("needling-where", frozenset(Zone)) if told else frozenset()
    return Proposal(
        day=today(episode.site.zone),
        zones=frozenset(zones_of(episode) or FACE_ZONES),
        treated_days={zone: (told,) for zone in there if told},
        born_on=episode.patient.born_on,
        is_birthday_asked=True,
        concerns=frozenset(concerns_of(episode)),
        history=history,
        jurisdiction=Jurisdiction(episode.site.jurisdiction),
        stays_outside_orbital_rim=True,  # whoever treats is asked then; no answer about health changes it
    )
