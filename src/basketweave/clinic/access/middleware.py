"""Puts the actor on the request: staff by session, a patient by private link, else a visitor."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from basketweave.clinic.access.actor import Actor, actor_of
from basketweave.clinic.access.clock import now
from basketweave.clinic.shell.views import error_page
from basketweave.clinic.vault.seals import Erased

PATIENT_SESSION = "patient"  # {"id", "link", "until", "verified_until"}, the last two in seconds since 1970
VISIT = timedelta(hours=12)
VERIFIED = timedelta(minutes=30)

# `people` says here whether a patient who came by this link is still welcome: (patient, link) -> yes or no.
StillWelcome = Callable[[UUID, UUID | None], bool]
_still_welcome: list[StillWelcome] = []


def ask_whether_welcome(question: StillWelcome) -> None:
    """From a room's AppConfig.ready()."""
    if question not in _still_welcome:
        _still_welcome.append(question)


class ActorMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = actor_of_request(request)  # type: ignore[attr-defined]
        return self.get_response(request)


class ErasedMiddleware:
    """Whoever writes for a patient who was erased a moment ago, or long since, is told so: there is no key any more."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, fault: Exception) -> HttpResponse | None:
        if not isinstance(fault, Erased):
            return None
        return error_page(
            status=410,
            title=_("This patient was erased"),
            words=_("Nothing can be read or written in this record any more. Nothing was saved."),
        )


def actor_of_request(request: HttpRequest) -> Actor:
    user = request.user
    if user.is_authenticated:
        return actor_of(user)
    kept = request.session.get(PATIENT_SESSION)
    if kept and kept["until"] > now().timestamp() and _is_welcome(kept):
        return Actor.patient(UUID(kept["id"]), is_verified=(kept.get("verified_until") or 0) > now().timestamp())
    return Actor.visitor()


def open_patient_session(request: HttpRequest, *, patient_id: UUID, link_id: UUID, until: datetime) -> None:
    """The patient has come in; whoever used this browser before has not."""
    request.session.flush()
    end = min(until, now() + VISIT).timestamp()
    request.session[PATIENT_SESSION] = {"id": str(patient_id), "link": str(link_id), "until": end, "verified_until": 0}


def note_verified(request: HttpRequest) -> None:
    """The one-time code was right."""
    kept = {**request.session[PATIENT_SESSION], "verified_until": (now() + VERIFIED).timestamp()}
    request.session.cycle_key()
    request.session[PATIENT_SESSION] = kept


def _is_welcome(kept: dict[str, str]) -> bool:
    link = UUID(kept["link"]) if kept.get("link") else None
    return all(asks(UUID(kept["id"]), link) for asks in _still_welcome)
