"""A worrying answer becomes a call with an owner and a deadline; if nobody calls in time, the next one is told."""

from datetime import UTC, date, datetime, timedelta
from threading import Event

import pytest
from django.db import DatabaseError, transaction
from django.utils.translation import override

from basketweave.clinic.access.door import PermissionRefused
from basketweave.clinic.heal import actions, queries
from basketweave.clinic.heal.calls import TIME_TO_CALL
from basketweave.clinic.heal.models import Task
from basketweave.clinic.people import actions as people
from basketweave.clinic.people.models import Due, Episode, Step
from basketweave.clinic.plan import actions as plan
from basketweave.clinic.plan.models import AgreedBy
from basketweave.clinic.post.models import Message
from basketweave.clinic.post.work import run_worker
from basketweave.science.protocol.findings import Urgency
from tests.clinic.heal.builders import WORKER, all_well, begun, signed
from tests.clinic.heal.conftest import SESSION_DAY

pytestmark = pytest.mark.django_db
AT_NIGHT = datetime(2026, 3, 11, 2, 30, tzinfo=UTC)


@pytest.fixture
def worried(check_ins, herself, clock):
    """Ana answers at half past two at night."""
    clock(AT_NIGHT)
    return actions.answer(check_in=check_ins[1], answers={**all_well(2), "pus": "yes"}, words="oozing", by=herself)


@pytest.fixture
def task(worried):
    return worried.task


def standing(episode):
    episode.refresh_from_db()
    return episode.step, episode.due, episode.is_urgent, episode.owner and episode.owner.name


def test_whoever_treated_owns_it_and_has_until_the_deadline(task):
    assert task.owner.name == "Noor Haddad"
    assert task.escalates_to.name == "Dr Vega"
    assert task.deadline == AT_NIGHT + TIME_TO_CALL[Urgency.TODAY]


def test_an_emergency_has_an_hour(check_ins, herself, clock):
    clock(AT_NIGHT)
    answered = actions.answer(check_in=check_ins[1], answers={"eyes": "sight"}, words="", by=herself)

    assert answered.task.deadline == AT_NIGHT + timedelta(hours=1)


def test_who_has_left_owes_no_call(check_ins, noor, dr_lind, olga, as_staff, herself, clock):
    clock(AT_NIGHT)
    people.let_go(staff=noor, by=as_staff(olga))

    answered = actions.answer(check_in=check_ins[1], answers={"fever": "yes"}, words="", by=herself)

    assert answered.task.owner == dr_lind


def test_the_board_is_urgent_until_it_is_done(task, episode, noor, as_staff):
    assert standing(episode) == (Step.HEAL, Due.CALL, True, "Noor Haddad")

    actions.finish_task(task=task, outcome="Looked at it by video.", by=as_staff(noor))

    assert standing(episode) == (Step.HEAL, Due.CHECK_IN, False, "Noor Haddad")


def test_other_deeds_do_not_hide_a_call(task, course, episode, noor, mira, as_staff):
    plan.move_session(
        session=course.sessions.get(number=2),
        day=date(2026, 4, 15),
        wall_time=SESSION_DAY.time(),
        agreed_by=AgreedBy.DESK_ON_THE_PHONE,
        by=as_staff(mira),
    )

    assert standing(episode)[1:3] == (Due.CALL, True)


def test_the_mail_to_staff_names_no_patient_and_no_symptom(task):
    mail = Message.objects.get(kind="task")

    assert mail.to == "noor.haddad@example.org"
    assert f"/tasks/{task.pk}/" in mail.body
    for word in ("Ana", "Souza", "pus", "oozing", "yellow", "skin"):
        assert word not in mail.subject + mail.body


def test_the_deadline_in_the_mail_is_on_the_sites_clock(lisbon, check_ins, herself, clock):
    lisbon.zone = "America/Los_Angeles"
    lisbon.save()
    clock(datetime(2026, 3, 12, 2, 30, tzinfo=UTC))
    check_in = type(check_ins[1]).objects.get(pk=check_ins[1].pk)

    actions.answer(check_in=check_in, answers={"fever": "yes"}, words="", by=herself)

    assert "Wednesday 11 March, 23:30" in Message.objects.get(kind="task").body


