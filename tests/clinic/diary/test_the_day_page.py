"""The desk sees a day at a site, in its own time, whatever stands in the address."""

import pytest

from basketweave.clinic.access.actions import make_token

pytestmark = pytest.mark.django_db


def test_the_day_shows_who_is_held_when(at_ten, client_of, mira, django_assert_max_num_queries):
    browser = client_of(mira)

    with django_assert_max_num_queries(25):
        page = browser.get("/diary/?day=2026-03-03").content.decode()

    assert all(words in page for words in ("10:00", "Ana Maria de Souza", "Dr Lind", "Room 1", "Pen A", "09:00–18:00"))
    assert "Ana" not in browser.get("/diary/?day=2026-03-04").content.decode()


@pytest.mark.parametrize("typed", ["day=", "day=31+February", "day=9999-12-31", "day=0001-01-01", "site=7", "day=%00"])
def test_what_cannot_be_read_is_today_at_the_first_site(client_of, mira, typed):
    page = client_of(mira).get(f"/diary/?{typed}")

    assert page.status_code == 200
    assert "2 March 2026" in page.content.decode()


def test_it_shows_no_site_that_one_does_not_work_at(client_of, mira, berlin, dr_weiss):
    page = client_of(mira).get(f"/diary/?site={berlin.pk}").content.decode()

    assert "Rua do Sol" in page
    assert "Lindenstraße" not in page


def test_who_belongs_nowhere_sees_no_diary(client_of, omar):
    assert client_of(omar).get("/diary/").status_code == 403


def test_a_machine_asks_for_free_times(client, lisbon, dr_lind, mira, as_staff):
    _token, secret = make_token(user=mira.user, name="telephone", by=as_staff(mira))
    headers = {"Authorization": f"Bearer {secret}"}

    found = client.get(f"/api/v1/free-times?site_id={lisbon.pk}&days=2", headers=headers)

    assert found.status_code == 200
    assert found.json()[0]["starts_at"] == "2026-03-02T10:30:00Z"
    assert found.json()[0]["specialist_ids"] == [str(dr_lind.pk)]


@pytest.mark.parametrize("days", ["0", "61", "many"])
def test_a_machine_that_asks_for_too_much_is_told(client, lisbon, mira, as_staff, days):
    _token, secret = make_token(user=mira.user, name="telephone", by=as_staff(mira))

    found = client.get(
        f"/api/v1/free-times?site_id={lisbon.pk}&days={days}", headers={"Authorization": f"Bearer {secret}"}
    )

    assert found.status_code == 422
