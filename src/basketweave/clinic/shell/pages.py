"""One way to answer with a page."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def page(request: HttpRequest, template: str, *, status: int = 200, **context: Any) -> HttpResponse:
    """The page, never kept by a browser or a proxy: what it shows may be somebody's record."""
    response = render(request, template, context, status=status)
    response.setdefault("Cache-Control", "no-store")
    return response
