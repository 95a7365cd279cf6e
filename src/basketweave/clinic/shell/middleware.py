"""One line a request: which route, how it ended, how long it took; nothing about anybody."""

import logging
from collections.abc import Callable
from time import perf_counter
from uuid import uuid4

from django.http import HttpRequest, HttpResponse

from basketweave.clinic.shell.logs import method_of, request_id, route_of

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
