"""Calls that are owed: a worrying answer has an owner and a deadline, and goes to the next one when nobody called."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from basketweave.clinic.access.actor import Actor
from basketweave.clinic.access.clock import now
from basketweave.clinic.access.door import Need, require
from basketweave.clinic.heal import queries
from basketweave.clinic.heal.models import CheckIn, Task
from basketweave.clinic.heal.refusals import TaskDone
from basketweave.clinic.heal.standing import close_again, settle
from basketweave.clinic.ledger.actions import record
from basketweave.clinic.people.models import Episode, Staff, Step
from basketweave.clinic.people.queries import address_of, locked_episode, staff_of
from basketweave.clinic.post import actions as post
from basketweave.science.protocol.findings import Finding, Urgency

TIME_TO_CALL = {Urgency.NOW: timedelta(hours=1), Urgency.TODAY: timedelta(hours=4)}  # house rule, then it is handed on


def raise_task(check_in: CheckIn, findings: tuple[Finding, ...]) -> Task:
    """Inside the deed that kept the answers. A closed episode comes back to the board for it."""
    is_now = any(finding.urgency is Urgency.NOW for finding in findings)
    episode = locked_episode(_episode(check_in).pk)
    before = queries.open_task_of(episode)
    owner = queries.who_calls(check_in.treatment)
    task = Task.objects.create(
        check_in=check_in,
        owner=owner,
        escalates_to=queries.who_calls_next(episode.site, owner),
        raised_at=now(),
        deadline=now() + TIME_TO_CALL[Urgency.NOW if is_now else Urgency.TODAY],
        has_reopened=episode.step == Step.DONE or (before is not None and before.has_reopened),
    )
    _tell(task, owner)
    return task


@transaction.atomic
def finish_task(*, task: Task, outcome: str, by: Actor) -> Task:
    """A specialist has looked after it, and says what came of it."""
    task = Task.objects.select_for_update(of=("self",)).get(pk=task.pk)
    episode = _episode(task.check_in)
    require(by, Need.EXAMINE, episode.site_id)
    if task.done_at:
        raise TaskDone
    task.outcome, task.done_at, task.done_by = outcome, now(), staff_of(by)
    task.save()
    if task.has_reopened:
        close_again(episode)
    else:
        settle(episode)
    record(by, "finished task", task, patient_id=episode.patient_id)
    return task


@transaction.atomic
def escalate(*, task: Task, by: Actor) -> Task:
    """Nobody called in time: the medical director is told, once; where there is none, the owner is told again."""
    task = Task.objects.select_for_update(of=("self",)).get(pk=task.pk)
    if task.done_at or task.escalated_at or task.deadline > now():
        return task
    episode = _episode(task.check_in)
    task.escalates_to = queries.who_calls_next(episode.site, task.owner)
    task.escalated_at = now()
    task.save(update_fields=["escalates_to", "escalated_at"])
    _tell(task, task.escalates_to or task.owner)
    settle(episode)
    record(by, "escalated", task, patient_id=episode.patient_id)
    return task


def _tell(task: Task, staff: Staff) -> None:
    """No patient's name and no symptom: a mailbox is not the clinic. In the house's language, not the patient's."""
    with translation.override(settings.LANGUAGE_CODE):
        _write(task, staff)


def _write(task: Task, staff: Staff) -> None:
    episode = _episode(task.check_in)
    deadline = task.deadline.astimezone(episode.site.clock)
    words = _("Nobody has called in time. Please call now.") if task.escalated_at else _("Please call in time.")
    post.send(
        kind="task",
        key=episode.patient.vault_key,
        to=staff.user.email,
        subject=_("A patient needs a call"),
        body="\n\n".join(
            (
                words,
                _("An answer needs you before %(day)s, %(time)s (%(site)s).")
                % {
                    "day": date_format(deadline, "l j F"),
                    "time": date_format(deadline, "H:i"),
                    "site": episode.site.name,
                },
                address_of(reverse("heal:task", kwargs={"task_id": task.pk})),
            )
        ),
        once_key=f"task:{task.pk}:{'next' if task.escalated_at else 'first'}",
    )


def _episode(check_in: CheckIn) -> Episode:
    return check_in.treatment.session.course.episode
