"""A machine asks for a consultation by the same deed, and is refused in the same words."""

from datetime import date, time

import pytest
from django.test import Client

from basketweave.clinic.access.actions import make_token
from basketweave.clinic.consult import actions
from basketweave.clinic.consult.models import Request

pytestmark = pytest.mark.django_db


@pytest.fixture
def machine(as_staff):
    """A client that carries a token of this member of staff."""

    def of(staff):
        _token, secret = make_token(user=staff.user, name="front page", by=as_staff(staff))
        return Client(headers={"authorization": f"Bearer {secret}"})

    return of


@pytest.fixture
def ask(lisbon):
    return {
        "site": str(lisbon.pk),
        "name": "Ana",
        "email": "ana@example.org",
        "born_on": "1990-05-01",
        "concerns": ["scars"],
        "zones": ["cheek-left"],
        "day": "2026-03-03",
        "wall_time": "10:00",
    }


def test_anybody_may_ask_for_the_free_times(client, lisbon, berlin, dr_lind):
    [of_berlin, of_lisbon] = client.get("/api/v1/consultation-times").json()

    assert (of_lisbon["name"], of_lisbon["zone"]) == ("Rua do Sol", "Europe/Lisbon")
    assert of_lisbon["times"][0] == {"day": "2026-03-02", "wall_time": "10:30:00", "starts_at": "2026-03-02T10:30:00Z"}
    assert of_berlin["times"] == []


def test_a_request_comes_in_once_whatever_the_line_did(machine, mira, dr_lind, ask):
    browser = machine(mira)
    answers = [
        browser.post("/api/v1/requests", ask, "application/json", headers={"idempotency-key": "abc"}) for _ in range(2)
    ]

    assert [answer.status_code for answer in answers] == [201, 201]
    assert answers[0].json() == answers[1].json()
    request = Request.objects.get()
    assert (request.channel, request.consultation.wall_time) == ("api", time(10))


def test_the_same_key_with_another_body_is_refused(machine, mira, dr_lind, ask):
    browser, key = machine(mira), {"idempotency-key": "1"}
    browser.post("/api/v1/requests", ask, "application/json", headers=key)

    answer = browser.post("/api/v1/requests", ask | {"name": "Bruno"}, "application/json", headers=key)

    assert (answer.status_code, answer.json()["code"]) == (409, "key-used-otherwise")
    assert Request.objects.count() == 1


def test_two_machines_may_count_their_keys_alike(machine, mira, dr_lind, ask):
    for name, at in (("Ana", "10:00"), ("Bruno", "11:00")):
        body = ask | {"name": name, "wall_time": at}
        answer = machine(mira).post("/api/v1/requests", body, "application/json", headers={"idempotency-key": "1"})
        assert answer.status_code == 201

    assert {each.episode.patient.name for each in Request.objects.all()} == {"Ana", "Bruno"}


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"concerns": ["tattoo"]}, "concerns"),
        ({"zones": ["tail"]}, "zones"),
        ({"email": ""}, "email"),
        ({"email": "ana at example"}, "email"),
        ({"name": "\x00"}, "name"),
    ],
)
def test_what_cannot_be_right_names_its_field(machine, mira, dr_lind, ask, told, field):
    answer = machine(mira).post("/api/v1/requests", ask | told, "application/json")

    assert answer.status_code == 422
    assert field in answer.json()["fields"]


def test_an_impossible_day_is_422(machine, mira, dr_lind, ask):
    assert (
        machine(mira).post("/api/v1/requests", ask | {"born_on": "1990-02-30"}, "application/json").status_code == 422
    )


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({}, "slot-taken"),
        ({"day": "2026-03-08"}, "outside-hours"),
        ({"day": "2026-02-02"}, "time-has-passed"),
        ({"wall_time": "11:07"}, "not-offered"),
        ({"born_on": "2027-01-01"}, "impossible-birthday"),
    ],
)
def test_a_refusal_has_its_code(machine, mira, dr_lind, lisbon, ask, told, code, as_staff):
    actions.request_consultation(
        site=lisbon,
        name="Bruno",
        phone="1",
        wishes="x",
        day=date(2026, 3, 3),
        wall_time=time(10),
        channel="desk",
        by=as_staff(mira),
    )

    answer = machine(mira).post("/api/v1/requests", ask | told, "application/json")

    assert answer.status_code == 409
    assert answer.json()["code"] == code


def test_a_machine_of_omar_asks_for_nothing(machine, omar, ask):
    assert machine(omar).post("/api/v1/requests", ask, "application/json").status_code == 404


def test_without_a_token_nothing_is_asked(client, ask):
    assert client.post("/api/v1/requests", ask, "application/json").status_code == 401
