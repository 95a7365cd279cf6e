"""A decision is good for one course that is held: a closed or reviewed episode waits for a new one."""

import json
from datetime import date

import pytest

from basketweave.clinic.access.actions import make_token
from basketweave.clinic.people import actions as people
from basketweave.clinic.people.models import Due, Step
from basketweave.clinic.plan import actions, refusals
from basketweave.clinic.plan.models import Course
from basketweave.clinic.shell.clock import now
from tests.clinic.plan.builders import CHEEKS, a_decision, session

pytestmark = pytest.mark.django_db
ANOTHER_DAY = date(2026, 6, 8)
ONCE = "00000000-0000-4000-8000-000000000000"


@pytest.fixture
def held(course, noor, dr_lind, as_staff):
    """Ana's course: one session was held, then it ended."""
    actions.note_treated(session=session(course, 1), day=date(2026, 3, 9), by=as_staff(noor))
    return actions.end_course(course=course, by=as_staff(dr_lind))


@pytest.fixture
def stands(episode):
    """The episode, at another step."""

    def moved(step, due, **more):
        return people.move_on(episode, step=step, due=due, **more)

    return moved


@pytest.fixture
def wanted(episode, noor, pen, dr_lind, as_staff):
    def another(decision):
        return {
            "episode": episode,
            "decision": decision,
            "specialist": noor,
            "device": pen,
            "zones": CHEEKS,
            "session_count": 3,
            "first_day": ANOTHER_DAY,
            "by": as_staff(dr_lind),
        }

    return another


def test_a_closed_episode_is_not_opened_again_by_a_course(held, stands, wanted, episode):
    stands(Step.DONE, Due.NOTHING, closed_at=now())

    with pytest.raises(refusals.NotNow) as refused:
        actions.plan_course(**wanted(held.decision))

    episode.refresh_from_db()
    assert refused.value.words() == "This episode is closed. For another course a new one is opened."
    assert (episode.step, bool(episode.closed_at), Course.objects.count()) == ("done", True, 1)


def test_what_the_caller_read_before_it_was_closed_does_not_count(decision, wanted, episode):
    stale = type(episode).objects.get(pk=episode.pk)
    people.move_on(episode, step=Step.DONE, due=Due.NOTHING, closed_at=now())

    with pytest.raises(refusals.NotNow):
        actions.plan_course(**wanted(decision) | {"episode": stale})


@pytest.mark.parametrize(
    ("step", "due"),
    [
        (Step.EXAMINE, Due.EXAMINATION),
        (Step.REFER, Due.DECISION),  # where a review leaves it that asks for a change
        (Step.REVIEW, Due.REVIEW),
        (Step.HEAL, Due.CALL),
    ],
)
def test_elsewhere_the_old_decision_is_not_good(decision, stands, wanted, step, due):
    stands(step, due)

    with pytest.raises(refusals.NotNow) as refused:
        actions.plan_course(**wanted(decision))

    assert f"step: {step.label}" in refused.value.words()
    assert not Course.objects.exists()


def test_a_decision_for_which_sessions_were_held_is_used(held, stands, wanted):
    stands(Step.PLAN, Due.PLAN)

    with pytest.raises(refusals.DecisionUsed):
        actions.plan_course(**wanted(held.decision))


def test_a_new_decision_leads_to_another_course(held, wanted, episode, dr_lind, clock):
    clock(now().replace(day=3))

    course = actions.plan_course(**wanted(a_decision(episode, dr_lind)))

    assert course.pk != held.pk
    assert course.decision_id != held.decision_id


def test_a_course_that_ended_before_it_began_leaves_its_decision_good(course, wanted, dr_lind, as_staff):
    actions.end_course(course=course, by=as_staff(dr_lind))

    assert actions.plan_course(**wanted(course.decision)).decision == course.decision


def test_an_urgent_call_keeps_nobody_from_planning(decision, stands, wanted, episode):
    stands(Step.PLAN, Due.CALL, is_urgent=True)

    actions.plan_course(**wanted(decision))

    episode.refresh_from_db()
    assert (episode.step, episode.due, episode.is_urgent) == ("plan", "call", True)


def test_the_page_says_why_and_offers_no_form(held, stands, client_of, dr_lind, noor, pen, episode):
    stands(Step.DONE, Due.NOTHING, closed_at=now())
    client, address = client_of(dr_lind), f"/episodes/{episode.pk}/course/"
    typed = {"specialist": noor.pk, "device": pen.pk, "session_count": "3", "first_day": "2026-06-08"}

    shown = client.get(address).content.decode()
    answer = client.post(address, typed | {"length_chin": "1.5", "once_key": ONCE})

    assert "This episode is closed." in shown
    assert 'name="first_day"' not in shown
    assert answer.status_code == 422
    assert "This episode is closed." in answer.content.decode()
    assert Course.objects.count() == 1


@pytest.mark.parametrize(
    ("step", "due", "closed", "code"),
    [
        (Step.DONE, Due.NOTHING, True, "not-now"),
        (Step.REFER, Due.DECISION, False, "not-now"),
        (Step.PLAN, Due.PLAN, False, "decision-used"),
    ],
)
def test_a_machine_is_told_the_code(
    held, stands, client, dr_lind, as_staff, noor, pen, episode, step, due, closed, code
):
    stands(step, due, closed_at=now() if closed else None)
    _token, secret = make_token(user=dr_lind.user, name="machine", by=as_staff(dr_lind))
    wanted = {"episode_id": episode.pk, "specialist_id": noor.pk, "device_id": pen.pk, "zones": {"chin": "1.25"}}

    answer = client.post(
        "/api/v1/courses",
        json.dumps(wanted | {"session_count": 3, "first_day": "2026-06-08"}, default=str),
        content_type="application/json",
        headers={"Authorization": f"Bearer {secret}"},
    )

    assert (answer.status_code, answer.json()["code"]) == (409, code)
    assert Course.objects.count() == 1
