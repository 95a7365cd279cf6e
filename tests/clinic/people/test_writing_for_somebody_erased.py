"""Whoever writes for a patient who was erased is told so, on the pages and by the API; nothing breaks."""

import json
from uuid import uuid4

import pytest
from django.test import Client

from basketweave.clinic.access.actions import make_token
from basketweave.clinic.access.actor import Actor
from basketweave.clinic.people.actions import erase_patient
from tests.clinic.doors.world import walked

pytestmark = pytest.mark.django_db


@pytest.fixture
def erased(lisbon, room, pen, lot, dr_lind, noor, olga, clock):
    """The ids of all that stands behind a patient who is no more."""
    world = walked(site=lisbon, pen=pen, lot=lot, dr_lind=dr_lind, noor=noor, owner=olga, clock=clock)
    erase_patient(patient=world.patient, by=Actor.job("test"))
    return world.ids


def test_a_page_says_that_the_patient_was_erased(erased, noor, client_of):
    words = {"words": "too late", "once_key": str(uuid4())}

    answer = client_of(noor).post(f"/treatments/{erased['treatment_id']}/addenda/", words)

    assert answer.status_code == 410
    assert "This patient was erased" in answer.content.decode()


def test_the_api_says_so_too(erased, noor):
    _token, secret = make_token(user=noor.user, name="test", by=Actor.job("test"))

    answer = Client().post(
        f"/api/v1/check-ins/{erased['check_in_id']}/answers",
        json.dumps({"answers": {"pus": "yes"}, "words": "too late"}),
        content_type="application/json",
        headers={"Authorization": f"Bearer {secret}"},
    )

    assert answer.status_code == 410
    assert answer.json()["code"] == "erased"
