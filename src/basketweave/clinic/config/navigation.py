"""What stands at the head of every page: who is here, where they can go, and what did not go out."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from basketweave.clinic.access.actor import Actor, Kind
from basketweave.clinic.access.clock import now
from basketweave.clinic.access.door import Need, may
from basketweave.clinic.people.queries import clinic_name
from basketweave.clinic.post.queries import Alarm, alarm


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
        "actor_name": getattr(request.user, "name", "") if actor.kind == Kind.STAFF else "",
        "wrong_url": reverse("heal:wrong") if actor.kind == Kind.PATIENT else "",
        "is_demo": settings.IS_DEMO,
        "demo_mail_url": reverse("demo:mail") if settings.IS_DEMO else "",
        "clinic_name": SimpleLazyObject(clinic_name),
        "navigation": SimpleLazyObject(lambda: places(actor, request.path)),
        "alarm": SimpleLazyObject(lambda: said(alarm(now())) if may(actor, Need.BOARD) else None),
    }


@dataclass(frozen=True, kw_only=True)
class Said:
    text: str
    url: str


def said(found: Alarm | None) -> Said | None:
    """The alarm in words, with where to look."""
    if found is None:
        return None
    words = []
    if count := found.messages.count:
        words.append(
            ngettext("%(count)s message did not go out.", "%(count)s messages did not go out.", count)
            % {"count": count}
        )
    if count := found.jobs.count:
        late = ngettext("%(count)s job was not done.", "%(count)s jobs were not done.", count)
        words.append(late % {"count": count})
    if found.worker_silent_since:
        words.append(_("The worker does not answer: start it with “basketweave work”."))
    return Said(text=" ".join(words), url=reverse("journey:undelivered"))


def places(actor: Actor, path: str) -> list[Place]:
    """The rooms that this actor can enter, in the order of the day."""
    if actor.kind == Kind.PATIENT:
        found = [(_("Your pages"), "journey:my"), (_("About needling"), "library:patients")]
    elif actor.kind == Kind.STAFF:
        found = [
            (label, name)
            for label, name, need in (
                (_("Board"), "journey:board", Need.BOARD),
                (_("Diary"), "diary:day", Need.BOOKING),
                (_("Patients"), "journey:patients", Need.CONTACT),
                (_("Library"), "library:library", Need.BOARD),
                (_("Guideline"), "house:guideline", Need.CLINICAL),
                (_("House"), "house:house", Need.MANAGE),
                (_("Staff"), "people:staff", Need.MANAGE),
            )
            if may(actor, need)
        ]
    else:
        return []
    urls = {reverse(name): label for label, name in found}
    here = max((url for url in urls if path.startswith(url)), key=len, default="")  # a room within a room is one place
    return [Place(label=label, url=url, is_current=url == here) for url, label in urls.items()]
