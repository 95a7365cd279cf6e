"""What can be done once somebody has been examined: a named specialist decides, says why, and writes on."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from basketweave.clinic.access.actor import Actor
from basketweave.clinic.access.clock import now, today
from basketweave.clinic.access.door import Need, require
from basketweave.clinic.access.once import once
from basketweave.clinic.examine.models import Examination
from basketweave.clinic.ledger.actions import record
from basketweave.clinic.paper.letters import NotSettable, as_pdf
from basketweave.clinic.people.actions import move_on
from basketweave.clinic.people.models import Due, Episode, Step
from basketweave.clinic.people.queries import episodes, staff_of
from basketweave.clinic.refer.letter import letter_of
from basketweave.clinic.refer.models import Decision, Recommendation, ReferralLetter
from basketweave.clinic.refer.proposing import LEADING_ELSEWHERE, TREATMENTS
from basketweave.clinic.refer.queries import proposal_for
from basketweave.clinic.refer.refusals import (
    CannotBeSet,
    ImpossibleDay,
    LeadsNowhere,
    ListChanged,
    NobodyToWriteTo,
    NoChoice,
    NotExamined,
    NotNow,
    NoTreatment,
    NoWords,
    UnknownTreatment,
)
from basketweave.clinic.vault.actions import store
from basketweave.clinic.vault.queries import fingerprint

PDF = "application/pdf"

LATEST_LOOK_AGAIN_DAYS = 2 * 366
Choice = Decision.Choice


@transaction.atomic
def decide(
    *,
    episode: Episode,
    examination: Examination,
    choice: str,
    words: str,
    treatments: Iterable[str] = (),
    look_again_on: date | None = None,
    shown: str | None = None,
    once_key: str | None = None,
    by: Actor,
) -> Decision:
    """A later decision replaces an earlier one; both are kept, each with the options that stood beside it.

    `shown` is the digest of the options that were on the page; a machine that looked at none says nothing.
    """
    require(by, Need.DECIDE, episode.site_id)
    chosen = sorted(set(treatments))

    def do() -> Decision:
        return _decide(episode, examination, choice, words.strip(), chosen, look_again_on, shown, by)

    asked = [choice, words.strip(), chosen, look_again_on]
    return once(once_key, "decide", Decision, do, by=by, target=episode.pk, asked=asked)


@transaction.atomic
def write_letter(
    *, decision: Decision, receiver: str, words: str = "", once_key: str | None = None, by: Actor
) -> ReferralLetter:
    """A letter to whoever does it better, as a PDF in the vault. Another letter is another record."""
    episode = decision.episode
    require(by, Need.DECIDE, episode.site_id)
    if not receiver.strip():
        raise NobodyToWriteTo
    if decision.choice != Choice.ELSEWHERE:
        raise LeadsNowhere

    def do() -> ReferralLetter:
        writer = staff_of(by)
        try:
            pdf = as_pdf(letter_of(decision, receiver=receiver, words=words, written_by=writer))
        except NotSettable as fault:
            raise CannotBeSet from fault
        letter = ReferralLetter.objects.create(
            decision=decision,
            receiver=receiver.strip(),
            words=words.strip(),
            file=store(key=episode.patient.vault_key, kind="referral letter", content_type=PDF, content=pdf),
            written_by=writer,
            written_at=now(),
        )
        record(by, "wrote a referral letter", letter, patient_id=episode.patient_id)
        return letter

    asked = [receiver.strip(), words.strip()]
    return once(once_key, "write_letter", ReferralLetter, do, by=by, target=decision.pk, asked=asked)


def may_be_decided(episode: Episode) -> bool:
    """From the examination until a course is planned."""
    return not episode.closed_at and (
        episode.step in (Step.EXAMINE, Step.REFER) or (episode.step == Step.PLAN and episode.due == Due.PLAN)
    )


def _decide(
    episode: Episode,
    examination: Examination,
    choice: str,
    words: str,
    treatments: list[str],
    look_again_on: date | None,
    shown: str | None,
    by: Actor,
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
    _check_treatments(choice, treatments)
    again = _day_to_look_again(episode, choice, look_again_on)
    decision = Decision.objects.create(
        episode=episode,
        examination=examination,
        recommendation=_kept(episode, examination, shown),
        choice=choice,
        treatments=treatments,
        words=words,
        look_again_on=again,
        decided_by=staff_of(by),
        decided_at=now(),
    )
    _move_on(decision)
    record(by, "decided", decision, patient_id=episode.patient_id, choice=choice, look_again_on=again)
    return decision


def _kept(episode: Episode, examination: Examination, shown: str | None) -> Recommendation:
    """What is proposed now, which is what was on the page: else nobody decides on it."""
    proposed = proposal_for(episode, examination)
    if shown is not None and shown != proposed.digest:
        raise ListChanged
    return Recommendation.objects.create(
        examination=examination,
        options=proposed.plain,
        digest=fingerprint(episode.patient.vault_key, proposed.digest, purpose="refer.recommendation"),
        was_shown=shown is not None,
        guideline_version=proposed.guideline_version,
        kept_at=now(),
    )


def _check_treatments(choice: str, treatments: list[str]) -> None:
    if not set(treatments) <= TREATMENTS:
        raise UnknownTreatment
    if choice == Choice.ELSEWHERE and not set(treatments) & LEADING_ELSEWHERE:
        raise NoTreatment


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
