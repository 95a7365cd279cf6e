"""One patient's page: how to reach them, what is due and where it is done, and everything that happened."""

from datetime import UTC, date, datetime

import pytest

from basketweave.clinic.access.actor import Role
from basketweave.clinic.examine import actions as examine
from basketweave.clinic.house.models import Site
from basketweave.clinic.journey.deeds import _PAGES, address_of_next
from basketweave.clinic.people import actions as people
from basketweave.clinic.people.models import Due, Episode, Step
from tests.clinic.doors.world import SECRETS
from tests.clinic.journey.conftest import stands

pytestmark = pytest.mark.django_db
AT = {
    Due.CONSULTATION_TIME: Step.CONSULT,
    Due.CONSULTATION: Step.CONSULT,
    Due.EXAMINATION: Step.EXAMINE,
    Due.DECISION: Step.REFER,
    Due.PLAN: Step.PLAN,
    Due.BOOKING: Step.PLAN,
    Due.SESSION: Step.TREAT,
    Due.HELD: Step.TREAT,
    Due.SIGNATURE: Step.TREAT,
    Due.CHECK_IN: Step.HEAL,
    Due.CALL: Step.HEAL,
    Due.REVIEW: Step.REVIEW,
}


@pytest.fixture
def waits_for(world):
    def due(what):
        Episode.objects.filter(pk=world.ids["episode_id"]).update(step=AT[what], due=what, is_urgent=False)
        return Episode.objects.get(pk=world.ids["episode_id"])

    return due


def test_everything_that_can_be_due_has_its_page():
    assert set(_PAGES) == set(Due) - {Due.NOTHING}
    assert set(AT) == set(_PAGES)


@pytest.mark.parametrize(
    ("due", "page"),
    [
        (Due.CONSULTATION_TIME, "/requests/{request_id}/"),
        (Due.CONSULTATION, "/requests/{request_id}/"),
        (Due.EXAMINATION, ""),  # none is unfinished: it is begun from the patient's page
        (Due.DECISION, "/episodes/{episode_id}/decision/"),
        (Due.PLAN, "/episodes/{episode_id}/course/"),
        (Due.BOOKING, "/courses/{course_id}/"),
        (Due.SESSION, "/courses/{course_id}/"),
        (Due.SIGNATURE, "/treatments/{unsigned_id}/"),
        (Due.CALL, "/tasks/{task_id}/"),
        (Due.REVIEW, "/courses/{course_id}/review/"),
    ],
)
def test_what_is_due_leads_to_the_page_where_it_is_done(world, waits_for, dr_lind, as_staff, client_of, due, page):
    found = address_of_next(as_staff(dr_lind), waits_for(due))

    assert found == page.format(**world.ids)
    if found:
        assert client_of(dr_lind).get(found, follow=True).status_code == 200


def test_a_check_in_that_is_due_leads_to_its_questions(world, waits_for, dr_lind, as_staff, client_of):
    found = address_of_next(as_staff(dr_lind), waits_for(Due.CHECK_IN))

    assert "Answers taken on the telephone" in client_of(dr_lind).get(found).content.decode()


@pytest.mark.parametrize("due", [Due.DECISION, Due.PLAN, Due.SIGNATURE, Due.CHECK_IN, Due.CALL, Due.REVIEW])
def test_the_desk_is_led_nowhere_that_is_not_theirs(waits_for, mira, as_staff, due):
    assert address_of_next(as_staff(mira), waits_for(due)) == ""


@pytest.mark.parametrize("due", [Due.EXAMINATION, Due.CONSULTATION])
def test_an_examination_is_begun_from_here(waits_for, dr_lind, mira, client_of, due):
    page = f"/patients/{waits_for(due).patient_id}/"

    assert "Begin the examination" in client_of(dr_lind).get(page).content.decode()
    assert "Begin the examination" not in client_of(mira).get(page).content.decode()


@pytest.mark.parametrize("due", list(AT))
def test_with_nothing_behind_it_no_link_breaks(lisbon, dr_lind, client_of, due):
    episode = stands(lisbon, "Bela", AT[due], due)

    assert client_of(dr_lind).get(f"/episodes/{episode.pk}/next/", follow=True).status_code == 200


def test_the_timeline_tells_every_step_to_those_who_treat(world, dr_lind, client_of):
    said = client_of(dr_lind).get(f"/patients/{world.ids['patient_id']}/").content.decode()

    for words in (
        "Asked for a free consultation",
        "First examination, Dr Lind",
        "Course of 3 sessions planned by Dr Lind",
        "Signed: Consent",
        "Session 1 treated by Noor Haddad, signed",
        "Check-in of day 1: a worrying answer",
        "Reviewed by Dr Lind: go on",
        "Session 3 of 3 booked",
    ):
        assert words in said


