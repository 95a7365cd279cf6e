"""Staff sign in with address and password, choose a second factor if they like, and nobody signs up."""

import re

import pytest
from allauth.mfa.totp.internal import auth
from django.core.cache import cache
from django.db import connection
from django.test import Client

from basketweave.clinic.access.models import User
from basketweave.clinic.post.models import Message

pytestmark = pytest.mark.django_db
PASSWORD = "correct horse battery"


@pytest.fixture(autouse=True)
def fresh_limits(db):
    cache.clear()
    yield
    cache.clear()


def sign_in(browser, email, password=PASSWORD):
    return browser.post("/accounts/login/", {"login": email, "password": password})


def test_the_right_password_opens_the_board(mira):
    browser = Client()

    answer = sign_in(browser, "Mira.Costa@example.org")

    assert (answer.status_code, answer.url) == (302, "/board/")
    assert browser.get("/diary/").status_code == 200


def test_a_wrong_password_opens_nothing_and_says_so(mira):
    browser = Client()

    answer = sign_in(browser, mira.user.email, "wrong")

    assert answer.status_code == 200
    assert "not correct" in answer.content.decode()
    assert browser.get("/diary/").url.startswith("/accounts/login/")


def test_after_many_wrong_ones_it_waits_and_says_so_with_words(mira):
    browser = Client()

    answers = [sign_in(browser, mira.user.email, "wrong") for _ in range(12)]

    assert answers[-1].status_code in (200, 429)
    assert re.search(r"[Tt]oo many", answers[-1].content.decode())
    assert sign_in(browser, mira.user.email).status_code != 302


def test_who_was_let_go_cannot_come_in(mira):
    User.objects.filter(pk=mira.user.pk).update(is_active=False)
    browser = Client()

    sign_in(browser, mira.user.email)

    assert browser.get("/diary/").url.startswith("/accounts/login/")


def test_nobody_signs_up():
    browser = Client()

    browser.post("/accounts/signup/", {"email": "eve@example.org", "password1": PASSWORD, "password2": PASSWORD})

    assert not User.objects.exists()


@pytest.mark.parametrize("page", ["/accounts/2fa/", "/accounts/password/change/"])
def test_the_pages_of_ones_own_sign_in_are_there(mira, page):
    browser = Client()
    sign_in(browser, mira.user.email)

    assert browser.get(page).status_code == 200


def test_a_second_factor_is_chosen_and_from_then_on_asked_for(mira):
    browser, enrol = Client(), "/accounts/2fa/totp/activate/"
    sign_in(browser, mira.user.email)
    browser.post(f"/accounts/reauthenticate/?next={enrol}", {"password": PASSWORD})

    page = browser.get(enrol)
    secret = page.context["form"].secret
    browser.post(enrol, {"code": code_now(secret)})

    later = Client()
    assert page.status_code == 200
    assert sign_in(later, mira.user.email).url.startswith("/accounts/2fa/authenticate/")
    assert later.get("/diary/").url.startswith("/accounts/login/")


def code_now(secret):
    return auth.format_hotp_value(auth.hotp_value(secret, next(iter(auth.yield_hotp_counters_from_time()))))


def test_a_forgotten_password_is_mailed_through_the_outbox_and_chosen_anew(mira):
    browser = Client()
    browser.post("/accounts/password/reset/", {"email": mira.user.email})
    address = re.search(r"https?://[^/]+(/accounts/password/reset/key/\S+)", Message.objects.get().body)[1]

    form = browser.get(address, follow=True)
    browser.post(form.redirect_chain[-1][0], {"password1": "another long secret", "password2": "another long secret"})

    assert sign_in(Client(), mira.user.email, "another long secret").status_code == 302
    assert sign_in(Client(), mira.user.email).status_code == 200


def test_the_table_that_counts_for_all_processes_is_there_after_migrating():
    assert "shared_cache" in connection.introspection.table_names()


def test_a_new_password_is_mailed_in_our_words_and_to_nobody_unknown(mira):
    answers = [
        Client().post("/accounts/password/reset/", {"email": email}) for email in (mira.user.email, "eve@example.org")
    ]

    [mail] = Message.objects.all()
    assert [answer.url for answer in answers] == ["/accounts/password/reset/done/"] * 2
    assert mail.to == mira.user.email
    assert not mail.subject.startswith("[")
    assert mail.body.startswith("Somebody, perhaps you, asked to choose a new password")
    assert "/accounts/password/reset/key/" in mail.body
