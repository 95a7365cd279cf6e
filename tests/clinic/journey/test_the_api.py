"""The board for machines: by step, what is due first before the others, only of one's own sites."""

import pytest

from basketweave.clinic.access.actions import make_token
from basketweave.clinic.access.actor import Actor
from basketweave.clinic.people.models import Due, Step
from tests.clinic.journey.conftest import A_MONDAY, stands

pytestmark = pytest.mark.django_db


@pytest.fixture
def ask(client):
    def get(staff, address):
        _token, secret = make_token(user=staff.user, name="test", by=Actor.job("test"))
        return client.get(f"/api/v1/{address}", headers={"Authorization": f"Bearer {secret}"})

    return get


def test_who_stands_at_a_step(lisbon, berlin, mira, ask):
    stands(lisbon, "later", Step.HEAL, Due.CHECK_IN, A_MONDAY.replace(day=9))
    stands(lisbon, "urgent", Step.HEAL, Due.CALL, A_MONDAY.replace(day=9), is_urgent=True)
    stands(lisbon, "first", Step.HEAL, Due.CHECK_IN)
    stands(lisbon, "elsewhere", Step.PLAN, Due.PLAN)
    stands(berlin, "another site", Step.HEAL, Due.CHECK_IN)

    assert [row["patient"] for row in ask(mira, "episodes?step=heal").json()] == ["urgent", "first", "later"]
    assert [row["patient"] for row in ask(mira, "episodes?step=heal&limit=1&after=1").json()] == ["first"]
    assert ask(mira, f"episodes?site_id={berlin.pk}").json() == []


def test_one_episode(episode, mira, ask):
    row = ask(mira, f"episodes/{episode.pk}").json()

    assert (row["step"], row["due_day"], row["patient"]) == ("consult", "2026-03-02", "Ana Maria de Souza")


@pytest.mark.parametrize("junk", ["step=zq", "limit=0", "limit=501", "after=-1", "site_id=zq", "limit=x"])
def test_what_cannot_be_is_refused(lisbon, mira, ask, junk):
    assert ask(mira, f"episodes?{junk}").status_code == 422


def test_omar_and_another_site_find_nothing(episode, omar, dr_weiss, ask):
    for person in (omar, dr_weiss):
        assert ask(person, "episodes").json() == []
        assert ask(person, f"episodes/{episode.pk}").status_code == 404


def test_it_costs_the_same_whatever_the_rows(lisbon, mira, ask, django_assert_max_num_queries):
    for number in range(30):
        stands(lisbon, f"patient {number}")

    with django_assert_max_num_queries(12):
        assert len(ask(mira, "episodes").json()) == 30
