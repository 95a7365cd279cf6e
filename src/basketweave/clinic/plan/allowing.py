"""A finding is let pass, or a question answered, by who may: with words, with an end, for one decision or session."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from basketweave.clinic.access.actor import Actor
from basketweave.clinic.access.clock import now, today
from basketweave.clinic.access.door import Need, require
from basketweave.clinic.access.once import once
from basketweave.clinic.ledger.actions import record
from basketweave.clinic.people.models import Episode
from basketweave.clinic.people.queries import locked_episode, staff_of
from basketweave.clinic.plan.booking import check_ordinary, session_locked
from basketweave.clinic.plan.course_words import finding_in
from basketweave.clinic.plan.models import Override, Session
from basketweave.clinic.plan.passing import LONGEST, key_of, merged, passes_as, standing
from basketweave.clinic.plan.passing_refusals import (
    AlreadyAllowed,
    EndsWrongly,
    NothingToAllow,
    NotYoursToAllow,
    TakenBack,
    WithoutWords,
)
from basketweave.clinic.plan.refusals import SessionRefused
from basketweave.clinic.refer.models import Decision
from basketweave.clinic.vault.queries import fingerprint
from basketweave.science.protocol.findings import Finding, Outcome


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What somebody writes to a finding; without a day it holds as long as any may."""

    words: str
    ends_on: date | None = None


@transaction.atomic
def allow(
    *,
    session: Session,
    day: date,
    rule: str,
    code: str,
    words: str,
    ends_on: date | None = None,
    for_the_course: bool = False,
    once_key: str | None = None,
    by: Actor,
) -> Override:
    """Lets pass (or answers) what this rule says of this session on that day: for it alone, or for every session that
    rests on the same decision."""
    require(by, Need.DECIDE, session.course.episode.site_id)

    def do() -> Override:
        mine = session_locked(session)  # two who allow at once, and who allows while another books, wait here
        check_ordinary(day)
        finding = finding_in(mine, day, rule, code)
        if finding is None or finding.outcome is Outcome.FINE:
            raise NothingToAllow
        target = {"decision": mine.course.decision} if for_the_course else {"session": mine}
        return _write(finding, Answer(words=words, ends_on=ends_on), mine.course.episode, day=day, by=by, **target)

    asked = [day, rule, code, words.strip(), ends_on, for_the_course]
    return once(once_key, "allow", Override, do, by=by, target=session.pk, asked=asked)


@transaction.atomic
def take_back(*, override: Override, by: Actor) -> Override:
    """What was let pass stands in the way again from now on; what was done meanwhile is done."""
    episode = override.episode
    require(by, Need.DECIDE, episode.site_id)
    mine = _locked(override)
    finding = mine.shown
    if finding is not None and not passes_as(by, finding, episode):
        raise NotYoursToAllow(finding.may_pass.value)
    if mine.taken_back_at is not None:
        raise TakenBack
    mine.taken_back_at, mine.taken_back_by = now(), staff_of(by)
    mine.save(update_fields=["taken_back_at", "taken_back_by"])
    record(by, "took back what was let pass", mine, patient_id=episode.patient_id)
    return mine


def answer_all(findings: tuple[Finding, ...], answers: Mapping[str, Answer], *, decision: Decision, by: Actor) -> None:
    """While a course is planned: what is answered by who may is kept with the decision; what is left refuses."""
    episode = decision.episode
    left = tuple(each for each in findings if not _is_answered(each, answers, episode, by))
    if left:
        raise SessionRefused(left, site_id=episode.site_id)
    for finding in merged(findings):
        _write(finding, answers[key_of(finding)], episode, decision=decision, by=by)


def _is_answered(finding: Finding, answers: Mapping[str, Answer], episode: Episode, by: Actor) -> bool:
    answer = answers.get(key_of(finding))
    return answer is not None and bool(answer.words.strip()) and bool(passes_as(by, finding, episode))


def _write(
    finding: Finding,
    answer: Answer,
    episode: Episode,
    *,
    decision: Decision | None = None,
    session: Session | None = None,
    day: date | None = None,
    by: Actor,
) -> Override:
    site_day = today(episode.site.zone)
    ends_on = answer.ends_on or site_day + LONGEST
    allowed_as = passes_as(by, finding, episode)
    if not allowed_as:
        raise NotYoursToAllow(finding.may_pass.value)
    if not answer.words.strip():
        raise WithoutWords
    if not site_day <= ends_on <= site_day + LONGEST:
        raise EndsWrongly(site_day + LONGEST)
    about = _about(finding, episode)
    _make_room(finding, about, day or site_day, decision, session, by)
    made = Override.objects.create(
        episode=episode,
        decision=decision,
        session=session,
        about=about,
        finding=finding.as_dict(),
        words=answer.words.strip(),
        allowed_by=staff_of(by),
        allowed_as=allowed_as,
        allowed_at=now(),
        allowed_on=site_day,
        ends_on=ends_on,
    )
    record(by, "let a finding pass", made, patient_id=episode.patient_id, ends_on=ends_on, office=str(allowed_as))
    return made


def _make_room(
    finding: Finding, about: str, day: date, decision: Decision | None, session: Session | None, by: Actor
) -> None:
    """One that has ended, or covers less than is found now, gives way; one that covers it stands."""
    before = standing().filter(decision=decision, session=session, about=about).first()
    if before is None:
        return
    if before.covers(finding, day):
        raise AlreadyAllowed(before.allowed_by.name, before.ends_on)
    before.taken_back_at, before.taken_back_by = now(), staff_of(by)
    before.save(update_fields=["taken_back_at", "taken_back_by"])


def _about(finding: Finding, episode: Episode) -> str:
    return fingerprint(episode.patient.vault_key, key_of(finding), purpose="plan.override")


def _locked(override: Override) -> Override:
    """As it stands now, behind the same lock as every booking of its patient."""
    locked_episode(override.episode_id)
    return standing(taken_back_too=True).get(pk=override.pk)
