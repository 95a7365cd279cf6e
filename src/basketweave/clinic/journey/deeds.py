"""From what is due to the page where it is done."""

from collections.abc import Callable
from typing import Any

from django.urls import reverse

from basketweave.clinic.access.actor import Actor
from basketweave.clinic.access.door import Need, may
from basketweave.clinic.consult import queries as consult
from basketweave.clinic.examine import queries as examine
from basketweave.clinic.heal import queries as heal
from basketweave.clinic.people.models import Due, Episode
from basketweave.clinic.plan import queries as plan
from basketweave.clinic.treat import queries as treat


def address_of_next(actor: Actor, episode: Episode) -> str:
    """The page of the next deed, or nothing where this actor has none to do."""
    need, find = _PAGES.get(Due(episode.due), (Need.BOARD, _nowhere))
    return find(episode) if may(actor, need, episode.site_id) else ""


def _nowhere(episode: Episode) -> str:
    return ""


def _page(name: str, argument: str, find: Callable[[Episode], Any]) -> Callable[[Episode], str]:
    def address(episode: Episode) -> str:
        found = find(episode)
        return reverse(name, kwargs={argument: found.pk}) if found else ""

    return address


def _call_page(episode: Episode) -> str:
    """Because of a check-in, or of an answer about health."""
    task = heal.open_task_of(episode)
    return reverse("heal:task", args=[task.pk]) if task else reverse("consult:health", args=[episode.pk])


_PAGES: dict[Due, tuple[Need, Callable[[Episode], str]]] = {
    Due.CONSULTATION_TIME: (Need.BOOKING, _page("consult:show", "request_id", consult.request_of)),
    Due.CONSULTATION: (Need.BOOKING, _page("consult:show", "request_id", consult.request_of)),
    Due.EXAMINATION: (Need.EXAMINE, _page("examine:examination", "examination_id", examine.unfinished)),
    Due.DECISION: (Need.DECIDE, _page("refer:decide", "episode_id", lambda episode: episode)),
    Due.PLAN: (Need.DECIDE, _page("plan:plan", "episode_id", lambda episode: episode)),
    Due.BOOKING: (Need.BOOKING, _page("plan:course", "course_id", plan.open_course)),
    Due.HELD: (Need.BOOKING, _page("plan:course", "course_id", plan.open_course)),
    Due.SESSION: (Need.BOOKING, _page("plan:course", "course_id", plan.open_course)),
    Due.SIGNATURE: (Need.EXAMINE, _page("treat:treatment", "treatment_id", treat.unsigned_of)),
    Due.CALL: (Need.CLINICAL, _call_page),
    Due.CHECK_IN: (Need.CLINICAL, _page("heal:check_in", "check_in_id", heal.next_check_in)),
    Due.REVIEW: (Need.EXAMINE, _page("review:review", "course_id", plan.last_course)),
}
