"""What a patient reads after answering, what staff see of it, and who sees nothing."""

from datetime import UTC, datetime, timedelta

import pytest

from basketweave.clinic.heal import actions
from basketweave.clinic.heal.advice import ADVICE
from basketweave.clinic.heal.models import Task
from basketweave.clinic.heal.queries import events_of
from basketweave.clinic.people import actions as people
from tests.clinic.heal.builders import WORKER, all_well
from tests.clinic.heal.conftest import SESSION_DAY

pytestmark = pytest.mark.django_db
KEY = {"once_key": "0" * 36}


def fields(answers):
    return {f"q-{question}": value for question, value in answers.items()} | KEY


@pytest.fixture
def at_night(check_ins, clock):
    clock(datetime(2026, 3, 11, 2, 30, tzinfo=UTC))
    return check_ins[1]


def address(check_in):
    return f"/my/check-in/{check_in.pk}/"


def test_the_advice_and_the_number_to_call_stand_there_at_once(at_night, ana, client_of_patient, lisbon):
    page = client_of_patient(ana).post(address(at_night), fields({**all_well(2), "blisters": "yes"}), follow=True)

    said = page.content.decode()
    assert str(ADVICE["blisters"]) in said
    assert lisbon.out_of_hours_phone in said
    assert "Noor Haddad has been told and is to call you before Wednesday, 06:30" in said


def test_what_is_as_expected_is_said_with_its_source(at_night, ana, client_of_patient):
    page = client_of_patient(ana).post(address(at_night), fields(all_well(2)), follow=True)

    said = page.content.decode()
    assert "All as expected" in said
    assert "up to 7 days" in said
    assert "Chu" in said


def test_a_missing_answer_is_asked_for_beside_its_question_and_nothing_is_lost(at_night, ana, client_of_patient):
    answers = all_well(2)
    del answers["fever"]

    page = client_of_patient(ana).post(address(at_night), fields(answers) | {"words": "It itches."})

    assert page.status_code == 422
    assert "Please choose the answer that fits best." in page.content.decode()
    assert "It itches." in page.content.decode()
    at_night.refresh_from_db()
    assert at_night.answered_at is None


def test_whoever_changes_their_mind_to_a_worry_reads_the_advice(at_night, ana, client_of_patient):
    client = client_of_patient(ana)
    client.post(address(at_night), fields(all_well(2)))

    page = client.post(address(at_night), fields({**all_well(2), "fever": "yes"}), follow=True)

    assert str(ADVICE["fever"]) in page.content.decode()


@pytest.fixture
def answered(at_night, herself):
    return actions.answer(check_in=at_night, answers={**all_well(2), "blisters": "yes"}, words="", by=herself)


@pytest.mark.parametrize(("hours", "is_shown"), [(0, True), (23, True), (24, False), (24 * 90, False)])
def test_the_link_alone_shows_the_advice_for_a_day(answered, ana, client_of_patient, clock, hours, is_shown):
    clock(answered.answered_at + timedelta(hours=hours))

    page = client_of_patient(ana).get(address(answered))

    assert (str(ADVICE["blisters"]) in page.content.decode()) == is_shown
    if not is_shown:
        assert page["Location"].startswith("/my/code/?next=%2Fmy%2Fcheck-in%2F")


def test_after_the_code_it_is_shown_for_ever(answered, ana, client_of_patient, clock):
    clock(answered.answered_at + timedelta(days=90))

    page = client_of_patient(ana, is_verified=True).get(address(answered))

    assert str(ADVICE["blisters"]) in page.content.decode()


def test_an_old_answer_sent_again_by_link_tells_nothing_of_it(answered, ana, client_of_patient, clock):
    clock(answered.answered_at + timedelta(days=3))

    page = client_of_patient(ana).post(address(answered), {})

    assert page["Location"] == "/my/code/"


