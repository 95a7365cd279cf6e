"""What is done while skin heals: ask, answer with advice, raise a task, look after it, hand it on."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import TypedDict

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from basketweave.clinic.access.actor import Actor
from basketweave.clinic.access.clock import now, today
from basketweave.clinic.access.door import Need, require, require_own
from basketweave.clinic.heal import queries
from basketweave.clinic.heal.models import CheckIn, Task
from basketweave.clinic.house.guideline import guideline
from basketweave.clinic.house.refusals import Refusal
from basketweave.clinic.ledger.actions import record
from basketweave.clinic.people import actions as people
from basketweave.clinic.people.models import Due, Episode, Patient, Staff, Step
from basketweave.clinic.people.queries import address_of, directors, locked_episode, staff_of
from basketweave.clinic.post import actions as post
from basketweave.clinic.treat.models import Treatment
from basketweave.science.protocol.check_in.worries import AnswerRefused, worries
from basketweave.science.protocol.findings import Finding, Urgency

HOW_IS_YOUR_SKIN = gettext_lazy("How is your skin? A two-minute check-in")
PLEASE_TELL_US = gettext_lazy(
    "Please tell us how your skin is doing: you get an answer on the page at once. If something is wrong, do not wait "
    "for a check-in. Your pages have a button for it, day and night."
)
TIME_TO_CALL = {Urgency.NOW: timedelta(hours=1), Urgency.TODAY: timedelta(hours=4)}  # house rule, then it is handed on


class NothingTreated(Exception):
    """This patient has had no session here yet: there is nothing to report on."""


class AnswerNotOffered(Refusal):
    """An answer to no question of ours, or one that the question does not offer."""

    code = "answer-not-offered"

    def __init__(self, question: str) -> None:
        super().__init__(question)
        self.question = question

    def words(self) -> str:
        return _("“%(question)s” is no question of ours, or does not offer this answer.") % {"question": self.question}


class TaskDone(Exception):
    """Somebody has already looked after this."""


@transaction.atomic
def begin_follow_up(*, treatment: Treatment, by: Actor) -> list[CheckIn]:
    """Lays down the days on which this patient is asked; a second call adds nothing."""
    locked_episode(treatment.session.course.episode_id)  # two workers at once
    known = set(treatment.check_ins.values_list("day_after", flat=True))
    made = [
        CheckIn(treatment=treatment, day_after=days, due_day=treatment.day + timedelta(days=days))
        for days in _days_to_ask(treatment)
        if days not in known
    ]
    CheckIn.objects.bulk_create(made)
    if made:
        settle(treatment.session.course.episode)
        record(by, "began follow-up", treatment, patient_id=_patient(treatment).pk, check_ins=len(made))
    return made


def _days_to_ask(treatment: Treatment) -> list[int]:
    known = guideline()
    after_last = () if queries.has_sessions_to_come(treatment) else known.check_in_days_after_last
    return [gap.days for gap in (*known.check_in_days, *after_last)]


@transaction.atomic
def ask(*, check_in: CheckIn, by: Actor) -> CheckIn:
    """Sends the patient a private link to this check-in; without an address, the desk sees that it is due."""
    check_in = CheckIn.objects.select_for_update(of=("self",)).get(pk=check_in.pk)
    patient = _patient(check_in.treatment)
    if check_in.asked_at or check_in.answered_at:
        return check_in
    by_mail = people.write_to(
        patient=patient,
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
    record(by, "asked", check_in, patient_id=patient.pk, by_mail=by_mail)
    return check_in


@transaction.atomic
def answer(*, check_in: CheckIn, answers: Mapping[str, str], words: str, by: Actor) -> CheckIn:
    """Keeps the answers and what they mean; a worrying one becomes a task. Answered once, it stands."""
    check_in = CheckIn.objects.select_for_update(of=("self",)).get(pk=check_in.pk)
    patient, episode = _patient(check_in.treatment), check_in.treatment.session.course.episode
    require_own(by, Need.CLINICAL, site_id=episode.site_id, patient_id=patient.pk)
    if check_in.answered_at:
        return check_in
    try:
        findings = worries(dict(answers), days_since(check_in.treatment), guideline())
    except AnswerRefused as refusal:
        raise AnswerNotOffered(refusal.question) from refusal
    check_in.answers, check_in.words = dict(answers), words
    check_in.findings = [finding.as_dict() for finding in findings]
    check_in.is_worrying = bool(findings)
    check_in.answered_at = now()
    check_in.save()
    if findings:
        _raise_task(check_in, findings)
    settle(episode)
    record(by, "answered", check_in, patient_id=patient.pk, worrying=bool(findings))
    return check_in


@transaction.atomic
def report_wrong(*, patient: Patient, answers: Mapping[str, str], words: str, by: Actor) -> CheckIn:
    """The patient says that something is wrong, on any day; somebody is told even if no answer by itself worries us."""
    treatment = queries.latest_treatment_of(patient.pk)
    if treatment is None:
        raise NothingTreated
    zone = treatment.session.course.episode.site.zone
    check_in = CheckIn.objects.create(treatment=treatment, due_day=today(zone), asked_at=now())
    check_in = answer(check_in=check_in, answers=answers, words=words, by=by)
    if not check_in.is_worrying:
        _raise_task(check_in, ())
        settle(treatment.session.course.episode)
    return check_in


def _raise_task(check_in: CheckIn, findings: tuple[Finding, ...]) -> Task:
    is_now = any(finding.urgency is Urgency.NOW for finding in findings)
    episode = check_in.treatment.session.course.episode
    owner = check_in.treatment.specialist
    task = Task.objects.create(
        check_in=check_in,
        owner=owner,
        escalates_to=directors(episode.site).exclude(pk=owner.pk).first(),
        raised_at=now(),
        deadline=now() + TIME_TO_CALL[Urgency.NOW if is_now else Urgency.TODAY],
    )
    _tell(task, owner)
    return task


def _tell(task: Task, staff: Staff) -> None:
    """No patient's name and no symptom: a mailbox is not the clinic."""
    patient = _patient(task.check_in.treatment)
    post.send(
        kind="task",
        key=patient.vault_key,
        to=staff.user.email,
        subject=_("A patient needs a call"),
        body=_("An answer to a check-in needs you before %(deadline)s UTC.\n\n%(link)s\n")
        % {
            "deadline": f"{task.deadline:%d.%m. %H:%M}",
            "link": address_of(reverse("heal:task", kwargs={"task_id": task.pk})),
        },
        once_key=f"task:{task.pk}:{staff.pk}",
    )


