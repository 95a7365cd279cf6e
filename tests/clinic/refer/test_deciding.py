"""A named specialist decides, and says why; a later decision replaces an earlier one, both are kept."""

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from basketweave.clinic.access.actions import make_token
from basketweave.clinic.access.door import PermissionRefused
from basketweave.clinic.examine import actions as examining
from basketweave.clinic.house.words import long_day
from basketweave.clinic.ledger.models import Line
from basketweave.clinic.people.models import Due, Step
from basketweave.clinic.refer import actions, queries
from basketweave.clinic.refer.models import Decision
from basketweave.clinic.refer.refusals import ImpossibleDay, NoChoice, NotExamined, NotNow, NoWords
from tests.clinic.refer.conftest import WHY

pytestmark = pytest.mark.django_db


@pytest.fixture
def typed(episode, examination):
    return {
        "shown": queries.proposal_for(episode, examination).digest,
        "choice": "needling",
        "words": WHY,
        "look_again_on": "",
        "once_key": "9b2a6f7e-53b0-4dd6-a7e9-0b8a3c6f1a16",
    }


def test_the_page_shows_what_was_found_beside_the_question(client_of, dr_lind, episode, examination):
    shown = client_of(dr_lind).get(f"/episodes/{episode.pk}/decision/").content.decode()

    assert "3 of 4, Moderate" in shown
    assert "Boxcar scars, soft" in shown
    assert "a course of microneedling" in shown


def test_a_course_of_needling_is_to_be_planned_next(client_of, dr_lind, episode, examination, typed):
    answer = client_of(dr_lind).post(f"/episodes/{episode.pk}/decision/", typed)

    assert answer.status_code == 302
    decision = queries.decision_of(episode)
    episode.refresh_from_db()
    assert (decision.choice, decision.words, decision.decided_by) == ("needling", WHY, dr_lind)
    assert (decision.examination, decision.look_again_on) == (examination, None)
    assert (episode.step, episode.due, episode.due_day) == (Step.PLAN, Due.PLAN, date(2026, 3, 2))
    assert Line.objects.get(deed="decided").details == {"choice": "needling", "look_again_on": None}


def test_the_words_are_not_in_the_database_in_clear(needling):
    actions.decide(**needling)

    [kept] = Decision.objects.values_list("words", flat=True)
    assert b"shallow" not in bytes(kept)


def test_to_wait_keeps_a_place_on_the_board_for_that_day(needling, episode):
    actions.decide(**needling | {"choice": "wait", "look_again_on": date(2026, 6, 1)})

    episode.refresh_from_db()
    assert (episode.step, episode.due, episode.due_day) == (Step.REFER, Due.DECISION, date(2026, 6, 1))
    told = f"Dr Lind would like to wait, and to look again on {long_day(date(2026, 6, 1))}."
    assert queries.in_patients_words(queries.decision_of(episode)) == told


@pytest.mark.parametrize("choice", ["elsewhere", "nothing"])
def test_otherwise_the_episode_is_done(needling, episode, choice):
    actions.decide(**needling | {"choice": choice, "treatments": ["lasers"]})

    episode.refresh_from_db()
    assert (episode.step, episode.closed_at) == (Step.DONE, datetime(2026, 3, 2, 9, tzinfo=UTC))


def test_a_later_decision_replaces_and_both_are_kept(needling, episode, clock):
    first = actions.decide(**needling | {"choice": "wait", "look_again_on": date(2026, 6, 1)})
    clock(datetime(2026, 6, 1, 9, tzinfo=UTC))
    later = actions.decide(**needling)

    assert queries.decision_of(episode) == later
    assert list(queries.decisions_of(episode)) == [later, first]


def test_what_was_decided_cannot_be_changed_or_removed(needling):
    decision = actions.decide(**needling)

    for attempt in (
        lambda: Decision.objects.filter(pk=decision.pk).update(choice="nothing"),
        lambda: Decision.objects.filter(pk=decision.pk).delete(),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            attempt()


def test_sent_twice_it_is_decided_once(client_of, dr_lind, episode, examination, typed):
    browser = client_of(dr_lind)
    for _ in range(2):
        assert browser.post(f"/episodes/{episode.pk}/decision/", typed).status_code == 302

    assert Decision.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "field", "sentence"),
    [
        ({"words": "  "}, "words", "Say why"),
        ({"choice": ""}, "choice", "Choose one"),
        ({"choice": "laser"}, "choice", "laser"),
        ({"choice": "wait"}, "look_again_on", "needs a day"),
        ({"choice": "wait", "look_again_on": "2026-02-30"}, "look_again_on", "not in the calendar"),
        ({"choice": "wait", "look_again_on": "2026-03-02"}, "look_again_on", "after today"),
        ({"choice": "wait", "look_again_on": "2036-03-02"}, "look_again_on", "within two years"),
    ],
)
def test_what_is_missing_or_impossible_gets_a_sentence(
    client_of, dr_lind, episode, examination, typed, wrong, field, sentence
):
    answer = client_of(dr_lind).post(f"/episodes/{episode.pk}/decision/", typed | wrong)

    assert answer.status_code == 422
    assert sentence in answer.context["form"].errors[field][0]
    assert Decision.objects.count() == 0


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        ({"words": " "}, NoWords),
        ({"choice": "laser"}, NoChoice),
        ({"choice": "wait"}, ImpossibleDay),
        ({"choice": "wait", "look_again_on": date(2026, 3, 2)}, ImpossibleDay),
    ],
)
def test_the_deed_itself_refuses(needling, wrong, refusal):
    with pytest.raises(refusal):
        actions.decide(**needling | wrong)


