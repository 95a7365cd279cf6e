"""On a patient's own pages the questions are answered again; earlier answers wait behind the code."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from basketweave.clinic.access.actor import Actor
from basketweave.clinic.consult import actions, queries
from basketweave.clinic.consult.models import Screening
from tests.clinic.consult.health import CHANGING, LASERED, typed

pytestmark = pytest.mark.django_db


def test_ana_answers_on_her_own_pages_without_a_code(episode, client_of_patient):
    client = client_of_patient(episode.patient)

    answer = client.post("/my/health/", typed(CHANGING))

    kept = Screening.objects.get()
    assert answer["Location"] == reverse("consult:my_health_told", args=[kept.pk])
    assert (kept.occasion, kept.answered_by) == ("request", None)
    page = client.get(answer["Location"]).content.decode()
    assert page.index("Please do this today") < page.index("<h1")


def test_earlier_answers_open_after_the_code_only(episode, ana_herself, client_of_patient, clock):
    kept = actions.answer_screening(
        episode=episode, answers={"keloid": True, "melasma": True}, occasion="request", by=ana_herself
    )
    by_link, with_code = client_of_patient(episode.patient), client_of_patient(episode.patient, is_verified=True)

    assert b"checked" not in by_link.get("/my/health/").content
    assert with_code.get("/my/health/").content.count(b"checked") == 2
    told_page = reverse("consult:my_health_told", args=[kept.pk])
    assert by_link.get(told_page).status_code == 200
    clock(kept.answered_at + timedelta(days=1))
    by_link = client_of_patient(episode.patient)
    assert by_link.get(told_page)["Location"].startswith("/my/code/")


def test_nothing_has_changed_is_one_button(episode, ana_herself, client_of_patient):
    client = client_of_patient(episode.patient)
    assert b"Nothing has changed" not in client.get("/my/health/").content
    actions.answer_screening(episode=episode, answers={"keloid": True}, occasion="request", by=ana_herself)
    key = str(uuid4())

    for _twice in range(2):
        answer = client.post("/my/health/", {"unchanged": "yes", "once_key": key})

    latest = queries.latest_screening(episode.patient_id)
    assert answer["Location"] == reverse("consult:my_health_told", args=[latest.pk])
    assert (latest.is_unchanged, latest.occasion, Screening.objects.count()) == (True, "before-session", 2)


def test_nothing_can_have_changed_before_the_first_answer(episode, client_of_patient):
    answer = client_of_patient(episode.patient).post("/my/health/", {"unchanged": "yes", "once_key": str(uuid4())})

    assert answer.status_code == 422
    assert b"have not been answered yet" in answer.content


def test_nobody_reads_anothers_answers(episode, ana_herself, client_of_patient, berlin):
    kept = actions.answer_screening(episode=episode, answers={"keloid": True}, occasion="request", by=ana_herself)
    bo = actions.request_consultation(
        site=berlin, name="Bo", email="bo@example.org", concerns=["scars"], channel="page", by=Actor.visitor()
    ).episode.patient

    assert client_of_patient(bo, is_verified=True).get(f"/my/health/{kept.pk}/").status_code == 404


def test_her_own_pages_lead_to_the_questions(episode, client_of_patient):
    assert b'href="/my/health/"' in client_of_patient(episode.patient).get("/my/").content


def test_the_first_answers_sent_twice_are_kept_once(episode, client_of_patient):
    client, sent = client_of_patient(episode.patient), typed(LASERED)

    once, twice = client.post("/my/health/", sent), client.post("/my/health/", sent)

    assert (once.status_code, twice.status_code, once.url) == (302, 302, twice.url)
    assert Screening.objects.count() == 1
