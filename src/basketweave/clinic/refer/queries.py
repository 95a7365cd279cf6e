"""What can be asked of decisions: what is proposed, the one that stands, those before it, and who waits for one."""

from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from basketweave.clinic.access.actor import Actor
from basketweave.clinic.access.clock import today
from basketweave.clinic.access.door import Need, fetch, narrow
from basketweave.clinic.consult.queries import zones_of
from basketweave.clinic.examine.known import Known, known_of
from basketweave.clinic.examine.models import Examination
from basketweave.clinic.examine.queries import latest, photographs_of, seen_in
from basketweave.clinic.house.guideline import guideline
from basketweave.clinic.house.words import long_day
from basketweave.clinic.people.events import Event
from basketweave.clinic.people.models import Due, Episode, Step
from basketweave.clinic.people.queries import episode_for, episodes
from basketweave.clinic.refer.models import Decision, ReferralLetter
from basketweave.clinic.refer.proposing import Proposed, proposal_of
from basketweave.clinic.vault.queries import read
from basketweave.science.protocol.findings import Finding
from basketweave.science.protocol.judge import judge
from basketweave.science.quantities import Zone

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
    """What the rules say of needling the places asked about, were it today; where nobody said where, everywhere."""
    return _judged(episode, known_of(episode))


def proposal_for(episode: Episode, examination: Examination) -> Proposed:
    """The ordered options for each concern, as they stand today, with what the rules say."""
    known = known_of(episode)
    return proposal_of(known, frozenset(zones_of(episode)), examination, _judged(episode, known))


def _judged(episode: Episode, known: Known) -> tuple[Finding, ...]:
    zones = frozenset(zones_of(episode)) or frozenset(Zone)
    proposal = known.proposal(day=today(episode.site.zone), zones=zones, treated_days=known.told_days)
    return judge(proposal, guideline())


def letters_of(decision: Decision) -> "QuerySet[ReferralLetter]":
    return decision.letters.select_related("written_by").order_by("-written_at")


def letter_for(actor: Actor, letter_id: UUID) -> ReferralLetter:
    letters = ReferralLetter.objects.select_related("file", "decision__episode__patient", "decision__episode__site")
    return fetch(actor, letters, need=Need.CLINICAL, pk=letter_id)


def pdf_of(letter: ReferralLetter) -> bytes:
    """The letter as it was written, its hash checked."""
    return read(letter.file)


def events_of(patient_id: UUID) -> list[Event]:
    """The lines of these decisions on the patient's timeline."""
    return [
        Event(
            at=each.decided_at,
            site_id=each.episode.site.pk,
            zone=each.episode.site.zone,
            words=_("%(decision)s, %(who)s") % {"decision": each.get_choice_display(), "who": each.decided_by},
            url=reverse("refer:decision", args=[each.pk]),
            is_clinical=True,
        )
        for each in _whole(Decision.objects.filter(episode__patient=patient_id))
    ] + [
        Event(
            at=each.written_at,
            site_id=each.decision.episode.site.pk,
            zone=each.decision.episode.site.zone,
            words=_("Referral letter, %(who)s") % {"who": each.written_by},
            url=reverse("refer:decision", args=[each.decision_id]),
            is_clinical=True,
        )
        for each in ReferralLetter.objects.filter(decision__episode__patient=patient_id).select_related(
            "decision__episode__site", "written_by"
        )
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
    return decisions.select_related(
        "episode__patient__vault_key", "episode__site", "decided_by", "recommendation", "examination__specialist"
    )