def test_nobody_decides_before_an_examination(client_of, dr_lind, episode, by_dr_lind):
    begun = examining.begin(episode=episode, by=by_dr_lind)
    typed = {"choice": "needling", "words": WHY, "once_key": "9b2a6f7e-53b0-4dd6-a7e9-0b8a3c6f1a16"}

    answer = client_of(dr_lind).post(f"/episodes/{episode.pk}/decision/", typed)

    assert answer.status_code == 422
    assert "finish the examination first" in answer.content.decode()
    with pytest.raises(NotExamined):
        actions.decide(episode=episode, examination=begun, choice="needling", words=WHY, by=by_dr_lind)


def test_an_examination_of_somebody_else_is_none(needling, ana, by_dr_lind):
    with pytest.raises(NotExamined):
        actions.decide(**needling | {"episode": ana.episodes.get()})


@pytest.mark.parametrize(("step", "due"), [("plan", "booking"), ("treat", "session"), ("heal", "check-in")])
def test_while_a_course_runs_the_review_decides(client_of, dr_lind, needling, episode, typed, step, due):
    episode.step, episode.due = step, due
    episode.save()

    with pytest.raises(NotNow):
        actions.decide(**needling)
    shown = client_of(dr_lind).get(f"/episodes/{episode.pk}/decision/").content.decode()
    assert "decided in the review" in shown


@pytest.mark.parametrize("who", ["mira", "olga", "omar", "dr_weiss"])
def test_desk_owner_omar_and_the_other_site_see_nothing_and_decide_nothing(
    client_of, request, needling, episode, typed, as_staff, who
):
    actions.decide(**needling)
    person = request.getfixturevalue(who)
    address = f"/episodes/{episode.pk}/decision/"

    for answer in (client_of(person).get(address), client_of(person).post(address, typed)):
        assert answer.status_code in (403, 404)
        assert "shallow" not in answer.content.decode()
    with pytest.raises(PermissionRefused):
        actions.decide(**needling | {"by": as_staff(person)})


def test_a_needling_elsewhere_a_week_ago_is_said_beside_the_decision(
    client_of, dr_lind, episode, by_dr_lind, examination
):
    examining.note_earlier_needling(
        patient=episode.patient, site=episode.site, zones=["cheek-left"], day=date(2026, 2, 23), by=by_dr_lind
    )

    shown = client_of(dr_lind).get(f"/episodes/{episode.pk}/decision/").content.decode()

    assert "session_spacing" in shown
    assert long_day(date(2026, 3, 23)) in shown  # four weeks after it


def test_who_waits_for_a_decision_is_on_the_list(examination, episode, by_dr_lind, mira, as_staff):
    assert list(queries.worklist(by_dr_lind)) == [episode]
    assert list(queries.worklist(as_staff(mira))) == []


def test_it_is_a_line_of_the_timeline(needling, episode):
    actions.decide(**needling)

    [event] = queries.events_of(episode.patient_id)

    assert event.words == "a course of microneedling, Dr Lind"
    assert event.is_clinical


def test_a_machine_decides_by_the_same_deed(dr_lind, as_staff, episode, examination):
    _token, secret = make_token(user=dr_lind.user, name="record system", by=as_staff(dr_lind))
    machine = Client(headers={"authorization": f"Bearer {secret}"})
    told = {"examination": str(examination.pk), "choice": "wait", "words": WHY}

    refused = machine.post(f"/api/v1/episodes/{episode.pk}/decisions", told, "application/json")
    decided = machine.post(
        f"/api/v1/episodes/{episode.pk}/decisions", told | {"look_again_on": "2026-06-01"}, "application/json"
    )

    assert (refused.status_code, refused.json()["code"]) == (409, "impossible-day")
    assert (decided.status_code, decided.json()["decided_by"]) == (201, "Dr Lind")


def test_the_page_needs_few_questions(client_of, dr_lind, needling, episode, django_assert_max_num_queries):
    actions.decide(**needling)
    browser = client_of(dr_lind)

    with django_assert_max_num_queries(25):
        browser.get(f"/episodes/{episode.pk}/decision/")
