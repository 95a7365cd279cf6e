"""Log lines as JSON that hold no personal data: routes instead of paths, places in code instead of values."""

import json
import logging
import re
from contextlib import suppress
from contextvars import ContextVar
from datetime import UTC, datetime
from http import HTTPStatus
from traceback import extract_tb
from types import TracebackType
from typing import Any

request_id: ContextVar[str] = ContextVar("request_id", default="")
METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}
PLAIN = (int, float, bool, type(None))
MAIL = re.compile(r"[^\s<>]+@[^\s<>]+")
FRAMES = 8


class JsonFormatter(logging.Formatter):
    """Our own loggers hand over `extra={"facts": {…}}`: ids, codes, numbers; of others only the pattern is kept."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": _message(record),
        }
        if known := request_id.get():
            line["request"] = known
        line = getattr(record, "facts", {}) | line
        if request := getattr(record, "request", None):
            line["route"] = route_of(request)
        if status := getattr(record, "status_code", None):
            line["status"] = status
        if record.exc_info and record.exc_info[0]:
            line["fault"] = record.exc_info[0].__qualname__
            line["where"] = _places(record.exc_info[2])
        return json.dumps(line, default=_kind, ensure_ascii=False)


def route_of(request: Any) -> str:
    """The route's name, or its pattern: never the path, which may hold a token."""
    match = getattr(request, "resolver_match", None)
    return (match.view_name or match.route) if match else "-"


def method_of(request: Any) -> str:
    return request.method if request.method in METHODS else "other"


def _message(record: logging.LogRecord) -> str:
    if (status := getattr(record, "status_code", None)) and hasattr(record, "request"):
        return HTTPStatus(status).phrase if status in set(HTTPStatus) else "HTTP error"
    pattern = str(record.msg)
    if isinstance(record.args, tuple) and record.args and all(isinstance(arg, PLAIN) for arg in record.args):
        with suppress(TypeError, ValueError):  # a pattern that does not fit its numbers stays as it is
            pattern = record.getMessage()
    return MAIL.sub("…@…", pattern)


def _places(traceback: TracebackType | None) -> list[str]:
    """Where in the code, from the outside in; no values and no source lines."""
    frames = extract_tb(traceback)[-FRAMES:]
    return [f"{_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]


def _short(filename: str) -> str:
    return "/".join(filename.replace("\\", "/").split("/")[-3:])


def _kind(value: Any) -> str:
    """A fact that JSON does not know: UUIDs and days as text, anything else by its kind only."""
    return str(value) if type(value).__module__ in {"uuid", "datetime", "decimal"} else f"<{type(value).__name__}>"
