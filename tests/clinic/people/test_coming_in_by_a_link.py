"""A private link opens a patient's pages by a press of a button, and not by being looked at."""

from datetime import timedelta

import pytest
from django.test import Client

from basketweave.clinic.access.actor import Actor
from basketweave.clinic.access.models import digest
from basketweave.clinic.ledger.models import Line
from basketweave.clinic.people import actions
from basketweave.clinic.people.models import PatientLink

pytestmark = pytest.mark.django_db


@pytest.fixture
def secret(ana):
    return actions.make_link(patient=ana, by=Actor.job("test"))[1]


def test_looking_at_it_changes_nothing(ana, secret):
    browser, lines = Client(), Line.objects.count()

    seen = browser.get(f"/link/{secret}/")

    assert seen.status_code == 200
    assert "Ana" in seen.content.decode()
    assert "patient" not in browser.session
    assert Line.objects.count() == lines
    assert browser.get("/my/code/").status_code == 403


def test_the_button_opens_the_pages(ana, secret):
    browser = Client(enforce_csrf_checks=True)  # under no-referrer browsers send no origin: the secret must do

    opened = browser.post(f"/link/{secret}/", headers={"Origin": "null"})

    assert (opened.status_code, opened.url) == (302, "/my/")
    assert browser.get("/my/code/").status_code == 200
    assert Line.objects.get(deed="came by link").patient_id == ana.pk


def test_the_secret_leaves_with_no_referrer(secret):
    for answer in (Client().get(f"/link/{secret}/"), Client().post(f"/link/{secret}/"), Client().get("/link/no/")):
        assert answer["Referrer-Policy"] == "no-referrer"
    assert Client().get("/my/new-link/")["Referrer-Policy"] == "same-origin"


def test_only_its_digest_is_kept(secret):
    kept = PatientLink.objects.get()

    assert kept.digest == digest(secret)
    assert secret not in str(vars(kept))


def test_a_link_to_a_check_in_leads_there(ana):
    where = PatientLink().pk
    _link, secret = actions.make_link(patient=ana, purpose="check-in", record_id=where, by=Actor.job("test"))

    assert str(where) in Client().post(f"/link/{secret}/").url


def test_an_expired_link_says_so_and_shows_the_way_to_a_new_one(secret, clock):
    clock(PatientLink.objects.get().expires_at + timedelta(seconds=1))

    for answer in (Client().get(f"/link/{secret}/"), Client().post(f"/link/{secret}/")):
        assert answer.status_code == 410
        assert "/my/new-link/" in answer.content.decode()


@pytest.mark.parametrize("guess", ["guessed", "x" * 3000, "%00", "..%2F"])
def test_a_guess_opens_nothing(secret, guess):
    assert Client().post(f"/link/{guess}/").status_code in (404, 410)


def test_a_visit_ends_when_its_link_is_revoked(ana, secret, clock):
    browser = Client()
    browser.post(f"/link/{secret}/")

    PatientLink.objects.update(revoked_at=PatientLink.objects.get().made_at)

    assert browser.get("/my/code/").status_code == 403


def test_a_visit_ends_after_half_a_day(ana, secret, clock):
    browser = Client()
    browser.post(f"/link/{secret}/")

    clock(PatientLink.objects.get().made_at + timedelta(hours=12, seconds=1))

    assert browser.get("/my/code/").status_code == 403


def test_who_signed_in_before_on_this_device_is_signed_out(ana, secret, client_of, mira):
    browser = client_of(mira)

    browser.post(f"/link/{secret}/")

    assert browser.get("/diary/").status_code == 302
    assert browser.get("/my/code/").status_code == 200
