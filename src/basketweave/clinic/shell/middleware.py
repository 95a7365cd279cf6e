"""The outermost of every request: one line about it, nothing about anybody; and what nobody means is turned away."""

import logging
from collections.abc import Callable
from time import perf_counter
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse

from basketweave.clinic.shell.logs import method_of, request_id, route_of
from basketweave.clinic.shell.views import bad_request

log = logging.getLogger("basketweave.request")


class RequestLog:
    """Stands outermost; gives the request an id that its log lines and its answer carry."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        begun = perf_counter()
        token = request_id.set(uuid4().hex)
        try:
            response = self.get_response(request)
            response["X-Request-ID"] = request_id.get()
            took_ms = round((perf_counter() - begun) * 1000)
            facts = {
                "method": method_of(request),
                "route": route_of(request),
                "status": response.status_code,
                "ms": took_ms,
            }
            log.info("request", extra={"facts": facts})
            return response
        finally:
            request_id.reset(token)


class TurnAway:
    """Before anything of it is parsed or kept: a cookie that no database takes, and a body that no form of ours sends.

    A view that is exempt from Django's check against forgery looks at the length by itself before it parses.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if any("\0" in cookie for cookie in request.COOKIES.values()):
            return bad_request(request)
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, named: Any) -> HttpResponse | None:
        if getattr(view, "csrf_exempt", False) or length_of(request) <= 2 * settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
            return None
        return bad_request(request, RequestDataTooBig())


def length_of(request: HttpRequest) -> int:
    """As announced; without an announcement Django reads nothing."""
    told = request.META.get("CONTENT_LENGTH") or "0"
    return int(told) if told.isdecimal() else 0
