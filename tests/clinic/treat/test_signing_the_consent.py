"""Exactly the text that was read is signed, by a typed name; a guardian signs for a minor."""

from datetime import date

import pytest

from basketweave.clinic.people.models import Consent
from tests.clinic.plan.builders import session
from tests.clinic.treat.builders import TEXT, a_text

pytestmark = pytest.mark.django_db
ONCE = "00000000-0000-4000-8000-000000000000"


@pytest.fixture
def text(course):
    return a_text()


@pytest.fixture
def address(course):
    return f"/sessions/{session(course, 1).pk}/consent/"


def sign(client, address, **typed):
    return client.post(address, {"once_key": ONCE, **typed})


def test_the_exact_text_is_shown_and_kept_with_its_digest(text, address, client_of, noor, episode):
    client = client_of(noor)

    shown = client.get(address)
    answer = sign(client, address, digest=text.digest, signed_name="Ana Maria de Souza")

    consent = Consent.objects.get()
    assert TEXT in shown.content.decode()
    assert f'value="{text.digest}"' in shown.content.decode()
    assert answer.status_code == 302
    assert (consent.text, consent.digest, consent.episode) == (TEXT, text.digest, episode)
    assert (consent.signed_name, consent.witnessed_by, consent.is_guardian) == ("Ana Maria de Souza", noor, False)


def test_a_text_that_changed_meanwhile_is_not_signed_and_both_are_shown(text, address, client_of, noor):
    a_text(text="A new text, with one more risk.")

    answer = sign(client_of(noor), address, digest=text.digest, signed_name="Ana Maria de Souza")

    page = answer.content.decode()
    assert answer.status_code == 422
    assert not Consent.objects.exists()
    assert "The consent text was changed" in page
    assert TEXT in page
    assert "A new text, with one more risk." in page
    assert 'value="Ana Maria de Souza"' in page


def test_what_is_shown_after_the_change_can_be_signed(text, address, client_of, noor):
    new = a_text(text="A new text, with one more risk.")
    client = client_of(noor)
    page = sign(client, address, digest=text.digest, signed_name="Ana").content.decode()

    assert f'value="{new.digest}"' in page
    assert sign(client, address, digest=new.digest, signed_name="Ana").status_code == 302
    assert Consent.objects.get().text == "A new text, with one more risk."


def test_nobody_signs_without_a_name(text, address, client_of, noor):
    answer = sign(client_of(noor), address, digest=text.digest, signed_name="  ")

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["signed_name"]


def test_a_guardian_signs_for_a_minor(text, address, client_of, noor, ana):
    ana.born_on = date(2008, 3, 10)  # eighteen tomorrow
    ana.save()
    client = client_of(noor)

    alone = sign(client, address, digest=text.digest, signed_name="Ana")
    with_guardian = sign(client, address, digest=text.digest, signed_name="Rosa de Souza", is_guardian="on")

    assert list(alone.context["form"].errors) == ["is_guardian"]
    assert with_guardian.status_code == 302
    assert Consent.objects.get().is_guardian


def test_on_the_eighteenth_birthday_one_signs_alone(text, address, client_of, noor, ana):
    ana.born_on = date(2008, 3, 9)
    ana.save()

    assert sign(client_of(noor), address, digest=text.digest, signed_name="Ana").status_code == 302


def test_without_a_text_in_the_house_the_page_says_so(course, address, client_of, noor):
    client = client_of(noor)

    assert "There is no consent text." in client.get(address).content.decode()
    assert sign(client, address, digest="", signed_name="Ana").status_code == 422


def test_the_desk_may_take_a_consent_and_omar_finds_nothing(text, address, client_of, mira, omar, dr_weiss):
    assert client_of(mira).get(address).status_code == 200
    assert client_of(omar).get(address).status_code in (403, 404)
    assert client_of(dr_weiss).get(address).status_code == 404
