"""Six digits by mail, before history or photographs are shown."""

from datetime import timedelta

import pytest

from basketweave.clinic.access.actor import Actor
from basketweave.clinic.access.door import PermissionRefused
from basketweave.clinic.people import actions
from basketweave.clinic.people.models import OneTimeCode, Patient

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(client_of_patient, ana):
    return client_of_patient(ana)


def wrong(code):
    return f"{(int(code) + 1) % 1_000_000:06d}"


def is_verified(browser):
    return browser.session["patient"]["verified_until"] > 0


def test_the_right_code_goes_on_to_where_one_wanted(browser, mails, code_in):
    sent = browser.post("/my/code/send/", {"next": "/my/"})
    code = code_in(mails()[0])

    answer = browser.post("/my/code/", {"code": f" {code[:3]} {code[3:]} ", "next": "/my/plan/"})

    assert sent.url == "/my/code/?next=%2Fmy%2F"
    assert answer.url == "/my/plan/"
    assert is_verified(browser)


def test_looking_at_the_page_sends_nothing(browser, mails):
    browser.get("/my/code/")

    assert mails() == []


def test_it_leads_to_no_other_house(browser, mails, code_in):
    browser.post("/my/code/send/")

    answer = browser.post("/my/code/", {"code": code_in(mails()[0]), "next": "https://evil.example/"})

    assert answer.url == "/my/"


def test_a_wrong_code_says_how_many_tries_are_left(browser, mails, code_in):
    browser.post("/my/code/send/")

    answer = browser.post("/my/code/", {"code": wrong(code_in(mails()[0]))})

    assert answer.status_code == 422
    assert "4 more tries" in answer.content.decode()
    assert not is_verified(browser)


def test_after_five_wrong_ones_the_right_one_is_no_good(ana, mails, code_in):
    by = Actor.patient(ana.pk, is_verified=False)
    actions.send_code(patient=ana, by=by)
    code = code_in(mails()[0])

    left = []
    for _ in range(5):
        with pytest.raises(actions.WrongCode) as refusal:
            actions.check_code(patient=ana, code=wrong(code), by=by)
        left.append(refusal.value.attempts_left)

    assert left == [4, 3, 2, 1, 0]
    with pytest.raises(actions.CodeExpired):
        actions.check_code(patient=ana, code=code, by=by)


def test_a_code_is_good_once_and_for_ten_minutes(ana, mails, code_in, clock):
    by = Actor.patient(ana.pk, is_verified=False)
    actions.send_code(patient=ana, by=by)
    actions.check_code(patient=ana, code=code_in(mails()[0]), by=by)
    with pytest.raises(actions.CodeExpired):
        actions.check_code(patient=ana, code=code_in(mails()[0]), by=by)

    made = actions.send_code(patient=ana, by=by)
    clock(made.made_at + timedelta(minutes=10))
    with pytest.raises(actions.CodeExpired):
        actions.check_code(patient=ana, code=code_in(mails()[1]), by=by)


def test_a_new_code_ends_the_one_before(ana, mails, code_in):
    by = Actor.patient(ana.pk, is_verified=False)
    for _ in range(2):
        actions.send_code(patient=ana, by=by)
    first, second = (code_in(mail) for mail in mails())

    if first != second:
        with pytest.raises(actions.WrongCode):
            actions.check_code(patient=ana, code=first, by=by)
    actions.check_code(patient=ana, code=second, by=by)


def test_the_digits_are_kept_nowhere(ana, mails, code_in):
    actions.send_code(patient=ana, by=Actor.patient(ana.pk, is_verified=False))

    assert code_in(mails()[0]) not in str(vars(OneTimeCode.objects.get()))


def test_code_after_code_is_refused(ana):
    by = Actor.patient(ana.pk, is_verified=False)
    for _ in range(6):
        actions.send_code(patient=ana, by=by)

    with pytest.raises(actions.TooManyCodes):
        actions.send_code(patient=ana, by=by)


def test_without_an_address_the_page_says_whom_to_call(browser, ana):
    Patient.objects.update(email="")

    answer = browser.post("/my/code/send/")

    assert answer.status_code == 422
    assert "call the clinic" in answer.content.decode()


def test_nobody_asks_for_somebody_elses_code(ana, mira, as_staff):
    for by in (as_staff(mira), Actor.visitor(), Actor.patient(ana.vault_key_id, is_verified=True)):
        with pytest.raises(PermissionRefused):
            actions.send_code(patient=ana, by=by)
