"""However long the story of a patient is, a page of planning asks the database no more than twenty-five questions."""

import pytest

from basketweave.clinic.plan import actions
from tests.clinic.plan.builders import a_decision, a_long_story, another_episode, session

pytestmark = pytest.mark.django_db
MOST = 25


@pytest.fixture
def long(episode, dr_lind, noor, pen, room):
    return a_long_story(episode, dr_lind, noor, pen)


def test_the_page_of_a_course(long, dr_lind, client_of, django_assert_max_num_queries):
    client = client_of(dr_lind)

    with django_assert_max_num_queries(MOST):
        said = client.get(f"/courses/{long.pk}/").content.decode()

    assert said.count("Her cardiologist agrees.") == 2


def test_the_page_to_move_a_session(long, dr_lind, client_of, django_assert_max_num_queries):
    client, mine = client_of(dr_lind), session(long, 3)

    with django_assert_max_num_queries(MOST):
        assert client.get(f"/sessions/{mine.pk}/move/?day=2026-03-10").status_code == 200


def test_the_page_to_book_a_session(long, dr_lind, client_of, django_assert_max_num_queries):
    client, mine = client_of(dr_lind), session(long, 3)
    long.sessions.filter(pk=mine.pk).update(holding=None)

    for day in ("", "?day=2026-03-10", "?day=2026-05-11"):
        with django_assert_max_num_queries(MOST):
            assert client.get(f"/sessions/{mine.pk}/book/{day}").status_code == 200


def test_the_page_to_plan_a_course(long, ana, dr_lind, client_of, django_assert_max_num_queries):
    client, other = client_of(dr_lind), another_episode(ana)
    a_decision(other, dr_lind)

    with django_assert_max_num_queries(MOST):
        assert client.get(f"/episodes/{other.pk}/course/").status_code == 200


def test_the_page_to_let_a_finding_pass(long, dr_lind, client_of, django_assert_max_num_queries):
    client, mine = client_of(dr_lind), session(long, 2)

    with django_assert_max_num_queries(MOST):
        asked = "rule=anticoagulants&code=bleeding-disorder&day=2026-04-01"
        assert client.get(f"/sessions/{mine.pk}/allow/?{asked}").status_code == 200


def test_the_page_to_ask_about_health_again(long, dr_lind, client_of, django_assert_max_num_queries):
    client, mine = client_of(dr_lind), session(long, 2)

    with django_assert_max_num_queries(MOST):
        assert client.get(f"/sessions/{mine.pk}/screening/").status_code == 200


def test_the_rooms_beside_it(long, episode, dr_lind, noor, client_of, django_assert_max_num_queries):
    client, mine = client_of(noor), session(long, 2)
    examination = episode.examinations.get()

    for page in (
        f"/sessions/{mine.pk}/treatment/",
        f"/episodes/{episode.pk}/decision/",
        f"/episodes/{episode.pk}/health/",
        f"/examinations/{examination.pk}/",
        f"/patients/{episode.patient_id}/",
        "/house/guideline/",
    ):
        with django_assert_max_num_queries(MOST):
            assert client.get(page).status_code == 200, page


def test_the_timeline_tells_of_each_hold_and_each_session_once(long, dr_lind, as_staff, client_of):
    for answers in ({"nothing-applies": True}, {"pregnancy": True, "pregnancy-is": ["pregnant"]}):
        actions.screen_again(course=long, session=session(long, 2), answers=answers, by=as_staff(dr_lind))

    said = client_of(dr_lind).get(f"/patients/{long.episode.patient_id}/").content.decode()

    assert said.count("Series on hold") == 2
    assert said.count("Series released") == 1
    assert said.count("Session 4 of 6 booked") == 1


def test_the_patients_own_pages(long, ana, client_of_patient, django_assert_max_num_queries):
    client = client_of_patient(ana, is_verified=True)

    for page in ("/my/", "/my/health/", "/my/history/", f"/my/sessions/{session(long, 2).pk}/health/"):
        with django_assert_max_num_queries(MOST):
            assert client.get(page).status_code == 200, page
