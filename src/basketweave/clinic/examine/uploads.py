"""A body that is too large is refused by its announced length, before anything of it is parsed or kept."""

from contextlib import suppress

from django.conf import settings
from django.http import HttpRequest, UnreadablePostError

BESIDE_THE_PICTURE = 1_000_000  # the other fields of the form, and the seams between them
DRAINED = 120_000_000  # a browser that is cut off while it still sends shows no answer; up to here we let it finish
PIECE = 1 << 16


def is_too_large(request: HttpRequest) -> bool:
    """To be asked before anybody touches `request.POST`: so the view must do its own check against forgery."""
    try:
        length = int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        length = 0
    if length <= settings.PHOTOGRAPH_MAX_BYTES + BESIDE_THE_PICTURE:
        return False
    if length <= DRAINED:
        with suppress(UnreadablePostError):  # gone away while it was sending
            while request.read(PIECE):
                pass  # thrown away piece by piece
    return True
