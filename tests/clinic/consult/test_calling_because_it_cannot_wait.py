"""An answer that cannot wait is a call with an owner and a deadline; made, the episode is where it was."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from basketweave.clinic.access.actor import Actor, actor_of
from basketweave.clinic.access.clock import now
from basketweave.clinic.access.door import PermissionRefused
from basketweave.clinic.consult import actions, queries
from basketweave.clinic.consult.models import Call
from basketweave.clinic.consult.refusals import CallMade
from basketweave.clinic.ledger.models import Line
from basketweave.clinic.people.actions import move_on
from basketweave.clinic.people.models import Due, Step
from basketweave.clinic.post.models import Job, Message

pytestmark = pytest.mark.django_db
CHANGING = {"changing-mark": True, "changing-mark-seen": "not-yet", "changing-mark-where": ["back"]}
SPREADING = {"spreading-infection": True}


def answer(episode, answers, by):
    return actions.answer_screening(episode=episode, answers=answers, occasion="request", by=by)


@pytest.mark.parametrize(("answers", "hours"), [(SPREADING, 1), (CHANGING, 4), (SPREADING | CHANGING, 1)])
def test_what_cannot_wait_is_owed_as_a_call(episode, ana_herself, dr_lind, answers, hours):
    kept = answer(episode, answers, ana_herself)

    call = queries.open_call_of(episode)
    episode.refresh_from_db()
    assert call.screening == kept
    assert call.owner == dr_lind
    assert call.deadline == now() + timedelta(hours=hours)
    assert (episode.step, episode.due, episode.is_urgent) == (Step.CONSULT, Due.CALL, True)
    assert (episode.due_day, episode.owner) == (date(2026, 3, 2), dr_lind)
    assert Line.objects.get(deed="raised a call").patient_id == episode.patient_id
    assert Line.objects.get(deed="answered health questions").details["urgent"] is True


def test_what_can_wait_raises_no_call(episode, ana_herself):
    answer(episode, {"skin-infection": True, "skin-infection-is": "now"}, ana_herself)
    answer(episode, CHANGING | {"changing-mark-seen": "harmless"}, ana_herself)

    episode.refresh_from_db()
    assert not Call.objects.exists()
    assert (episode.due, episode.is_urgent) == (Due.CONSULTATION_TIME, False)


def test_the_owner_is_told_without_a_name_or_a_symptom(episode, ana_herself, dr_lind):
    answer(episode, CHANGING, ana_herself)

    mail = Message.objects.get(kind="task")
    assert mail.to == dr_lind.user.email
    assert f"/episodes/{episode.pk}/health/" in mail.body
    assert not [word for word in ("Ana", "mark", "skin", "changing") if word in mail.subject + mail.body]


def test_one_call_is_owed_at_a_time(episode, ana_herself):
    first = answer(episode, CHANGING, ana_herself)
    answer(episode, SPREADING, ana_herself)

    assert [each.screening for each in Call.objects.all()] == [first]


def test_once_made_the_episode_is_where_it_was(episode, ana_herself, lind, dr_lind):
    answer(episode, CHANGING, ana_herself)

    call = actions.finish_call(call=queries.open_call_of(episode), outcome=" Sees her doctor today. ", by=lind)

    episode.refresh_from_db()
    assert (episode.due, episode.is_urgent) == (Due.CONSULTATION_TIME, False)
    assert (call.outcome, call.done_by) == ("Sees her doctor today.", dr_lind)
    assert queries.open_call_of(episode) is None
    assert Line.objects.filter(deed="finished a call").count() == 1
    with pytest.raises(CallMade):
        actions.finish_call(call=call, outcome="Again", by=lind)
    with pytest.raises(IntegrityError), transaction.atomic():
        Call.objects.filter(pk=call.pk).update(done_at=None, done_by=None)


def test_a_step_that_was_reached_meanwhile_stays_and_says_what_is_due_there(episode, ana_herself, lind):
    answer(episode, CHANGING, ana_herself)
    move_on(episode, step=Step.REFER, due=Due.DECISION)
    assert episode.due == Due.CALL

    actions.finish_call(call=queries.open_call_of(episode), outcome="Well.", by=lind)

    episode.refresh_from_db()
    assert (episode.step, episode.due, episode.is_urgent) == (Step.REFER, Due.DECISION, False)


def test_a_closed_episode_comes_back_for_the_call_and_rests_again(episode, ana_herself, lind):
    move_on(episode, step=Step.DONE, due=Due.NOTHING)
    answer(episode, SPREADING, ana_herself)
    episode.refresh_from_db()
    assert (episode.step, episode.due, episode.closed_at) == (Step.CONSULT, Due.CALL, None)

    actions.finish_call(call=queries.open_call_of(episode), outcome="At the hospital.", by=lind)

    episode.refresh_from_db()
    assert (episode.step, episode.is_urgent, episode.closed_at) == (Step.DONE, False, now())


def test_another_rooms_call_stays_when_ours_is_made(episode, ana_herself, lind):
    move_on(episode, step=Step.HEAL, due=Due.CALL, is_urgent=True)
    answer(episode, SPREADING, ana_herself)

    actions.finish_call(call=queries.open_call_of(episode), outcome="Well.", by=lind)

    episode.refresh_from_db()
    assert (episode.due, episode.is_urgent) == (Due.CALL, True)


@pytest.mark.parametrize("who", ["mira", "omar", "dr_weiss"])
def test_only_who_examines_there_makes_the_call(request, episode, ana_herself, who):
    answer(episode, CHANGING, ana_herself)
    call = queries.open_call_of(episode)

    for by in (actor_of(request.getfixturevalue(who).user), ana_herself):
        with pytest.raises(PermissionRefused):
            actions.finish_call(call=call, outcome="Well.", by=by)


def test_nobody_called_in_time_so_the_director_is_told_once(episode, ana_herself, dr_lind, dr_vega, clock):
    answer(episode, CHANGING, ana_herself)
    call = queries.open_call_of(episode)
    assert list(queries.overdue_calls()) == []

    clock(datetime(2026, 3, 2, 13, 0, tzinfo=UTC))
    assert list(queries.overdue_calls()) == [call]
    for _round in range(2):
        actions.hand_on_call(call=call, by=Actor.job("consult:escalate"))

    told = [mail.to for mail in Message.objects.filter(kind="task").order_by("made_at")]
    assert told == [dr_lind.user.email, dr_vega.user.email]
    assert list(queries.overdue_calls()) == []


def test_a_call_that_is_not_late_is_not_handed_on(episode, ana_herself):
    answer(episode, CHANGING, ana_herself)

    call = actions.hand_on_call(call=queries.open_call_of(episode), by=Actor.job("consult:escalate"))

    assert call.escalated_at is None


def test_the_beat_hands_out_one_errand_a_call(episode, ana_herself, dr_vega, clock):
    from basketweave.clinic.consult.jobs import escalate, hand_on

    answer(episode, CHANGING, ana_herself)
    clock(datetime(2026, 3, 2, 14, 0, tzinfo=UTC))

    for _round in range(2):
        escalate({}, Actor.job("consult:escalate"))
    (errand,) = Job.objects.filter(name="consult:hand-on")
    hand_on(errand.params, Actor.job("consult:hand-on"))

    assert Call.objects.get().escalated_at == now()


def test_where_nobody_treats_the_call_still_stands_on_the_board(berlin):
    asked = actions.request_consultation(
        site=berlin, name="Bo", email="bo@example.org", concerns=["scars"], channel="page", by=Actor.visitor()
    )

    answer(asked.episode, SPREADING, Actor.patient(asked.episode.patient_id, is_verified=False))

    asked.episode.refresh_from_db()
    assert queries.open_call_of(asked.episode).owner is None
    assert (asked.episode.due, asked.episode.is_urgent) == (Due.CALL, True)
