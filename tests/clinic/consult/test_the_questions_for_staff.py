"""Those who treat read answers, findings and what changed; the desk reads a day and no reason."""

from uuid import uuid4

import pytest

from basketweave.clinic.consult import actions, queries
from basketweave.clinic.consult.models import Screening
from basketweave.clinic.heal.actions import settle
from basketweave.clinic.people.models import Due
from tests.clinic.consult.health import typed

pytestmark = pytest.mark.django_db


def test_a_specialist_sees_answers_findings_and_what_changed(episode, ana_herself, dr_lind, client_of):
    actions.answer_screening(episode=episode, answers={"keloid": True}, occasion="request", by=ana_herself)
    laser = {"laser": True, "laser-on": "2026-01-05", "laser-where": ["cheek-left"]}
    actions.answer_screening(episode=episode, answers=laser, occasion="before-session", by=ana_herself)

    page = client_of(dr_lind).get(f"/episodes/{episode.pk}/health/").content.decode()

    assert "A laser or strong light" in page
    assert "5 January 2026" in page
    assert "Left cheek" in page
    assert "by the patient" in page
    assert 'class="rule">waits' in page
    changes = page[page.index("Who answered what, and when") :]
    assert "My scars grow thick, hard or raised" in changes
    assert "not said" in changes


def test_a_specialist_answers_for_the_patient(episode, dr_lind, client_of):
    client = client_of(dr_lind)

    answer = client.post(f"/episodes/{episode.pk}/health/", typed({"h-unrealistic-expectation": "on"}))

    assert answer["Location"] == f"/episodes/{episode.pk}/health/"
    assert Screening.objects.get().answered_by == dr_lind
    assert b"by Dr Lind" in client.get(f"/episodes/{episode.pk}/health/").content
    client.post(f"/episodes/{episode.pk}/health/", {"unchanged": "yes", "once_key": str(uuid4())})
    assert queries.latest_screening(episode.patient_id).is_unchanged


def test_wrong_answers_of_a_specialist_are_kept_on_the_page(episode, dr_lind, client_of):
    answer = client_of(dr_lind).post(
        f"/episodes/{episode.pk}/health/", typed({"h-laser": "on", "h-laser-on": "2030-01-01"})
    )

    assert answer.status_code == 422
    assert b'value="2030-01-01"' in answer.content
    assert not Screening.objects.exists()


def test_a_specialist_makes_the_call(episode, ana_herself, dr_lind, client_of):
    told_us = {"changing-mark": True, "changing-mark-seen": "not-yet"}
    actions.answer_screening(episode=episode, answers=told_us, occasion="request", by=ana_herself)
    client, call = client_of(dr_lind), queries.open_call_of(episode)
    assert b"A patient needs a call" in client.get(f"/episodes/{episode.pk}/health/").content

    empty = client.post(f"/health-calls/{call.pk}/", {"outcome": ""})
    made = client.post(f"/health-calls/{call.pk}/", {"outcome": "Sees her doctor."})
    late = client.post(f"/health-calls/{call.pk}/", {"outcome": "I called too."})

    episode.refresh_from_db()
    assert (empty.status_code, made.status_code, late.status_code) == (422, 302, 422)
    assert b"I called too." in late.content
    assert (episode.due, episode.is_urgent) == (Due.CONSULTATION_TIME, False)


def test_the_board_leads_to_the_call(episode, ana_herself, dr_lind, mira, client_of):
    told_us = {"changing-mark": True, "changing-mark-seen": "not-yet"}
    actions.answer_screening(episode=episode, answers=told_us, occasion="request", by=ana_herself)

    to_it = client_of(dr_lind).get(f"/episodes/{episode.pk}/next/")
    desk = client_of(mira).get(f"/episodes/{episode.pk}/next/")

    assert to_it["Location"] == f"/episodes/{episode.pk}/health/"
    assert "/health/" not in desk.get("Location", "")


def test_what_is_due_after_a_check_in_does_not_hide_the_call(episode, ana_herself):
    actions.answer_screening(episode=episode, answers={"spreading-infection": True}, occasion="request", by=ana_herself)

    settle(episode)

    episode.refresh_from_db()
    assert (episode.due, episode.is_urgent) == (Due.CALL, True)


def test_the_desk_reads_a_day_and_no_reason(episode, asked, ana_herself, mira, client_of):
    laser = {"laser": True, "laser-on": "2026-01-05", "laser-where": ["cheek-left"]}
    client = client_of(mira)
    assert b"not answered yet" in client.get(f"/requests/{asked.pk}/").content

    actions.answer_screening(episode=episode, answers=laser, occasion="request", by=ana_herself)

    page = client.get(f"/requests/{asked.pk}/").content.decode()
    assert "8 July 2026" in page
    assert "answered on 2 March 2026" in page
    assert not [word for word in ("aser", "waits", "/health/") if word in page]
    assert client.get(f"/episodes/{episode.pk}/health/").status_code == 403


def test_where_a_day_does_not_help_the_desk_reads_that_a_specialist_has_to_say(
    episode, asked, ana_herself, mira, client_of
):
    pregnant = {"pregnancy": True, "pregnancy-is": ["pregnant"]}
    actions.answer_screening(episode=episode, answers=pregnant, occasion="request", by=ana_herself)

    page = client_of(mira).get(f"/requests/{asked.pk}/").content
    assert b"a specialist has to say" in page
    assert b"regnan" not in page


def test_the_timeline_tells_it_to_those_who_treat(episode, ana_herself, lind):
    told_us = {"changing-mark": True, "changing-mark-seen": "not-yet"}
    actions.answer_screening(episode=episode, answers=told_us, occasion="request", by=ana_herself)
    actions.finish_call(call=queries.open_call_of(episode), outcome="Well.", by=lind)
    actions.say_nothing_changed(episode=episode, by=ana_herself)

    lines = [(each.words, each.is_clinical) for each in queries.events_of(episode.patient_id) if "/health/" in each.url]
    assert ("Answered the health questions", True) in lines
    assert ("Nothing has changed, said about health", True) in lines
    assert ("Called because of it: Dr Lind", True) in lines
    assert all(is_clinical for _words, is_clinical in lines)
