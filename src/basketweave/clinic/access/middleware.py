"""Puts the actor on the request: staff by session, a patient by private link, else a visitor."""

from collections.abc import Callable
from uuid import UUID

from django.contrib.auth import get_user
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from basketweave.clinic.access.actor import Actor, actor_of
from basketweave.clinic.access.clock import now
from basketweave.clinic.access.door import PermissionRefused

PATIENT_SESSION = "patient"  # {"id", "verified_until", "until"}


class ActorMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = actor_of_request(request)  # type: ignore[attr-defined]
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, PermissionRefused):
            return render(request, "403.html", status=403)
        return None


def actor_of_request(request: HttpRequest) -> Actor:
    user = get_user(request)
    if user.is_authenticated:
        return actor_of(user)  # type: ignore[arg-type]
    kept = request.session.get(PATIENT_SESSION)
    if kept and kept["until"] > now().timestamp():
        return Actor.patient(UUID(kept["id"]), is_verified=kept.get("verified_until", 0) > now().timestamp())
    return Actor.visitor()
