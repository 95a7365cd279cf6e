"""Scales that are added to the page: by its address, and by the button that was pressed."""

from urllib.parse import urlencode

from basketweave.clinic.access.views import Request
from basketweave.clinic.examine.asking import OF_ZONE


def also(request: Request) -> list[str]:
    """The scales that were added to the page, by its address."""
    return request.GET.getlist("also")


def added(request: Request) -> list[str]:
    """The scale that is added now, at the place that stands beside its button."""
    scale, place = request.POST.get("also", ""), ""
    if scale:
        place = request.POST.get(f"at{OF_ZONE}{scale}", "")
    return [f"{scale}{OF_ZONE}{place}" if place else scale] if scale else []


def where(tokens: list[str]) -> str:
    """The rest of the address that shows the scale that was added."""
    return f"?{urlencode({'also': tokens}, doseq=True)}#scale-{tokens[0].partition(OF_ZONE)[0]}"