@pytest.mark.parametrize("language", ["de", "ar"])
def test_the_mail_to_staff_is_in_the_language_of_the_house(check_ins, herself, clock, language):
    clock(AT_NIGHT)

    with override(language):  # of the patient who answers
        actions.answer(check_in=check_ins[1], answers={"fever": "yes"}, words="", by=herself)

    assert "Wednesday 11 March, 06:30" in Message.objects.get(kind="task").body


def test_before_the_deadline_nobody_else_is_told(task, clock):
    actions.escalate(task=task, by=WORKER)

    task.refresh_from_db()
    assert task.escalated_at is None


def test_after_the_deadline_the_medical_director_is_told_once(task, episode, clock):
    clock(task.deadline)

    for _ in range(2):
        actions.escalate(task=task, by=WORKER)

    assert [m.to for m in Message.objects.filter(kind="task").order_by("made_at")][1:] == ["dr.vega@example.org"]
    assert standing(episode) == (Step.HEAL, Due.CALL, True, "Dr Vega")


def test_where_no_director_is_left_the_owner_is_told_again(task, dr_vega, clock):
    dr_vega.roles_held.update(until=AT_NIGHT)
    clock(task.deadline)

    actions.escalate(task=task, by=WORKER)

    assert Message.objects.filter(kind="task", once_key=f"task:{task.pk}:next").get().to == "noor.haddad@example.org"


def test_after_a_call_by_the_director_the_specialist_has_the_patient_again(task, episode, dr_vega, as_staff, clock):
    clock(task.deadline)
    actions.escalate(task=task, by=WORKER)

    actions.finish_task(task=task, outcome="Seen.", by=as_staff(dr_vega))

    assert standing(episode)[3] == "Noor Haddad"


def test_the_desk_cannot_end_it(task, mira, as_staff):
    with pytest.raises(PermissionRefused):
        actions.finish_task(task=task, outcome="", by=as_staff(mira))


def test_a_second_outcome_is_not_kept(task, noor, dr_vega, as_staff):
    actions.finish_task(task=task, outcome="Seen.", by=as_staff(noor))

    with pytest.raises(actions.TaskDone):
        actions.finish_task(task=task, outcome="Seen again.", by=as_staff(dr_vega))

    task.refresh_from_db()
    assert (task.outcome, task.done_by.name) == ("Seen.", "Noor Haddad")


def test_the_database_refuses_to_change_what_was_done(task, noor, as_staff):
    actions.finish_task(task=task, outcome="Seen.", by=as_staff(noor))

    with pytest.raises(DatabaseError), transaction.atomic():
        Task.objects.filter(pk=task.pk).update(done_at=None, done_by=None)


def test_while_one_call_is_owed_another_ended_changes_nothing(task, ana, episode, noor, herself, as_staff):
    second = actions.report_wrong(patient=ana, answers={"eyes": "sight"}, words="", by=herself).task

    actions.finish_task(task=second, outcome="Seen.", by=as_staff(noor))

    assert standing(episode)[1:3] == (Due.CALL, True)
    assert queries.open_task_of(episode) == task


@pytest.fixture
def closed(check_ins, episode):
    people.move_on(episode, step=Step.DONE, due=Due.NOTHING)
    return episode


def test_a_closed_episode_comes_back_for_a_call_and_closes_again(closed, ana, herself, noor, as_staff):
    first = actions.report_wrong(patient=ana, answers={"lump": "yes"}, words="", by=herself).task
    second = actions.report_wrong(patient=ana, answers={"fever": "yes"}, words="", by=herself).task
    assert standing(closed)[:3] == (Step.HEAL, Due.CALL, True)

    actions.finish_task(task=first, outcome="Seen.", by=as_staff(noor))
    assert standing(closed)[:3] == (Step.HEAL, Due.CALL, True)

    actions.finish_task(task=second, outcome="Seen.", by=as_staff(noor))
    assert standing(closed)[:3] == (Step.DONE, Due.NOTHING, False)
    assert closed.closed_at is not None


