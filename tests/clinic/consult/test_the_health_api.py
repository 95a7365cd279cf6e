"""A machine reads the questions, answers them for a patient, and reads what the rules say: by the same deeds."""

import pytest
from django.test import Client

from basketweave.clinic.access.actions import make_token
from basketweave.clinic.consult.models import Screening
from basketweave.science.protocol.screening import QUESTIONS

pytestmark = pytest.mark.django_db
LASERED = {"laser": True, "laser-on": "2026-01-05", "laser-where": ["cheek-left"]}


@pytest.fixture
def machine(as_staff):
    def of(staff):
        _token, secret = make_token(user=staff.user, name="tablet", by=as_staff(staff))
        return Client(headers={"authorization": f"Bearer {secret}"})

    return of


def answers(client, episode, body, **headers):
    return client.post(f"/api/v1/episodes/{episode.pk}/health-answers", body, "application/json", headers=headers)


def findings(client, episode):
    return client.get(f"/api/v1/episodes/{episode.pk}/health-findings")


def test_anybody_may_read_the_questions(client, db):
    told = client.get("/api/v1/health-questions").json()
    of_a_specialist = client.get("/api/v1/health-questions?occasion=specialist").json()

    assert told["version"] == "2026.1"
    assert len(of_a_specialist["questions"]) == len(QUESTIONS) == len(told["questions"]) + 2
    assert next(each for each in told["questions"] if each["id"] == "isotretinoin-on") == {
        "id": "isotretinoin-on",
        "text": "When did you take the last capsule?",
        "help": "As near as you remember. If you are not sure, take the later day.",
        "kind": "day",
        "group": "Medicines and health",
        "choices": [],
        "when": {"question": "isotretinoin-is", "values": ["stopped"]},
        "is_required": True,
    }
    assert client.get("/api/v1/health-questions?occasion=midnight").status_code == 422


def test_answers_come_in_once_and_their_findings_come_back(machine, dr_lind, episode):
    client = machine(dr_lind)
    sent = [answers(client, episode, {"answers": LASERED}, **{"idempotency-key": "k1"}) for _twice in range(2)]

    assert [each.status_code for each in sent] == [200, 200]
    told = sent[0].json()
    assert told == sent[1].json() == findings(client, episode).json()
    assert [(each["rule"], each["code"]) for each in told["findings"]] == [("waits", "after-laser")]
    assert (told["earliest_day"], told["needs_a_call"]) == ("2026-07-08", False)
    assert Screening.objects.get().answered_by == dr_lind


def test_nothing_has_changed_is_one_word(machine, dr_lind, episode):
    client = machine(dr_lind)
    before = answers(client, episode, {"nothing_has_changed": True})
    answers(client, episode, {"answers": LASERED})

    after = answers(client, episode, {"nothing_has_changed": True})

    assert (before.status_code, before.json()["code"]) == (409, "nothing-to-repeat")
    assert after.status_code == 200
    assert [each.is_unchanged for each in Screening.objects.all()] == [False, True]


def test_what_cannot_be_right_names_every_question(machine, dr_lind, episode):
    answer = answers(
        machine(dr_lind),
        episode,
        {"answers": {"laser": True, "laser-on": "2030-01-01", "mood": True, "diabetes": True}},
    )

    assert answer.status_code == 422
    assert answer.json()["fields"] == {
        "mood": ["“mood” is no question of ours."],
        "diabetes-is": ["Please choose one of these answers."],
        "laser-on": ["This day lies ahead of us. Please give a day that has been."],
    }
    assert not Screening.objects.exists()


@pytest.mark.parametrize("body", [{}, {"answers": LASERED, "nothing_has_changed": True}])
def test_it_is_one_or_the_other(machine, dr_lind, episode, body):
    answer = answers(machine(dr_lind), episode, body)

    assert answer.status_code == 422
    assert list(answer.json()["fields"]) == ["answers"]


def test_silence_is_not_taken_for_health(machine, dr_lind, episode):
    answer = answers(machine(dr_lind), episode, {"answers": {}})

    assert (answer.status_code, list(answer.json()["fields"])) == (422, ["nothing-applies"])


def test_a_machine_of_the_desk_is_told_a_day_and_no_reason(machine, dr_lind, mira, episode):
    answers(machine(dr_lind), episode, {"answers": LASERED})

    told = findings(machine(mira), episode).json()

    assert told["findings"] == []
    assert told["earliest_day"] == "2026-07-08"
    assert answers(machine(mira), episode, {"answers": LASERED}).status_code == 404


def test_what_cannot_wait_is_said_to_need_a_call(machine, dr_lind, episode):
    told = answers(machine(dr_lind), episode, {"answers": {"spreading-infection": True}}).json()

    assert told["needs_a_call"] is True


def test_nobody_was_asked_yet(machine, dr_lind, episode):
    assert findings(machine(dr_lind), episode).json() == {
        "answered_at": None,
        "earliest_day": None,
        "needs_a_call": False,
        "urgent": [],
        "findings": [],
    }


def test_what_cannot_wait_says_where_to_go_in_the_same_answer(machine, dr_lind, mira, episode):
    spreading = answers(machine(dr_lind), episode, {"answers": {"spreading-infection": True}}).json()

    [urgent] = spreading["urgent"]
    assert spreading["needs_a_call"]
    assert urgent["headline"] == "Please do this now"
    assert "emergency department" in " ".join(urgent["words"])
    assert findings(machine(mira), episode).json()["urgent"] == []
    assert answers(machine(dr_lind), episode, {"answers": LASERED}).json()["urgent"] == []
