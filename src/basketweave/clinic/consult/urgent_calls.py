"""Calls that are owed because an answer on health could not wait: owned, by a deadline, handed on if nobody calls."""

from datetime import date, timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from basketweave.clinic.access.actor import Actor
from basketweave.clinic.access.clock import now
from basketweave.clinic.access.door import Need, require
from basketweave.clinic.consult.models import Call, Screening
from basketweave.clinic.consult.queries import open_call_of, who_calls
from basketweave.clinic.consult.refusals import CallMade
from basketweave.clinic.ledger.actions import record
from basketweave.clinic.people.actions import move_on
from basketweave.clinic.people.models import Due, Episode, Staff, Step
from basketweave.clinic.people.queries import address_of, directors, staff_of
from basketweave.clinic.post import actions as post
from basketweave.science.protocol.findings import Urgency
from basketweave.science.protocol.screening import CannotWait

TIME_TO_CALL = {Urgency.NOW: timedelta(hours=1), Urgency.TODAY: timedelta(hours=4)}  # house rule, as after a session
BACK_TO = {  # what is due at a step that was reached while the call was owed
    Step.CONSULT: Due.CONSULTATION_TIME,
    Step.EXAMINE: Due.EXAMINATION,
    Step.REFER: Due.DECISION,
    Step.PLAN: Due.PLAN,
    Step.TREAT: Due.SESSION,
    Step.HEAL: Due.CHECK_IN,
    Step.REVIEW: Due.REVIEW,
}


def raise_call(screening: Screening, urgent: tuple[CannotWait, ...], by: Actor) -> Call:
    """Inside the deed that kept the answers. One that is owed already stays as it is; a closed episode comes back."""
    episode = screening.episode
    if owed := open_call_of(episode):
        return owed
    owner = who_calls(episode)
    call = Call.objects.create(
        episode=episode,
        screening=screening,
        owner=owner,
        step_before=episode.step,
        due_before=episode.due,
        due_day_before=episode.due_day,
        due_number_before=episode.due_number,
        raised_at=now(),
        deadline=now() + min(TIME_TO_CALL[each.urgency] for each in urgent),
    )
    move_on(
        episode,
        step=Step.CONSULT if episode.step == Step.DONE else episode.step,
        due=Due.CALL,
        due_day=call.deadline.astimezone(episode.site.clock).date(),
        owner=owner,
        is_urgent=True,
    )
    record(by, "raised a call", call, patient_id=episode.patient_id, deadline=call.deadline)
    if owner:
        _tell(call, owner)
    return call


@transaction.atomic
def finish_call(*, call: Call, outcome: str, by: Actor) -> Call:
    """A specialist has spoken with the patient, and says what came of it; the episode goes back to what was due."""
    require(by, Need.EXAMINE, call.episode.site_id)
    call = (
        Call.objects.select_for_update(of=("self",))
        .select_related("episode__site", "episode__patient__vault_key")
        .get(pk=call.pk)
    )
    if call.done_at:
        raise CallMade
    call.outcome, call.done_at, call.done_by = outcome.strip(), now(), staff_of(by)
    call.save()
    _go_back(call)
    record(by, "finished a call", call, patient_id=call.episode.patient_id)
    return call


@transaction.atomic
def hand_on_call(*, call: Call, by: Actor) -> Call:
    """Nobody called in time: the medical director is told, once; where there is none, the owner is told again."""
    call = Call.objects.select_for_update(of=("self",)).select_related("episode__site", "owner__user").get(pk=call.pk)
    if call.done_at or call.escalated_at or call.deadline > now():
        return call
    call.escalated_at = now()
    call.save(update_fields=["escalated_at"])
    if told := directors(call.episode.site).select_related("user").first() or call.owner:
        _tell(call, told)
    record(by, "handed on a call", call, patient_id=call.episode.patient_id)
    return call


def come_back_to(episode: Episode, *, due: str, due_day: date | None = None, due_number: int | None = None) -> None:
    """What has become due while a call is owed: the episode goes there once the call is made."""
    call = open_call_of(episode)
    if call is None or call.due_before == Due.CALL:
        return
    call.step_before, call.due_before, call.due_day_before, call.due_number_before = (
        Step(episode.step),
        due,
        due_day,
        due_number,
    )
    call.save(update_fields=["step_before", "due_before", "due_day_before", "due_number_before"])


def _go_back(call: Call) -> None:
    """To what was due before; at a step that was reached meanwhile, to what is due there. Another room's call stays."""
    episode = call.episode
    if call.due_before == Due.CALL:
        return
    if call.step_before == Step.DONE:
        move_on(episode, step=Step.DONE, due=Due.NOTHING, is_urgent=False)
    elif call.step_before == episode.step:
        day, number = call.due_day_before, call.due_number_before
        move_on(episode, step=episode.step, due=call.due_before, due_day=day, due_number=number, is_urgent=False)
    else:
        move_on(episode, step=episode.step, due=BACK_TO[Step(episode.step)], is_urgent=False)


def _tell(call: Call, staff: Staff) -> None:
    """No patient's name and no symptom: a mailbox is not the clinic. In the house's language, not the patient's."""
    with translation.override(settings.LANGUAGE_CODE):
        post.send(
            kind="task",
            key=call.episode.patient.vault_key,
            to=staff.user.email,
            subject=_("A patient needs a call"),
            body=_letter(call, call.episode),
            once_key=f"health-call:{call.pk}:{'next' if call.escalated_at else 'first'}",
        )


def _letter(call: Call, episode: Episode) -> str:
    deadline = call.deadline.astimezone(episode.site.clock)
    words = _("Nobody has called in time. Please call now.") if call.escalated_at else _("Please call in time.")
    when = {
        "day": date_format(deadline, "l j F"),
        "time": date_format(deadline, "H:i"),
        "site": episode.site.name,
    }
    needs = _("An answer needs you before %(day)s, %(time)s (%(site)s).") % when
    return "\n\n".join((words, needs, address_of(reverse("consult:health", kwargs={"episode_id": episode.pk}))))
