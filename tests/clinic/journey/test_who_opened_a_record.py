"""Who may audit sees every opening of a record: role, deed and moment, and no name."""

import pytest

from basketweave.clinic.access.actor import Actor
from basketweave.clinic.ledger.actions import record
from basketweave.clinic.ledger.models import Line

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(world):
    return f"/patients/{world.ids['patient_id']}/ledger/"


def test_every_opening_is_listed_by_role_and_moment(page, world, dr_lind, olga, client_of):
    client_of(dr_lind).get(f"/treatments/{world.ids['treatment_id']}/")

    said = client_of(olga).get(f"{page}?only=read").content.decode()

    assert "specialist" in said
    assert "treat.treatment" in said
    assert "signed a treatment" not in said
    assert "Dr Lind" not in said


def test_deeds_are_listed_too(page, olga, client_of):
    said = client_of(olga).get(page).content.decode()

    for deed in ("signed a treatment", "reviewed", "answered", "made link"):
        assert deed in said


def test_looking_here_is_a_line_itself(page, world, olga, client_of):
    client_of(olga).get(page)

    last = Line.objects.order_by("-pk").first()
    assert (last.deed, last.actor_label, last.patient_id) == ("read", "owner", world.ids["patient_id"])


def test_a_long_ledger_comes_in_pages(page, world, olga, client_of):
    for _ in range(200):
        record(Actor.job("test"), "read", world.patient, patient_id=world.patient.pk)
    client = client_of(olga)
    first = client.get(page)

    assert "Earlier" in first.content.decode()
    assert "Asked" not in first.content.decode()
    second = client.get(f"{page}?before={first.context['earlier']}").content.decode()
    assert "signed a treatment" in second


@pytest.mark.parametrize("junk", ["?before=x", "?before=-1", "?before=" + "9" * 60, "?only=zq", "?before=%00"])
def test_no_junk_breaks_it(page, olga, client_of, junk):
    assert client_of(olga).get(page + junk).status_code == 200


@pytest.mark.parametrize("person", ["mira", "dr_lind", "omar"])
def test_only_who_audits(page, person, request, client_of):
    assert client_of(request.getfixturevalue(person)).get(page).status_code == 403


def test_the_patients_page_leads_there_for_who_may(page, world, olga, mira, client_of):
    home = f"/patients/{world.ids['patient_id']}/"

    assert page in client_of(olga).get(home).content.decode()
    assert page not in client_of(mira).get(home).content.decode()
