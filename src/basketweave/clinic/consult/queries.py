"""What can be asked about requests and screenings: what was asked for, who has no time yet, what is known of health."""

from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from basketweave.clinic.access.actor import Actor
from basketweave.clinic.access.door import Need, fetch, narrow
from basketweave.clinic.consult.models import Request, Screening
from basketweave.clinic.people.events import Event
from basketweave.clinic.people.models import Episode, Step
from basketweave.science.protocol.history import History
from basketweave.science.protocol.screening import from_plain
from basketweave.science.quantities import Concern, Zone


def request_for(actor: Actor, request_id: UUID, *, need: Need = Need.BOOKING) -> Request:
    return fetch(actor, _whole(), need=need, pk=request_id)


def request_of(episode: Episode) -> Request | None:
    """What this episode began with; an episode that the desk opened otherwise has none."""
    return _whole().filter(episode=episode).first()


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
    events = []
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


def screenings_of(patient_id: UUID) -> "QuerySet[Screening]":
    """Every answering of this patient, in whichever episode, the latest first."""
    whole = Screening.objects.select_related("episode__patient__vault_key", "episode__site", "answered_by")
    return whole.filter(episode__patient=patient_id).order_by("-answered_at", "-number")


def latest_screening(patient_id: UUID) -> Screening | None:
    return screenings_of(patient_id).first()


def history_of(patient_id: UUID) -> History:
    """What the patient, or a specialist for them, has told last, as a whole; empty when nobody was asked."""
    latest = latest_screening(patient_id)
    return history_in(latest) if latest else History()


def history_in(screening: Screening) -> History:
    """The answers as the rules read them; nothing once the patient was erased."""
    return from_plain(screening.answers or {})


def screened_for(session_id: UUID) -> Screening | None:
    """The latest answering that was asked for this session."""
    whole = Screening.objects.select_related("episode__patient__vault_key", "episode__site", "answered_by")
    return whole.filter(for_session=session_id).order_by("-answered_at", "-number").first()


def _asked(episode: Episode) -> Request | None:
    return getattr(episode, "request", None)  # Django answers a missing reverse row with an AttributeError


def _whole() -> "QuerySet[Request]":
    return Request.objects.select_related(
        "episode__patient__vault_key", "episode__site", "consultation__specialist", "consultation__room"
    )
