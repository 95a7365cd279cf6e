"""Every operation of the OpenAPI document × the token of every role, with real ids."""

import json
import re

import pytest
from django.test import Client

from basketweave.clinic.access.actions import make_token
from basketweave.clinic.access.actor import Actor, Role
from basketweave.clinic.access.door import STAFF_MAY, Need
from tests.clinic.doors.world import SECRETS, World, walked

pytestmark = pytest.mark.django_db

OPEN = None  # anybody, without a token
OPERATIONS: dict[str, Need | None] = {
    "GET /consultation-times": OPEN,
    "POST /requests": Need.BOOKING,
    "GET /health-questions": OPEN,
    "POST /episodes/{episode_id}/health-answers": Need.EXAMINE,
    "GET /episodes/{episode_id}/health-findings": Need.BOOKING,
    "GET /sites": Need.BOOKING,
    "GET /sites/{site_id}/specialists": Need.BOOKING,
    "GET /free-times": Need.BOOKING,
    "GET /episodes": Need.BOARD,
    "GET /episodes/{episode_id}": Need.BOARD,
    "POST /episodes/{episode_id}/decisions": Need.DECIDE,
    "GET /episodes/{episode_id}/options": Need.CLINICAL,
    "POST /decisions/{decision_id}/letters": Need.DECIDE,
    "POST /courses": Need.DECIDE,
    "GET /courses/{course_id}": Need.BOOKING,
    "POST /courses/{course_id}/booking": Need.BOOKING,
    "POST /courses/{course_id}/review": Need.EXAMINE,
    "GET /reviews/{review_id}": Need.CLINICAL,
    "GET /sessions/{session_id}": Need.BOOKING,
    "POST /sessions/{session_id}/booking": Need.BOOKING,
    "POST /sessions/{session_id}/move": Need.BOOKING,
    "DELETE /sessions/{session_id}/booking": Need.BOOKING,
    "GET /sessions/{session_id}/findings": Need.BOOKING,
    "POST /sessions/{session_id}/screening": Need.EXAMINE,
    "POST /sessions/{session_id}/overrides": Need.DECIDE,
    "DELETE /overrides/{override_id}": Need.DECIDE,
    "POST /sessions/{session_id}/treatment": Need.EXAMINE,
    "GET /treatments/{treatment_id}": Need.CLINICAL,
    "POST /consents/{consent_id}/withdrawal": Need.BOOKING,
    "GET /check-ins/{check_in_id}": Need.CLINICAL,
    "POST /check-ins/{check_in_id}/answers": Need.CLINICAL,
}


@pytest.fixture
def world(lisbon, room, pen, lot, dr_lind, noor, olga, clock) -> World:
    return walked(site=lisbon, pen=pen, lot=lot, dr_lind=dr_lind, noor=noor, owner=olga, clock=clock)


def operations(client: Client) -> list[str]:
    document = client.get("/api/v1/openapi.json").json()
    return [
        f"{method.upper()} {path.removeprefix('/api/v1')}"
        for path, methods in document["paths"].items()
        for method in methods
    ]


def test_every_operation_has_its_place(db):
    told = set(operations(Client()))

    assert told - set(OPERATIONS) == set(), "an operation that nobody placed: say above who may call it"
    assert set(OPERATIONS) - told == set(), "a place for an operation that is not there"


def test_no_token_opens_what_is_not_its_owners(world, olga, dr_vega, dr_lind, mira, omar, dr_weiss, berlin):
    people = {
        "nobody": (None, frozenset()),
        "omar": (omar, frozenset()),
        "other site": (dr_weiss, frozenset()),
        **{
            role.value: (person, STAFF_MAY[role])
            for role, person in {
                Role.OWNER: olga,
                Role.DIRECTOR: dr_vega,
                Role.SPECIALIST: dr_lind,
                Role.DESK: mira,
            }.items()
        },
    }
    faults = []

    for who, (person, may) in people.items():
        headers = _bearer(person) if person else {}
        for operation, need in OPERATIONS.items():
            method, path = operation.split(" ")
            faults += _fault(Client(), who, method, path, need, may, headers, world)

    assert faults == []


def _fault(client, who, method, path, need, may, headers, world) -> list[str]:
    if need is not OPEN and need in may and method != "GET":
        return []  # deeds that are theirs are tested room by room; here only doors are tried
    has_record = "{" in path
    url = "/api/v1" + re.sub(r"{(\w+)}", lambda named: str(world.ids[named[1]]), path)
    body = {} if method == "GET" else {"data": json.dumps(BODIES.get(path, {})), "content_type": "application/json"}
    response = getattr(client, method.lower())(url, headers=headers, **body)
    where = f"{who} {method} {path}: {response.status_code}"
    told = [secret for secret in SECRETS if secret.encode() in response.content]
    is_theirs = need is OPEN or need in may
    if response.status_code >= 500:
        return [f"{where} broke"]
    if told and Need.CLINICAL not in may:
        return [f"{where} leaks {told}"]
    if is_theirs and response.status_code not in (200, 400, 422):
        return [f"{where}, though it is theirs"]
    is_empty_list = not has_record and response.status_code == 200 and response.json() == []
    elsewhere = who == "other site" and not has_record and method == "GET"
    if not is_theirs and not (elsewhere or is_empty_list) and response.status_code not in (401, 403, 404, 422):
        return [f"{where}, though it is not theirs"]
    return []


# Bodies that are sound, so that it is the door that refuses and not the form.
BODIES = {
    "/episodes/{episode_id}/health-answers": {"answers": {"nothing-applies": True}},
    "/check-ins/{check_in_id}/answers": {"answers": {"pus": "no"}},
    "/courses/{course_id}/booking": {"wall_time": "10:00"},
    "/sessions/{session_id}/booking": {"day": "2026-09-01", "wall_time": "10:00"},
    "/sessions/{session_id}/move": {"day": "2026-09-01", "wall_time": "10:00", "agreed_by": "desk"},
}


def _bearer(person) -> dict[str, str]:
    _token, secret = make_token(user=person.user, name="test", by=Actor.job("test"))
    return {"Authorization": f"Bearer {secret}"}
