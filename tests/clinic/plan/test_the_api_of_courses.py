"""A machine plans, books, moves and gives back by the same deeds; each refusal has its code."""

import json
from datetime import timedelta

import pytest

from basketweave.clinic.access.actions import make_token
from basketweave.clinic.access.actor import Role, actor_of
from basketweave.clinic.people import actions as people
from basketweave.clinic.plan.models import Course
from tests.clinic.plan.builders import FIRST_DAY, a_course, session

pytestmark = pytest.mark.django_db


@pytest.fixture
def machine(client):
    """Calls as a machine that acts for this person: the status and what was answered."""

    secrets: dict = {}  # one machine a person

    def call(person, method, path, **body):
        if person not in secrets:
            _token, secrets[person] = make_token(user=person.user, name="machine", by=actor_of(person.user))
        secret = secrets[person]
        answer = client.generic(
            method,
            f"/api/v1{path}",
            json.dumps(body),
            content_type="application/json",
            headers={"Authorization": f"Bearer {secret}"},
        )
        return answer.status_code, answer.json()

    return call


@pytest.fixture
def wanted(episode, decision, noor, pen):
    return {
        "episode_id": str(episode.pk),
        "specialist_id": str(noor.pk),
        "device_id": str(pen.pk),
        "zones": {"chin": "1.25"},
        "session_count": 3,
        "first_day": "2026-03-09",
    }


def test_a_course_is_planned(machine, dr_lind, wanted):
    status, course = machine(dr_lind, "POST", "/courses", **wanted)

    assert status == 201
    assert [each["window_ideal"] for each in course["sessions"]] == ["2026-03-09", "2026-04-13", "2026-05-18"]
    assert Course.objects.get().zones.get().zone == "chin"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"zones": {}}, "no-zones"),
        ({"zones": {"ear": "1"}}, "unknown-zone"),
        ({"zones": {"chin": "2.0"}}, "needle-too-long"),
        ({"device_id": "00000000-0000-4000-8000-000000000000"}, "device-not-for-this"),
        ({"specialist_id": "00000000-0000-4000-8000-000000000000"}, "specialist-not-for-this"),
        ({"first_day": "9999-12-31"}, "day-too-far"),
    ],
)
def test_what_cannot_be_planned_has_a_code(machine, dr_lind, wanted, change, code):
    status, answer = machine(dr_lind, "POST", "/courses", **wanted | change)

    assert (status, answer["code"]) == (409, code)
    assert not Course.objects.exists()


@pytest.mark.parametrize(("count", "outcome"), [(2, "ask"), (7, "never")])
def test_the_rule_of_counts_answers_with_its_finding(machine, dr_lind, wanted, count, outcome):
    status, answer = machine(dr_lind, "POST", "/courses", **wanted | {"session_count": count})

    assert status == 409
    assert [(each["rule"], each["outcome"]) for each in answer["findings"]] == [("session_count", outcome)]


@pytest.mark.parametrize("who", ["mira", "omar", "dr_weiss"])
def test_who_may_not_decide_here_finds_no_episode(machine, wanted, request, who):
    assert machine(request.getfixturevalue(who), "POST", "/courses", **wanted)[0] == 404
    assert not Course.objects.exists()


def test_omar_finds_nothing(machine, omar, course):
    assert machine(omar, "GET", f"/courses/{course.pk}")[0] == 404
    assert machine(omar, "POST", f"/courses/{course.pk}/booking", wall_time="10:00")[0] == 404
    assert machine(omar, "GET", f"/sessions/{session(course, 1).pk}")[0] == 404


def test_a_series_is_booked_moved_and_given_back(machine, mira, episode, dr_lind, noor, pen, room):
    course = a_course(episode, dr_lind, noor, pen)
    second = f"/sessions/{session(course, 2).pk}"

    status, booked = machine(mira, "POST", f"/courses/{course.pk}/booking", wall_time="10:00")
    assert (status, [each["day"] for each in booked["sessions"]]) == (200, ["2026-03-09", "2026-04-13", "2026-05-18"])

    move = {"day": "2026-04-14", "wall_time": "11:30", "agreed_by": "desk-on-the-phone"}
    status, moved = machine(mira, "POST", f"{second}/move", **move)
    assert (status, moved["day"], moved["wall_time"]) == (200, "2026-04-14", "11:30:00")

    status, answer = machine(mira, "POST", f"{second}/move", **move | {"day": FIRST_DAY.isoformat()})
    assert (status, answer["code"]) == (409, "out-of-order")
    status, answer = machine(mira, "POST", f"{second}/move", **move | {"agreed_by": "patient-by-link"})
    assert (status, answer["code"]) == (409, "not-agreed")

    status, given_back = machine(mira, "DELETE", f"{second}/booking", agreed_by="desk-on-the-phone")
    assert (status, given_back["is_booked"], given_back["day"]) == (200, False, None)
    assert machine(mira, "DELETE", f"{second}/booking", agreed_by="desk-on-the-phone")[1]["code"] == "not-booked"


@pytest.fixture
def lea(lisbon, berlin, olga, as_staff):
    """Treats in Berlin, and answers the telephone in Lisbon."""
    roles = [(Role.DESK, lisbon), (Role.SPECIALIST, berlin)]
    return people.add_staff(name="Lea", email="lea@example.org", roles=roles, by=as_staff(olga))


@pytest.mark.parametrize(("who", "reason_is_told"), [("noor", True), ("mira", False), ("lea", False)])
def test_a_machine_is_told_the_reason_if_its_person_treats_here(
    machine, episode, dr_lind, noor, pen, room, who, reason_is_told, request
):
    person = request.getfixturevalue(who)
    course = a_course(episode, dr_lind, noor, pen)
    first, second = (f"/sessions/{session(course, number).pk}/booking" for number in (1, 2))
    machine(person, "POST", first, day=FIRST_DAY.isoformat(), wall_time="10:00")

    soon = FIRST_DAY + timedelta(days=7)
    status, answer = machine(person, "POST", second, day=soon.isoformat(), wall_time="10:00")

    (finding,) = answer["findings"]
    assert (status, finding["rule"], finding["not_before"]) == (409, "session_spacing", "2026-04-06")
    assert ("parameters" in finding, "code" in finding) == (reason_is_told, reason_is_told)


def test_sent_twice_with_one_key_it_is_planned_once(machine, dr_lind, wanted):
    keyed = wanted | {"idempotency_key": "6f1c3d6e-0000-4000-8000-000000000000"}

    first, again = machine(dr_lind, "POST", "/courses", **keyed), machine(dr_lind, "POST", "/courses", **keyed)

    assert first[1]["id"] == again[1]["id"]
    assert Course.objects.count() == 1
