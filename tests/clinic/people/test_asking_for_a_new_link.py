"""A new link goes to the address on file, and the answer never tells whether an address is known."""

import pytest
from django.test import Client

from basketweave.clinic.people.models import Patient
from basketweave.clinic.post.models import Job

pytestmark = pytest.mark.django_db


def ask(email, browser=None):
    return (browser or Client()).post("/my/new-link/", {"email": email}, follow=True)


def test_the_known_and_the_unknown_get_the_same_answer(ana):
    known, unknown = ask("ANA@example.org"), ask("eve@example.org")

    assert known.content == unknown.content
    assert known.redirect_chain == unknown.redirect_chain
    assert Job.objects.count() == 2  # the same work, too


def test_the_mail_goes_to_the_address_on_file_with_a_link_that_opens(ana, mails, link_in):
    ask("ANA@example.org ")
    ask("eve@example.org")

    mail = mails()[0]
    assert len(mails()) == 1
    assert mail.to == ["ana@example.org"]
    assert Client().post(link_in(mail)).url == "/my/"


def test_it_is_written_in_the_patients_language_to_the_name_they_chose(ana, mails):
    Patient.objects.update(called="Aninha")

    ask(ana.email)

    assert mails()[0].body.startswith("Dear Aninha,")


@pytest.mark.parametrize("name", ["Win at http://evil.example", "evil.example", "a@evil"])
def test_a_name_that_could_be_followed_is_not_in_the_mail(ana, mails, name):
    Patient.objects.update(called=name)

    ask(ana.email)

    assert mails()[0].body.startswith("Good day,")
    assert "evil" not in mails()[0].body


def test_many_askings_bring_three_mails_an_hour(ana, mails):
    for _ in range(5):
        assert ask(ana.email).status_code == 200

    assert len(mails()) == 3


def test_one_place_cannot_ask_on_and_on(ana):
    answers = [ask(f"{number}@example.org").status_code for number in range(7)]

    assert answers == [200] * 5 + [429] * 2


@pytest.mark.parametrize("typed", ["", "no address", "a@b", "x" * 300 + "@example.org", "a@b.c\nBcc: eve@example.org"])
def test_what_is_no_address_is_said_beside_the_field(typed):
    answer = ask(typed)

    assert answer.status_code == 422
    assert not Job.objects.exists()
