"""Answers are judged by the days since the session; advice stands on the page at once; answered once, they stand."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier

import pytest
from django.db import DatabaseError, connections, transaction

from basketweave.clinic.access.actor import Actor
from basketweave.clinic.access.door import PermissionRefused
from basketweave.clinic.heal import actions
from basketweave.clinic.heal.advice import ADVICE, advice_of
from basketweave.clinic.heal.models import CheckIn, Task
from basketweave.clinic.house.words import WORRIES as CLINICAL_WORDS
from basketweave.clinic.ledger.guards import broken
from basketweave.clinic.people.models import Due, Step
from basketweave.science.protocol.check_in.worries import WORRIES
from tests.clinic.heal.builders import all_well
from tests.clinic.heal.conftest import SESSION_DAY

pytestmark = pytest.mark.django_db


def codes(check_in):
    return [finding["code"] for finding in check_in.findings]


def test_as_expected_is_kept_and_nobody_has_to_call(check_ins, episode, herself, clock):
    clock(SESSION_DAY + timedelta(days=1))

    answered = actions.answer(check_in=check_ins[1], answers=all_well(1), words=" Fine. ", by=herself)

    episode.refresh_from_db()
    assert (answered.is_worrying, answered.words, answered.taken_by) == (False, "Fine.", None)
    assert not Task.objects.exists()
    assert (episode.due, episode.due_number) == (Due.CHECK_IN, 3)


def test_a_late_answer_is_judged_by_the_day_it_is_given(check_ins, herself, clock):
    redness = {"redness": "a-little"}
    clock(SESSION_DAY + timedelta(days=7))
    in_time = actions.answer(check_in=check_ins[3], answers={**all_well(7), **redness}, words="", by=herself)

    clock(SESSION_DAY + timedelta(days=8))
    late = actions.answer(check_in=check_ins[7], answers={**all_well(8), **redness}, words="", by=herself)

    assert codes(in_time) == []
    assert codes(late) == ["lasting-redness"]


def test_the_day_is_the_sites(check_ins, lisbon, herself, clock):
    lisbon.zone = "America/Los_Angeles"
    lisbon.save()
    check_in = CheckIn.objects.get(pk=check_ins[7].pk)
    clock(datetime(2026, 3, 17, 6, 30, tzinfo=UTC))  # day 8 in Lisbon, day 7 at the site

    assert (
        codes(actions.answer(check_in=check_in, answers={"redness": "a-lot", **all_well(7)}, words="", by=herself))
        == []
    )


def test_nobody_hears_that_all_is_well_who_was_not_asked_everything(check_ins, herself, clock):
    clock(SESSION_DAY + timedelta(days=1))

    with pytest.raises(actions.NotAllAnswered) as refused:
        actions.answer(check_in=check_ins[1], answers={"pus": "no"}, words="", by=herself)

    assert "fever" in refused.value.questions


def test_a_worrying_answer_is_taken_though_others_are_missing(check_ins, herself, clock):
    clock(SESSION_DAY + timedelta(days=1))

    assert codes(actions.answer(check_in=check_ins[1], answers={"fever": "yes"}, words="", by=herself)) == ["fever"]


@pytest.mark.parametrize("answers", [{"mood": "good"}, {"fever": "perhaps"}])
def test_an_answer_that_is_not_offered_is_refused_by_name(check_ins, herself, answers):
    with pytest.raises(actions.AnswerNotOffered) as refused:
        actions.answer(check_in=check_ins[1], answers=answers, words="", by=herself)

    assert refused.value.question in answers


def test_answered_twice_is_one_answer(check_ins, herself, clock):
    clock(SESSION_DAY + timedelta(days=1))
    worrying = {**all_well(1), "pus": "yes"}

    first = actions.answer(check_in=check_ins[1], answers=worrying, words="first", by=herself)
    second = actions.answer(check_in=check_ins[1], answers=worrying, words="second", by=herself)

    assert (second.pk, second.words) == (first.pk, "first")
    assert Task.objects.count() == 1


def test_who_said_all_well_and_then_worries_us_is_heard(check_ins, herself, clock):
    clock(SESSION_DAY + timedelta(days=1))
    actions.answer(check_in=check_ins[1], answers=all_well(1), words="", by=herself)

    again = actions.answer(check_in=check_ins[1], answers={**all_well(1), "fever": "yes"}, words="", by=herself)

    assert again.pk != check_ins[1].pk
    assert again.task.done_at is None


def test_the_database_refuses_to_change_an_answer(check_ins, herself, clock):
    clock(SESSION_DAY + timedelta(days=1))
    actions.answer(check_in=check_ins[1], answers=all_well(1), words="", by=herself)
    answered = CheckIn.objects.filter(pk=check_ins[1].pk)

    for change in (lambda: answered.update(is_worrying=True), answered.delete):
        with pytest.raises(DatabaseError) as refused, transaction.atomic():
            change()
        assert broken(refused.value) == "heal_checkin_frozen_once_answered_at"


def test_nobody_answers_for_another_patient(check_ins, lisbon):
    stranger = Actor.patient(lisbon.pk, is_verified=True)

    with pytest.raises(PermissionRefused):
        actions.answer(check_in=check_ins[1], answers={"fever": "yes"}, words="", by=stranger)


def test_the_desk_takes_no_answers(check_ins, mira, as_staff):
    with pytest.raises(PermissionRefused):
        actions.answer(check_in=check_ins[1], answers={"fever": "yes"}, words="", by=as_staff(mira))


def test_answers_taken_on_the_telephone_say_who_wrote_them(check_ins, noor, as_staff, clock):
    clock(SESSION_DAY + timedelta(days=1))

    answered = actions.answer(check_in=check_ins[1], answers=all_well(1), words="", by=as_staff(noor))

    assert answered.taken_by == noor


def test_once_a_later_one_is_answered_the_earlier_is_let_go(check_ins, episode, herself, clock):
    clock(SESSION_DAY + timedelta(days=3))
    actions.answer(check_in=check_ins[3], answers=all_well(3), words="", by=herself)

    episode.refresh_from_db()
    assert (episode.step, episode.due, episode.due_number) == (Step.HEAL, Due.CHECK_IN, 7)


@pytest.mark.once
def test_every_worry_has_advice_for_the_patient_and_words_for_the_clinic():
    known = {worry.code for worry in WORRIES}

    assert set(ADVICE) == known
    assert known <= set(CLINICAL_WORDS)


@pytest.mark.parametrize("worry", WORRIES, ids=lambda worry: worry.code)
def test_every_worrying_answer_shows_its_advice_and_raises_a_call(check_ins, herself, clock, worry):
    clock(SESSION_DAY + timedelta(days=14))
    answers = {question: sorted(worrying)[0] for question, worrying in worry.when}

    answered = actions.answer(check_in=check_ins[14], answers=answers, words="", by=herself)

    assert worry.code in codes(answered)
    assert str(ADVICE[worry.code]) in [words for advice in advice_of(answered) for words in advice.words]
    assert answered.task.owner.name == "Noor Haddad"


@pytest.mark.django_db(transaction=True)
def test_two_clicks_at_once_are_one_answer_and_one_call(check_ins, herself, clock):
    ready = Barrier(2)

    def click():
        ready.wait()
        try:
            actions.answer(check_in=check_ins[1], answers={"pus": "yes"}, words="", by=herself)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as hands:
        for done in [hands.submit(click) for _ in range(2)]:
            done.result()

    assert CheckIn.objects.filter(answered_at__isnull=False).count() == 1
    assert Task.objects.count() == 1