def test_a_new_worry_sent_to_an_old_check_in_has_its_advice_at_once(answered, ana, client_of_patient, clock):
    clock(answered.answered_at + timedelta(days=3))

    page = client_of_patient(ana).post(address(answered), fields({**all_well(5), "fever": "yes"}), follow=True)

    assert str(ADVICE["fever"]) in page.content.decode()


def test_another_patients_check_in_is_not_there(at_night, ana, lisbon, client_of_patient, as_staff, mira):
    eve = people.enter_patient(name="Eve", email="eve@example.org", by=as_staff(mira))

    assert client_of_patient(eve).get(address(at_night)).status_code == 404


def test_the_specialist_enters_answers_taken_on_the_telephone(at_night, noor, client_of):
    client, page = client_of(noor), f"/check-ins/{at_night.pk}/"
    assert "Answers taken on the telephone" in client.get(page).content.decode()

    shown = client.post(page, fields({**all_well(2), "pus": "yes"}), follow=True).content.decode()

    assert "taken on the telephone by Noor Haddad" in shown
    assert str(ADVICE["pus"]) in shown
    assert Task.objects.count() == 1


def test_who_has_no_address_is_to_be_called(at_night, ana, noor, client_of):
    ana.email = ""
    ana.save()
    actions.ask(check_in=at_night, by=WORKER)

    assert "no e-mail address on file" in client_of(noor).get(f"/check-ins/{at_night.pk}/").content.decode()


@pytest.fixture
def task(at_night, herself):
    return actions.answer(check_in=at_night, answers={**all_well(2), "pus": "yes"}, words="oozing", by=herself).task


def test_the_task_shows_what_was_answered_and_what_was_told(task, noor, client_of):
    said = client_of(noor).get(f"/tasks/{task.pk}/").content.decode()

    for words in ("oozing", "worrying", str(ADVICE["pus"]), "Ana Maria de Souza", "then Dr Vega", "+351 910 000 000"):
        assert words in said


def test_done_by_somebody_else_meanwhile_keeps_what_was_typed(task, noor, dr_vega, client_of, as_staff):
    actions.finish_task(task=task, outcome="Seen by video.", by=as_staff(dr_vega))

    page = client_of(noor).post(f"/tasks/{task.pk}/", {"outcome": "I called."})

    said = page.content.decode()
    assert page.status_code == 422
    assert "Somebody has already looked after this." in said
    assert "Seen by video." in said
    assert "I called." in said


@pytest.mark.parametrize("person", ["mira", "olga", "omar"])
def test_no_answers_for_those_who_do_not_treat(task, person, request, client_of):
    client = client_of(request.getfixturevalue(person))

    for page in (f"/tasks/{task.pk}/", f"/check-ins/{task.check_in_id}/"):
        assert client.get(page).status_code == 403
        assert client.post(page, {"outcome": "x"}).status_code == 403


def test_another_sites_specialist_finds_nothing(task, dr_weiss, client_of):
    assert client_of(dr_weiss).get(f"/tasks/{task.pk}/").status_code == 404


def test_the_timeline_tells_of_the_answer_and_of_the_call(task, noor, as_staff):
    patient_id = task.check_in.treatment.session.course.episode.patient_id
    owed = {event.words for event in events_of(patient_id)}
    actions.finish_task(task=task, outcome="Seen.", by=as_staff(noor))
    done = {event.words for event in events_of(patient_id)}

    assert owed == {"Check-in of day 1: a worrying answer", "A call is owed by Noor Haddad"}
    assert done == {"Check-in of day 1: a worrying answer", "Noor Haddad looked after it"}


def test_the_timeline_costs_the_same_whatever_was_answered(check_ins, herself, clock, django_assert_max_num_queries):
    for day in (1, 3, 7, 14):
        clock(SESSION_DAY + timedelta(days=day))
        actions.answer(check_in=check_ins[day], answers={**all_well(day), "pus": "yes"}, words="", by=herself)

    with django_assert_max_num_queries(2):
        assert len(events_of(herself.patient_id)) == 8
