"""Answers taken on the telephone by a machine: the same deed, refused with a code."""

from datetime import timedelta

import pytest

from basketweave.clinic.access.actions import make_token
from basketweave.clinic.access.actor import Actor
from basketweave.clinic.heal.models import Task
from tests.clinic.heal.builders import all_well
from tests.clinic.heal.conftest import SESSION_DAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def bearer():
    def of(staff):
        _token, secret = make_token(user=staff.user, name="test", by=Actor.job("test"))
        return {"headers": {"Authorization": f"Bearer {secret}"}, "content_type": "application/json"}

    return of


@pytest.fixture
def address(check_ins, clock):
    clock(SESSION_DAY + timedelta(days=1))
    return f"/api/v1/check-ins/{check_ins[1].pk}"


def test_what_cannot_wait_comes_back_as_findings_and_is_a_task(address, noor, client, bearer):
    answer = client.post(f"{address}/answers", {"answers": {**all_well(1), "eyes": "sight"}}, **bearer(noor)).json()

    assert [(f["code"], f["urgency"]) for f in answer["findings"]] == [("sight-worse", "now")]
    assert answer["findings"][0]["words"]
    assert answer["task_id"] == str(Task.objects.get().pk)


@pytest.mark.parametrize(
    ("answers", "code"),
    [
        ({"mood": "good"}, "answer-not-offered"),
        ({"fever": "perhaps"}, "answer-not-offered"),
        ({"fever": "no"}, "not-all-answered"),
        ({}, "not-all-answered"),
    ],
)
def test_what_is_no_answer_is_refused_with_a_code(address, noor, client, bearer, answers, code):
    answer = client.post(f"{address}/answers", {"answers": answers}, **bearer(noor))

    assert (answer.status_code, answer.json()["code"]) == (409, code)
    assert client.get(address, **bearer(noor)).json()["is_answered"] is False


def test_sent_twice_is_one_answer(address, noor, client, bearer):
    sent = {"answers": {**all_well(1), "pus": "yes"}}

    first, second = (client.post(f"{address}/answers", sent, **bearer(noor)).json() for _ in range(2))

    assert first == second


@pytest.mark.parametrize("person", ["mira", "olga", "omar", "dr_weiss"])
def test_not_there_for_others(address, person, request, client, bearer):
    door = bearer(request.getfixturevalue(person))

    assert client.get(address, **door).status_code == 404
    assert client.post(f"{address}/answers", {"answers": all_well(1)}, **door).status_code == 404
