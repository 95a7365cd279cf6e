"""A token acts with the roles of who made it, and opens nothing once it is revoked, expired, or they have left."""

import json
from datetime import timedelta

import pytest
from django.test import Client

from basketweave.clinic.access.actions import make_token, revoke_token
from basketweave.clinic.access.door import PermissionRefused
from basketweave.clinic.access.models import ApiToken
from basketweave.clinic.people.actions import let_go

pytestmark = pytest.mark.django_db
SITES = "/api/v1/sites"


@pytest.fixture
def token(mira, as_staff):
    return make_token(user=mira.user, name="telephone", lasts=timedelta(days=30), by=as_staff(mira))


def ask(secret):
    return Client().get(SITES, headers={"Authorization": f"Bearer {secret}"})


def test_it_sees_what_its_maker_sees(token, lisbon, berlin):
    answer = ask(token[1])

    assert answer.status_code == 200
    assert [site["name"] for site in answer.json()] == [lisbon.name]


def test_only_the_digest_is_kept(token):
    kept = ApiToken.objects.get()

    assert token[1] not in str(vars(kept))


@pytest.mark.parametrize("secret", ["", "guessed", "x" * 9000])
def test_a_guess_opens_nothing(token, secret):
    assert ask(secret).status_code == 401


def test_revoked_it_opens_nothing(token, mira, as_staff):
    revoke_token(token=token[0], by=as_staff(mira))

    assert ask(token[1]).status_code == 401


def test_expired_it_opens_nothing(token, clock):
    clock(token[0].expires_at)

    assert ask(token[1]).status_code == 401


def test_it_ends_with_its_makers_work(token, mira, olga, as_staff):
    let_go(staff=mira, by=as_staff(olga))

    assert ask(token[1]).status_code == 401


def test_nobody_makes_one_for_somebody_else(mira, olga, as_staff):
    with pytest.raises(PermissionRefused):
        make_token(user=mira.user, name="borrowed", by=as_staff(olga))


def test_on_the_page_the_secret_is_shown_once(client_of, mira):
    browser = client_of(mira)

    made = browser.post("/staff/tokens/", {"name": "telephone"})
    secret = made.context["secret"]

    assert secret in made.content.decode()
    assert secret not in browser.get("/staff/tokens/").content.decode()
    assert ask(secret).status_code == 200


def test_one_revokes_ones_own_only(token, client_of, mira, noor):
    assert client_of(noor).post(f"/staff/tokens/{token[0].pk}/revoke/").status_code == 404
    assert client_of(mira).post(f"/staff/tokens/{token[0].pk}/revoke/").status_code == 302
    assert ask(token[1]).status_code == 401


def test_half_a_character_is_no_text(token, lisbon):
    told = {"site": str(lisbon.pk), "name": "Ben", "email": "ben@example.org", "born_on": "1990-01-01"}

    answer = Client().post(
        "/api/v1/requests",
        json.dumps(told | {"history": "\ud800"}),
        content_type="application/json",
        headers={"Authorization": f"Bearer {token[1]}"},
    )

    assert answer.status_code == 400