def test_a_closed_episode_stays_closed_for_an_answer_that_worries_nobody(closed, check_ins, herself, clock):
    clock(SESSION_DAY + timedelta(days=14))
    actions.answer(check_in=check_ins[14], answers=all_well(14), words="", by=herself)

    assert standing(closed)[:2] == (Step.DONE, Due.NOTHING)


def test_what_is_to_be_decided_anew_stays_so_after_a_call(course, check_ins, ana, episode, noor, herself, as_staff):
    plan.end_course(course=course, by=as_staff(noor))
    people.move_on(episode, step=Step.REFER, due=Due.DECISION)
    called = actions.report_wrong(patient=ana, answers={"fever": "yes"}, words="", by=herself).task
    assert standing(episode)[:3] == (Step.REFER, Due.CALL, True)

    actions.finish_task(task=called, outcome="Seen.", by=as_staff(noor))

    assert standing(episode)[:3] == (Step.REFER, Due.DECISION, False)


def test_a_record_that_waits_for_its_signature_waits_on_after_a_call(unsigned, ana, episode, noor, herself, as_staff):
    called = actions.report_wrong(patient=ana, answers={"fever": "yes"}, words="", by=herself).task
    assert standing(episode)[:3] == (Step.HEAL, Due.CALL, True)

    actions.finish_task(task=called, outcome="Seen.", by=as_staff(noor))

    assert standing(episode)[:3] == (Step.TREAT, Due.SIGNATURE, False)


def test_an_answer_does_not_take_back_what_is_to_be_decided_anew(course, check_ins, episode, noor, herself, as_staff):
    plan.end_course(course=course, by=as_staff(noor))
    people.move_on(episode, step=Step.REFER, due=Due.DECISION)

    actions.answer(check_in=check_ins[1], answers=all_well(1), words="", by=herself)

    assert standing(episode)[:2] == (Step.REFER, Due.DECISION)


def test_an_erased_patients_call_is_handed_to_nobody(task, ana, olga, as_staff, clock):
    people.erase_patient(patient=ana, by=as_staff(olga))
    clock(task.deadline + timedelta(hours=1))

    assert not queries.overdue_tasks().exists()


def test_the_worklist_is_of_ones_own_site(task, noor, mira, omar, dr_weiss, as_staff):
    assert list(queries.worklist(as_staff(noor))) == [task]
    for other in (mira, omar, dr_weiss):
        assert not queries.worklist(as_staff(other)).exists()


@pytest.mark.django_db(transaction=True)
def test_the_worker_hands_it_on_by_itself(task, clock, mailoutbox):
    clock(task.deadline)

    for _ in range(2):
        run_worker(stop=Event(), settle=True)

    assert sorted(mail.to[0] for mail in mailoutbox if "call" in mail.subject) == [
        "dr.vega@example.org",
        "noor.haddad@example.org",
    ]


def test_once_all_sessions_are_done_the_review_comes_on_its_day(course, noor, lot, herself, episode, clock):
    for number, weeks in ((1, 0), (2, 5), (3, 10)):
        clock(SESSION_DAY + timedelta(weeks=weeks))
        last = signed(begun(course, number, noor), lot)
    actions.begin_follow_up(treatment=last, by=WORKER)
    assert standing(episode)[:2] == (Step.HEAL, Due.CHECK_IN)

    clock(SESSION_DAY + timedelta(weeks=10, days=84))
    for each in queries.overtaken():
        actions.settle(each)

    assert standing(episode)[:2] == (Step.REVIEW, Due.REVIEW)
    assert episode.due_day == last.day + timedelta(days=84)
    assert Episode.objects.filter(is_urgent=True).count() == 0
