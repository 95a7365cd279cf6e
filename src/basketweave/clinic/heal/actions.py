"""What is done while skin heals: ask, answer with advice at once, take it seriously when something is wrong."""

from collections.abc import Mapping
from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy

from basketweave.clinic.access.actor import Actor, Kind
from basketweave.clinic.access.clock import now, today
from basketweave.clinic.access.door import Need, require_own
from basketweave.clinic.access.once import once
from basketweave.clinic.heal import queries
from basketweave.clinic.heal.calls import escalate, finish_task, raise_task
from basketweave.clinic.heal.models import CheckIn
from basketweave.clinic.heal.refusals import AnswerNotOffered, NotAllAnswered, NothingTreated, TaskDone
from basketweave.clinic.heal.standing import settle
from basketweave.clinic.house.guideline import guideline
from basketweave.clinic.ledger.actions import record
from basketweave.clinic.people import actions as people
from basketweave.clinic.people.models import Episode, Patient
from basketweave.clinic.people.queries import locked_episode, staff_of
from basketweave.clinic.treat.models import Treatment
from basketweave.science.protocol.check_in.worries import AnswerRefused, worries
from basketweave.science.protocol.findings import Finding

__all__ = [
    "AnswerNotOffered",
    "NotAllAnswered",
    "NothingTreated",
    "TaskDone",
    "answer",
    "ask",
    "begin_follow_up",
    "escalate",
    "finish_task",
    "report_wrong",
    "settle",
]

HOW_IS_YOUR_SKIN = gettext_lazy("How is your skin? A two-minute check-in")
PLEASE_TELL_US = gettext_lazy(
    "Please tell us how your skin is doing: you get an answer on the page at once. If something is wrong, do not wait "
    "for a check-in. Your pages have a button for it, day and night."
)


@transaction.atomic
def begin_follow_up(*, treatment: Treatment, by: Actor) -> list[CheckIn]:
    """Lays down the days on which this patient is asked; a second call adds nothing."""
    episode = locked_episode(_episode(treatment).pk)  # two workers at once
    known = set(treatment.check_ins.values_list("day_after", flat=True))
    made = [
        CheckIn(treatment=treatment, day_after=days, due_day=treatment.day + timedelta(days=days))
        for days in _days_to_ask(treatment)
        if days not in known
    ]
    CheckIn.objects.bulk_create(made)
    if made:
        settle(episode)
        record(by, "began follow-up", treatment, patient_id=episode.patient_id, check_ins=len(made))
    return made


def _days_to_ask(treatment: Treatment) -> list[int]:
    known = guideline()
    after_last = () if queries.has_sessions_to_come(treatment) else known.check_in_days_after_last
    return [gap.days for gap in (*known.check_in_days, *after_last)]


@transaction.atomic
def ask(*, check_in: CheckIn, by: Actor) -> CheckIn:
    """Sends the patient a private link to this check-in; without an address, the board says that it is due."""
    check_in = CheckIn.objects.select_for_update(of=("self",)).get(pk=check_in.pk)
    episode = _episode(check_in.treatment)
    if check_in.asked_at or check_in.answered_at:
        return check_in
    by_mail = people.write_to(
        patient=episode.patient,
        kind="check-in",
        subject=HOW_IS_YOUR_SKIN,
        body=PLEASE_TELL_US,
        once_key=f"check-in:{check_in.pk}",
        purpose="check-in",
        record_id=check_in.pk,
        by=by,
    )
    check_in.asked_at = now()
    check_in.save(update_fields=["asked_at"])
    settle(episode)
    record(by, "asked", check_in, patient_id=episode.patient_id, by_mail=by_mail)
    return check_in


@transaction.atomic
def answer(*, check_in: CheckIn, answers: Mapping[str, str], words: str, by: Actor) -> CheckIn:
    """Keeps the answers and what they mean; a worrying one becomes a task. Answered once, it stands: another answer
    that worries us is kept as a report of its own, and given back."""
    check_in = CheckIn.objects.select_for_update(of=("self",)).get(pk=check_in.pk)
    findings = _judged(check_in.treatment, answers, by)
    if check_in.answered_at is None:
        missing = () if findings else _missing(check_in, answers)
        if missing:
            raise NotAllAnswered(missing)
        return _keep(check_in, answers, words, findings, by)
    if findings and dict(answers) != check_in.answers:
        return _report(check_in.treatment, answers, words, findings, by)
    return check_in


@transaction.atomic
def report_wrong(
    *, patient: Patient, answers: Mapping[str, str], words: str, once_key: str | None = None, by: Actor
) -> CheckIn:
    """The patient says that something is wrong, on any day; somebody is told even if no answer by itself worries us."""
    treatment = queries.latest_treatment_of(patient.pk)
    if treatment is None:
        raise NothingTreated
    findings = _judged(treatment, answers, by)

    def do() -> CheckIn:
        return _report(treatment, answers, words, findings, by)

    said = [once_key, sorted(answers.items()), words]  # changed and sent again is another report: no worry is refused
    return once(once_key and str(said), "report wrong", CheckIn, do, by=by, target=patient.pk)


def _report(
    treatment: Treatment, answers: Mapping[str, str], words: str, findings: tuple[Finding, ...], by: Actor
) -> CheckIn:
    episode = _episode(treatment)
    check_in = CheckIn.objects.create(treatment=treatment, due_day=today(episode.site.zone), asked_at=now())
    return _keep(check_in, answers, words, findings, by)


def _judged(treatment: Treatment, answers: Mapping[str, str], by: Actor) -> tuple[Finding, ...]:
    """What these answers mean today, counted from the session; only of one's own skin, or by who may write of it."""
    episode = _episode(treatment)
    require_own(by, Need.EXAMINE, site_id=episode.site_id, patient_id=episode.patient_id)
    try:
        return worries(dict(answers), queries.days_since(treatment), guideline())
    except AnswerRefused as refusal:
        raise AnswerNotOffered(refusal.question) from refusal


def _missing(check_in: CheckIn, answers: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(q.id for q in queries.questions_for(check_in.treatment) if q.id not in answers)


def _keep(
    check_in: CheckIn, answers: Mapping[str, str], words: str, findings: tuple[Finding, ...], by: Actor
) -> CheckIn:
    """Writes the answers; from here on the database refuses to change them. What worries becomes a call."""
    episode = _episode(check_in.treatment)
    check_in.answers, check_in.words = dict(answers), words.strip()
    check_in.findings = [finding.as_dict() for finding in findings]
    check_in.is_worrying = bool(findings)
    check_in.answered_at = now()
    check_in.taken_by = staff_of(by) if by.kind in (Kind.STAFF, Kind.TOKEN) else None
    check_in.save()
    if findings or check_in.day_after is None:
        raise_task(check_in, findings)
    settle(episode)
    record(by, "answered", check_in, patient_id=episode.patient_id, worrying=bool(findings))
    return check_in


def _episode(treatment: Treatment) -> Episode:
    return treatment.session.course.episode
