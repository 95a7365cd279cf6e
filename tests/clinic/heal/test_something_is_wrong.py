"""The button "something is wrong" is always open, and always reaches somebody."""

import pytest
from django.urls import reverse

from basketweave.clinic.heal import actions
from basketweave.clinic.heal.models import CheckIn, Task

pytestmark = pytest.mark.django_db
WRONG = "/my/something-is-wrong/"


def test_words_alone_are_enough_for_a_call(treatment, ana, herself):
    reported = actions.report_wrong(patient=ana, answers={}, words="It feels odd.", by=herself)

    assert (reported.day_after, reported.is_worrying) == (None, False)
    assert reported.task.owner.name == "Noor Haddad"


def test_it_is_open_the_same_evening_before_the_record_is_signed(unsigned, ana, client_of_patient):
    page = client_of_patient(ana).post(WRONG, {"q-palpitations": "yes", "once_key": "a" * 36}, follow=True)

    assert "Call the emergency number now." in page.content.decode()
    assert Task.objects.count() == 1


def test_sent_twice_is_told_once(treatment, ana, client_of_patient):
    client, sent = client_of_patient(ana), {"q-pus": "yes", "once_key": "a" * 36}

    first, second = client.post(WRONG, sent), client.post(WRONG, sent)

    assert first["Location"] == second["Location"]
    assert CheckIn.objects.count() == Task.objects.count() == 1


def test_changed_and_sent_again_under_the_same_key_it_is_another_report(treatment, ana, client_of_patient):
    client, sent = client_of_patient(ana), {"q-pus": "yes", "once_key": "a" * 36}

    first, second = client.post(WRONG, sent), client.post(WRONG, sent | {"words": "Now my eye is swollen"})

    assert first["Location"] != second["Location"]
    assert CheckIn.objects.count() == 2


def test_an_empty_report_is_asked_to_say_something_and_keeps_nothing(treatment, ana, client_of_patient):
    page = client_of_patient(ana).post(WRONG, {"once_key": "a" * 36})

    assert page.status_code == 422
    assert "Tell us what is wrong" in page.content.decode()
    assert not CheckIn.objects.exists()


def test_who_had_no_session_gets_the_numbers_to_call(ana, client_of_patient, lisbon):
    page = client_of_patient(ana).get(WRONG)

    assert lisbon.out_of_hours_phone in page.content.decode()


def test_the_numbers_to_call_stand_on_the_page_before_anything_is_sent(treatment, ana, client_of_patient, lisbon):
    assert lisbon.out_of_hours_phone in client_of_patient(ana).get(WRONG).content.decode()


def test_without_a_link_nobody_reports(treatment, client):
    assert client.get(reverse("heal:wrong")).status_code == 403
