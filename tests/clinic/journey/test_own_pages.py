"""A patient's own pages: the plan by link, what was found and said after the code, nobody else's ever."""

from datetime import timedelta

import pytest

from basketweave.clinic.heal import actions as heal
from basketweave.clinic.people import actions as people
from basketweave.clinic.shell.clock import now
from tests.clinic.doors.world import SECRETS
from tests.clinic.heal.builders import WORKER, signed

pytestmark = pytest.mark.django_db


def test_the_plan_stands_there_by_link_and_nothing_that_was_found(world, client_of_patient, lisbon):
    said = client_of_patient(world.patient).get("/my/").content.decode()

    for words in ("Session 1 of 3", "done", "Session 3 of 3", "Noor Haddad", lisbon.out_of_hours_phone):
        assert words in said
    for secret in SECRETS:
        assert secret not in said


def test_the_check_in_of_the_day_is_asked_there(world, client_of_patient, clock, noor, lot):
    unsigned = world.patient.episodes.get(closed_at__isnull=True).courses.get().sessions.get(number=2).treatment
    treatment = signed(unsigned, lot)

    heal.begin_follow_up(treatment=treatment, by=WORKER)
    clock(now() + timedelta(days=1))

    check_in = treatment.check_ins.get(day_after=1)
    assert f"/my/check-in/{check_in.pk}/" in client_of_patient(world.patient).get("/my/").content.decode()


def test_something_is_wrong_stays_in_reach(world, client_of_patient):
    assert "/my/something-is-wrong/" in client_of_patient(world.patient).get("/my/").content.decode()


def test_history_waits_for_the_code(world, client_of_patient):
    assert client_of_patient(world.patient).get("/my/history/")["Location"].startswith("/my/code/")


def test_after_the_code_what_was_decided_reviewed_answered_and_signed_is_shown(world, client_of_patient):
    said = client_of_patient(world.patient, is_verified=True).get("/my/history/").content.decode()

    assert "Dr Lind recommends a course of microneedling." in said
    for words in ("decision-zq4", "review-zq7", "Go on", "needed a call", "Consent", "/my/photographs/"):
        assert words in said
    for kept_for_specialists in ("notes-zq3", "record-zq5", "addendum-zq8"):
        assert kept_for_specialists not in said


def test_another_patient_sees_nothing_of_it(world, mira, as_staff, client_of_patient):
    eve = people.enter_patient(name="Eve", email="eve@example.org", by=as_staff(mira))
    client = client_of_patient(eve, is_verified=True)

    for page in ("/my/", "/my/history/"):
        said = client.get(page).content.decode()
        for words in (*SECRETS, "Ana", "Session", "Noor"):
            assert words not in said


def test_who_asked_and_has_no_plan_is_told_what_comes(ana, client_of_patient):
    assert "Nothing is planned yet." in client_of_patient(ana).get("/my/").content.decode()


def test_the_pages_cost_a_bounded_number_of_queries(world, client_of_patient, django_assert_max_num_queries):
    client = client_of_patient(world.patient, is_verified=True)

    for page in ("/my/", "/my/history/"):
        with django_assert_max_num_queries(25):
            client.get(page)


def test_without_a_link_there_is_nothing(client):
    for page in ("/my/", "/my/history/", "/my/erase/"):
        assert client.get(page).status_code == 403
