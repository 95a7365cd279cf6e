"""Who may open a page at all: `@staff(Need.…)` and `@patient()` above a view."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.urls import reverse

from basketweave.clinic.access.actor import Actor, Kind
from basketweave.clinic.access.door import Need, require
from basketweave.clinic.shell.pages import page

View = Callable[..., HttpResponse]


class Request(HttpRequest):
    """What a view is given once the middleware has seen who comes."""

    actor: Actor


def staff(need: Need | None = None) -> Callable[[View], View]:
    """For those who have signed in (and may do this somewhere); anybody else is led to the sign-in page."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: Request, *args: Any, **named: Any) -> HttpResponse:
            if request.actor.kind != Kind.STAFF:
                back = request.get_full_path() if request.method == "GET" else resolve_url(settings.LOGIN_REDIRECT_URL)
                return redirect_to_login(back)
            if need is not None:
                require(request.actor, need)
            return _not_kept(view(request, *args, **named))

        return guarded

    return decorate


def patient(verified: bool = False) -> Callable[[View], View]:
    """For the patient who came by a private link; `verified` asks for the one-time code first."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: Request, *args: Any, **named: Any) -> HttpResponse:
            if request.actor.kind != Kind.PATIENT:
                return page(request, "access/by_link.html", status=403)
            if verified and not request.actor.is_verified:
                back = request.get_full_path() if request.method == "GET" else ""
                return redirect(f"{reverse('people:code')}?{urlencode({'next': back})}" if back else "people:code")
            return _not_kept(view(request, *args, **named))

        return guarded

    return decorate


def _not_kept(response: HttpResponse) -> HttpResponse:
    response.setdefault("Cache-Control", "no-store")
    return response