@transaction.atomic
def finish_task(*, task: Task, outcome: str, by: Actor) -> Task:
    """A specialist has looked after it, and says what came of it."""
    task = Task.objects.select_for_update(of=("self",)).get(pk=task.pk)
    episode = task.check_in.treatment.session.course.episode
    require(by, Need.EXAMINE, episode.site_id)
    if task.done_at:
        raise TaskDone
    task.outcome, task.done_at, task.done_by = outcome, now(), staff_of(by)
    task.save()
    settle(episode)
    record(by, "finished task", task, patient_id=episode.patient_id)
    return task


@transaction.atomic
def escalate(*, task: Task, by: Actor) -> Task:
    """Nobody called in time: the next one is told, once."""
    task = Task.objects.select_for_update(of=("self",)).get(pk=task.pk)
    if task.done_at or task.escalated_at or task.deadline > now():
        return task
    task.escalated_at = now()
    task.save(update_fields=["escalated_at"])
    if task.escalates_to:
        _tell(task, task.escalates_to)
    settle(task.check_in.treatment.session.course.episode)
    record(by, "escalated", task, patient_id=_patient(task.check_in.treatment).pk)
    return task


def settle(episode: Episode) -> None:
    """Writes on the episode what is due now: a call before all, then a session or a check-in, then the review."""
    if episode.step == Step.DONE:
        return
    people.move_on(episode, **_what_is_due(episode))


class Standing(TypedDict):
    """What `people.move_on` is told."""

    step: Step
    due: Due
    due_day: date
    due_number: int | None
    owner: Staff | None
    is_urgent: bool


def _what_is_due(episode: Episode) -> Standing:
    zone = episode.site.zone
    if task := queries.open_task_of(episode):
        owner = task.escalates_to if task.escalated_at and task.escalates_to else task.owner
        day = task.deadline.astimezone(episode.site.clock).date()
        return Standing(step=Step.HEAL, due=Due.CALL, due_day=day, due_number=None, owner=owner, is_urgent=True)
    check_in, held = queries.next_check_in(episode), queries.next_booking(episode)
    if held and (check_in is None or held.day <= check_in.due_day):
        return _standing(Step.TREAT, Due.SESSION, held.day, held.session.number, held.specialist)
    if queries.sessions_to_book(episode):
        return _standing(Step.PLAN, Due.BOOKING, today(zone))
    review_day = queries.review_day(episode)
    if check_in and (review_day is None or check_in.due_day <= review_day):
        return _standing(Step.HEAL, Due.CHECK_IN, check_in.due_day, check_in.day_after)
    return _standing(Step.REVIEW, Due.REVIEW, review_day or today(zone))


def _standing(step: Step, due: Due, day: date, number: int | None = None, owner: Staff | None = None) -> Standing:
    return Standing(step=step, due=due, due_day=day, due_number=number, owner=owner, is_urgent=False)


def days_since(treatment: Treatment) -> int:
    """Days since the session, by the site's own calendar."""
    return max(0, (today(treatment.session.course.episode.site.zone) - treatment.day).days)


def _patient(treatment: Treatment) -> Patient:
    return treatment.session.course.episode.patient