def test_the_desk_reads_dates_and_nothing_clinical(world, mira, client_of):
    said = client_of(mira).get(f"/patients/{world.ids['patient_id']}/").content.decode()

    assert "Session 3 of 3 booked" in said
    for words in (*SECRETS, "examination", "worrying", "Reviewed", "treated by", "microneedling"):
        assert words not in said


def test_clinical_lines_are_for_those_who_treat_at_that_site(world, ana_in_berlin, dr_weiss, client_of):
    said = client_of(dr_weiss).get(f"/patients/{world.ids['patient_id']}/").content.decode()

    assert "worrying" not in said


def test_the_same_clock_does_not_open_another_sites_lines(world, sintra, client_of, dr_prado, dr_lind):
    world.patient.episodes.create(site=sintra, opened_at=world.patient.entered_at, due_day=date(2026, 3, 2))
    page = f"/patients/{world.ids['patient_id']}/"
    clinical = ("worrying", "First examination", "treated by", "needling elsewhere", "Reviewed by")

    assert sintra.zone == world.patient.episodes.exclude(site=sintra).first().site.zone
    assert [words for words in clinical if words in client_of(dr_prado).get(page).content.decode()] == []
    assert all(words in client_of(dr_lind).get(page).content.decode() for words in clinical)


def test_a_second_sites_own_lines_stay_with_it(world, sintra, client_of, as_staff, dr_prado, dr_lind):
    second = world.patient.episodes.create(site=sintra, opened_at=world.patient.entered_at, due_day=date(2026, 3, 2))
    examine.begin(episode=second, by=as_staff(dr_prado))
    page = f"/patients/{world.ids['patient_id']}/"

    assert "First examination, Dr Prado" in client_of(dr_prado).get(page).content.decode()
    assert "First examination, Dr Prado" not in client_of(dr_lind).get(page).content.decode()


@pytest.fixture
def sintra(lisbon):
    """A second site under the same clock."""
    return Site.objects.create(name="Sintra", zone=lisbon.zone, country="PT")


@pytest.fixture
def dr_prado(sintra, as_staff, olga):
    return people.add_staff(
        name="Dr Prado", email="prado@example.org", roles=[(Role.SPECIALIST, sintra)], by=as_staff(olga)
    )


def test_an_episode_closed_at_midnight_was_closed_on_the_sites_day(ana, episode, mira, client_of):
    at = datetime(2026, 7, 1, 23, 30, tzinfo=UTC)  # half past midnight in Lisbon
    Episode.objects.filter(pk=episode.pk).update(step=Step.DONE, due=Due.NOTHING, closed_at=at)

    said = client_of(mira).get(f"/patients/{ana.pk}/").content.decode()

    assert "Rua do Sol, <bdi>2 July 2026</bdi>" in said


@pytest.fixture
def ana_in_berlin(world, berlin):
    return world.patient.episodes.create(site=berlin, opened_at=world.patient.entered_at, due_day=date(2026, 3, 2))


def test_a_long_history_costs_no_more(world, lisbon, dr_lind, client_of, django_assert_max_num_queries):
    client = client_of(dr_lind)
    page = f"/patients/{world.ids['patient_id']}/"
    for _ in range(30):
        closed = world.patient.episodes.create(
            site=lisbon,
            step=Step.DONE,
            due=Due.NOTHING,
            opened_at=world.patient.entered_at,
            closed_at=world.patient.entered_at,
        )
        assert closed.pk

    with django_assert_max_num_queries(25):
        client.get(page)


def test_a_link_goes_to_the_address_on_file(world, mira, client_of):
    page = client_of(mira).post(f"/patients/{world.ids['patient_id']}/link/", follow=True)

    assert "A private link is on its way" in page.content.decode()


def test_without_an_address_there_is_nowhere_to_send_it(ana, mira, client_of):
    ana.email = ""
    ana.save()

    assert "no e-mail address" in client_of(mira).post(f"/patients/{ana.pk}/link/", follow=True).content.decode()


@pytest.mark.parametrize("page", ["", "link/", "contact/", "ledger/", "erase/"])
def test_omar_sees_nothing(ana, omar, client_of, page):
    assert client_of(omar).get(f"/patients/{ana.pk}/{page}").status_code in (403, 405)
    assert client_of(omar).post(f"/patients/{ana.pk}/{page}").status_code in (403, 405)
