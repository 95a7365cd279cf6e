"""What can be asked of decisions: the one that stands, those before it, and who waits for one."""

from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from basketweave.clinic.access.actor import Actor
from basketweave.clinic.access.clock import today
from basketweave.clinic.access.door import Need, fetch, narrow
from basketweave.clinic.consult.queries import zones_of
from basketweave.clinic.examine.queries import earlier_days, latest, photographs_of, seen_in
from basketweave.clinic.house.guideline import guideline
from basketweave.clinic.house.words import long_day
from basketweave.clinic.people.events import Event
from basketweave.clinic.people.models import Due, Episode, Step
from basketweave.clinic.people.queries import episode_for, episodes
from basketweave.clinic.refer.models import Decision
from basketweave.science.protocol.findings import Finding
from basketweave.science.protocol.judge import judge
from basketweave.science.protocol.proposal import Proposal

__all__ = ["episode_for", "latest", "photographs_of", "seen_in"]  # what the page of a decision shows


def decision_for(actor: Actor, decision_id: UUID, *, need: Need = Need.CLINICAL) -> Decision:
    return fetch(actor, _whole(Decision.objects.all()), need=need, pk=decision_id)


def decisions_of(episode: Episode) -> "QuerySet[Decision]":
    """The latest first."""
    return _whole(Decision.objects.filter(episode=episode)).order_by("-decided_at")


def decision_of(episode: Episode) -> Decision | None:
    """The one that stands."""
    return decisions_of(episode).first()


def worklist(actor: Actor) -> "QuerySet[Episode]":
    """Whoever was examined and waits for a decision; those to be looked at again, by their day."""
    return narrow(actor, episodes().filter(step=Step.REFER, due=Due.DECISION), Need.DECIDE).order_by("due_day")


def findings_for(episode: Episode) -> tuple[Finding, ...]:
    """What the rules say of needling the places asked about, were it today: as far as is known before a plan."""
    zones = frozenset(zones_of(episode))
    if not zones:
        return ()
    proposal = Proposal(day=today(episode.site.zone), zones=zones, treated_days=earlier_days(episode.patient))
    return judge(proposal, guideline())


def events_of(patient_id: UUID) -> list[Event]:
    """The lines of these decisions on the patient's timeline."""
    return [
        Event(
            at=each.decided_at,
            site_id=each.episode.site.pk,
            zone=each.episode.site.zone,
            words=_("%(decision)s, %(who)s") % {"decision": each.get_choice_display(), "who": each.decided_by},
            url=reverse("refer:decide", args=[each.episode_id]),
            is_clinical=True,
        )
        for each in _whole(Decision.objects.filter(episode__patient=patient_id))
    ]


def in_patients_words(decision: Decision) -> str:
    """What was decided, as the patient reads it; the specialist's own words follow it."""
    if decision.choice == Decision.Choice.WAIT and decision.look_again_on:
        return _("%(who)s would like to wait, and to look again on %(day)s.") % {
            "who": decision.decided_by,
            "day": long_day(decision.look_again_on),
        }
    words = {
        Decision.Choice.NEEDLING: _("%(who)s recommends a course of microneedling."),
        Decision.Choice.ELSEWHERE: _("%(who)s thinks that something else would work better for you, and says where."),
        Decision.Choice.NOTHING: _("%(who)s recommends to treat nothing."),
    }
    return words[Decision.Choice(decision.choice)] % {"who": decision.decided_by}


def _whole(decisions: "QuerySet[Decision]") -> "QuerySet[Decision]":
    return decisions.select_related("episode__patient__vault_key", "episode__site", "decided_by", "examination")
