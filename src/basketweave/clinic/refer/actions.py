"""What can be done once somebody has been examined: a named specialist decides, and says why."""

from datetime import date

from django.db import transaction

from basketweave.clinic.access.actor import Actor
from basketweave.clinic.access.clock import now, today
from basketweave.clinic.access.door import Need, require
from basketweave.clinic.access.once import once
from basketweave.clinic.examine.models import Examination
from basketweave.clinic.ledger.actions import record
from basketweave.clinic.people.actions import move_on
from basketweave.clinic.people.models import Due, Episode, Step
from basketweave.clinic.people.queries import episodes, staff_of
from basketweave.clinic.refer.models import Decision
from basketweave.clinic.refer.refusals import ImpossibleDay, NoChoice, NotExamined, NotNow, NoWords

LATEST_LOOK_AGAIN_DAYS = 2 * 366
Choice = Decision.Choice


@transaction.atomic
def decide(
    *,
    episode: Episode,
    examination: Examination,
    choice: str,
    words: str,
    look_again_on: date | None = None,
    once_key: str | None = None,
    by: Actor,
) -> Decision:
    """A later decision replaces an earlier one; both are kept."""
    require(by, Need.DECIDE, episode.site_id)

    def do() -> Decision:
        return _decide(episode, examination, choice, words.strip(), look_again_on, by)

    asked = [choice, words.strip(), look_again_on]
    return once(once_key, "decide", Decision, do, by=by, target=episode.pk, asked=asked)


def may_be_decided(episode: Episode) -> bool:
    """From the examination until a course is planned."""
    return not episode.closed_at and (
        episode.step in (Step.EXAMINE, Step.REFER) or (episode.step == Step.PLAN and episode.due == Due.PLAN)
    )


def _decide(
    episode: Episode, examination: Examination, choice: str, words: str, look_again_on: date | None, by: Actor
) -> Decision:
    episode = _locked(episode)
    if examination.episode_id != episode.pk or examination.finished_at is None:
        raise NotExamined
    if not may_be_decided(episode):
        raise NotNow(episode.step)
    if choice not in Choice.values:
        raise NoChoice
    if not words:
        raise NoWords
    again = _day_to_look_again(episode, choice, look_again_on)
    decision = Decision.objects.create(
        episode=episode,
        examination=examination,
        choice=choice,
        words=words,
        look_again_on=again,
        decided_by=staff_of(by),
        decided_at=now(),
    )
    _move_on(decision)
    record(by, "decided", decision, patient_id=episode.patient_id, choice=choice, look_again_on=again)
    return decision


def _day_to_look_again(episode: Episode, choice: str, day: date | None) -> date | None:
    if choice != Choice.WAIT:
        return None
    first = today(episode.site.zone)
    if day is None or day <= first or (day - first).days > LATEST_LOOK_AGAIN_DAYS:
        raise ImpossibleDay(day)
    return day


def _move_on(decision: Decision) -> None:
    episode, owner = decision.episode, decision.decided_by
    match decision.choice:
        case Choice.NEEDLING:
            move_on(episode, step=Step.PLAN, due=Due.PLAN, owner=owner)
        case Choice.WAIT:
            move_on(episode, step=Step.REFER, due=Due.DECISION, due_day=decision.look_again_on, owner=owner)
        case _:
            move_on(episode, step=Step.DONE, due=Due.NOTHING, owner=owner, closed_at=decision.decided_at)


def _locked(episode: Episode) -> Episode:
    """The episode as it stands now, until our commit: two deeds at once come one after the other."""
    return episodes().select_for_update(of=("self",)).get(pk=episode.pk)
