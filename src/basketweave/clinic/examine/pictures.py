"""A photograph as an answer: from the vault, hash checked, kept by nobody on the way."""

import logging

from django.http import HttpRequest, HttpResponse

from basketweave.clinic.examine.models import Photograph
from basketweave.clinic.examine.queries import content_of
from basketweave.clinic.shell.pages import page
from basketweave.clinic.vault.queries import Erased, Missing, Tampered

log = logging.getLogger(__name__)


def picture(request: HttpRequest, photograph: Photograph, *, otherwise: str) -> HttpResponse:
    """The copy that is shown, or the page `otherwise`, which says why there is none."""
    try:
        content = content_of(photograph)
    except Erased:
        return page(request, otherwise, status=410, reason="erased")
    except (Missing, Tampered) as fault:
        reason = type(fault).__name__.lower()
        log.error("a photograph cannot be shown", extra={"facts": {"photograph": str(photograph.pk), "why": reason}})
        return page(request, otherwise, status=404 if reason == "missing" else 409, reason=reason)
    response = HttpResponse(content, content_type=photograph.shown.content_type)
    response["Cache-Control"] = "private, no-store"
    response["Content-Disposition"] = 'inline; filename="photograph.jpg"'
    return response
