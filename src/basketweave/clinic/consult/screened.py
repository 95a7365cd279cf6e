"""What can be asked about the answers on health: the latest ones, who gave them, and which call is owed for them."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from basketweave.clinic.access.actor import Actor
from basketweave.clinic.access.clock import now
from basketweave.clinic.access.door import Need, fetch
from basketweave.clinic.consult.models import Call, Screening
from basketweave.clinic.people.events import Event
from basketweave.clinic.people.models import Episode, Staff
from basketweave.clinic.people.queries import directors, specialists
from basketweave.science.protocol.findings import Finding
from basketweave.science.protocol.history import History
from basketweave.science.protocol.screening import VERSION, Occasion, Question, from_plain, questions

SHOWN_BY_LINK = timedelta(days=1)


def questions_asked(occasion: str) -> tuple[Question, ...]:
    """What is asked then, in the order of asking."""
    return questions(Occasion(occasion))


def questionnaire_version() -> str:
    return VERSION


def screenings_of(patient_id: UUID) -> "QuerySet[Screening]":
    """Every answering of this patient, in whichever episode, the latest first."""
    return _screenings().filter(episode__patient=patient_id).order_by("-answered_at", "-number")


def screening_for(actor: Actor, screening_id: UUID, *, need: Need) -> Screening:
    return fetch(actor, _screenings(), need=need, pk=screening_id)


def latest_screening(patient_id: UUID) -> Screening | None:
    return screenings_of(patient_id).first()


def history_of(patient_id: UUID) -> History:
    """What the patient, or a specialist for them, has told last, as a whole; empty when nobody was asked."""
    latest = latest_screening(patient_id)
    return history_in(latest) if latest else History()


def history_at(patient_id: UUID, moment: datetime) -> History:
    """What had been told by then: what was done is judged by what could be known when it began."""
    told = screenings_of(patient_id).filter(answered_at__lte=moment).first()
    return history_in(told) if told else History()


def history_in(screening: Screening) -> History:
    """The answers as the rules read them; nothing once the patient was erased."""
    return from_plain(screening.answers or {})


def findings_then(screening: Screening) -> tuple[Finding, ...]:
    """What the rules said when it was answered; nothing once the patient was erased."""
    return tuple(Finding.from_dict(plain) for plain in screening.findings or ())


def is_fresh(screening: Screening) -> bool:
    """Right after answering, and for a day: a link may be in another's hands later."""
    return now() - screening.answered_at < SHOWN_BY_LINK


def screened_for(session_id: UUID) -> Screening | None:
    """The latest answering that was asked for this session."""
    return _screenings().filter(for_session=session_id).order_by("-answered_at", "-number").first()


def call_for(actor: Actor, call_id: UUID) -> Call:
    return fetch(actor, _calls(), need=Need.CLINICAL, pk=call_id)


def open_call_of(episode: Episode) -> Call | None:
    """The call that is owed because an answer could not wait."""
    return _calls().filter(episode=episode, done_at__isnull=True).first()


def overdue_calls() -> "QuerySet[Call]":
    """Nobody called in time, and nobody else was told yet; whoever was erased cannot be called any more."""
    late = _calls().filter(done_at__isnull=True, escalated_at__isnull=True, deadline__lte=now())
    return late.filter(episode__patient__erased_at__isnull=True).order_by("deadline")


def who_calls(episode: Episode) -> Staff | None:
    """Whose patient it is, where they still treat there; another specialist or the director; nobody, if none is."""
    here = [*specialists(episode.site), *directors(episode.site)]
    return episode.owner if episode.owner in here else (here[0] if here else None)


def health_events(patient_id: UUID) -> list[Event]:
    """The lines of these answers on the patient's timeline, for those who treat at that site."""
    found = []
    for each in screenings_of(patient_id):
        words = _("Nothing has changed, said about health") if each.is_unchanged else _("Answered the health questions")
        found.append(_clinical(each.episode, each.answered_at, words))
    for call in _calls().filter(episode__patient=patient_id):
        found.append(_clinical(call.episode, call.raised_at, _("An answer on health could not wait")))
        if call.done_at:
            found.append(
                _clinical(call.episode, call.done_at, _("Called because of it: %(who)s") % {"who": call.done_by})
            )
    return found


def _clinical(episode: Episode, at: datetime, words: str) -> Event:
    url = reverse("consult:health", args=[episode.pk])
    return Event(at=at, site_id=episode.site_id, zone=episode.site.zone, words=words, url=url, is_clinical=True)


def _screenings() -> "QuerySet[Screening]":
    return Screening.objects.select_related(
        "episode__patient__vault_key", "episode__site", "answered_by", "call__done_by"
    )


def _calls() -> "QuerySet[Call]":
    return Call.objects.select_related("episode__patient__vault_key", "episode__site", "owner__user", "done_by")
