"""Who somebody is and how to reach them is corrected; a stale form overwrites nothing."""

from datetime import date

import pytest

from basketweave.clinic.people import actions as people

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(ana):
    return {
        "name": ana.name,
        "called": "Ana",
        "email": "new@example.org",
        "phone": ana.phone,
        "born_on": "1990-05-01",
        "language": "en",
        "version": ana.version,
    }


@pytest.fixture
def sent(ana, mira, client_of):
    def send(told):
        return client_of(mira).post(f"/patients/{ana.pk}/contact/", told)

    return send


def test_what_was_corrected_is_kept(ana, sent, told):
    assert sent(told)["Location"] == f"/patients/{ana.pk}/"

    ana.refresh_from_db()
    assert (ana.email, ana.called, ana.version) == ("new@example.org", "Ana", 2)


def test_a_stale_form_shows_both_and_overwrites_nothing(ana, mira, as_staff, sent, told):
    people.change_patient(
        patient=ana,
        name=ana.name,
        called="",
        email="first@example.org",
        phone=ana.phone,
        born_on=ana.born_on,
        language="en",
        by=as_staff(mira),
    )

    page = sent(told)

    assert page.status_code == 422
    assert "first@example.org" in page.content.decode()
    assert "new@example.org" in page.content.decode()
    ana.refresh_from_db()
    assert ana.email == "first@example.org"


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"name": " "}, "Please write a name, of one part or five."),
        ({"email": "ana"}, "This is not an e-mail address."),
        ({"email": "", "phone": ""}, "We need an e-mail address or a telephone number."),
        ({"born_on": "1990-02-30"}, "This day is not in the calendar."),
        ({"born_on": "2027-01-01"}, "This cannot be the birthday of somebody who comes to us today."),
        ({"name": "x" * 201}, "at most 200"),
        ({"name": "a\0b"}, "Null characters are not allowed."),
    ],
)
def test_what_cannot_be_is_said_beside_its_field_and_the_rest_stays_typed(ana, sent, told, change, sentence):
    page = sent({**told, **change})

    assert page.status_code == 422
    assert sentence in page.content.decode()
    assert 'value="Ana"' in page.content.decode()
    ana.refresh_from_db()
    assert ana.version == 1


def test_a_birthday_may_stay_unknown(ana, sent, told):
    sent({**told, "born_on": ""})

    ana.refresh_from_db()
    assert ana.born_on is None


def test_who_was_erased_cannot_be_written_back(ana, olga, as_staff, sent, told):
    people.erase_patient(patient=ana, by=as_staff(olga))

    assert sent(told).status_code == 404


def test_another_site_finds_nobody(ana, dr_weiss, client_of, told):
    assert client_of(dr_weiss).post(f"/patients/{ana.pk}/contact/", told).status_code == 404
    ana.refresh_from_db()
    assert ana.born_on == date(1990, 5, 1)
