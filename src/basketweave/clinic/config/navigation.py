"""What stands at the head of every page: who is here, where they can go, and what did not go out."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from basketweave.clinic.access.actor import Actor, Kind
from basketweave.clinic.access.clock import now
from basketweave.clinic.access.door import Need, may
from basketweave.clinic.people.queries import clinic_name
from basketweave.clinic.post.queries import alarm


@dataclass(frozen=True, kw_only=True)
class Place:
    label: str
    url: str
    is_current: bool = False


def navigation(request: HttpRequest) -> dict[str, Any]:
    """For every template; each part is worked out only if the page shows it."""
    actor: Actor = getattr(request, "actor", None) or Actor.visitor()
    return {
        "actor": actor,
        "is_demo": settings.IS_DEMO,
        "clinic_name": SimpleLazyObject(clinic_name),
        "navigation": SimpleLazyObject(lambda: places(actor, request.path)),
        "alarm": SimpleLazyObject(lambda: alarm(now()) if may(actor, Need.BOARD) else None),
    }


def places(actor: Actor, path: str) -> list[Place]:
    """The rooms that this actor can enter, in the order of the day."""
    if actor.kind == Kind.PATIENT:
        found = [(_("Your pages"), "journey:my")]
    elif actor.kind == Kind.STAFF:
        found = [
            (label, name)
            for label, name, need in (
                (_("Board"), "journey:board", Need.BOARD),
                (_("Diary"), "diary:day", Need.BOOKING),
                (_("Patients"), "journey:patients", Need.CONTACT),
                (_("House"), "house:house", Need.MANAGE),
                (_("Staff"), "people:staff", Need.MANAGE),
            )
            if may(actor, need)
        ]
    else:
        return []
    return [Place(label=label, url=(url := reverse(name)), is_current=path.startswith(url)) for label, name in found]
