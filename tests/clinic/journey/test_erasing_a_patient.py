"""Erased by staff who type the name, or by the patient after the code: words gone, times freed, the ledger whole."""

from datetime import date, time
from threading import Event

import pytest
from django.conf import settings

from basketweave.clinic.access.actor import Actor
from basketweave.clinic.access.door import PermissionRefused
from basketweave.clinic.diary.actions import hold
from basketweave.clinic.diary.models import Holding
from basketweave.clinic.heal.models import CheckIn
from basketweave.clinic.journey import actions
from basketweave.clinic.ledger.models import Line
from basketweave.clinic.ledger.queries import Kind, verify
from basketweave.clinic.people.models import Episode, Patient
from basketweave.clinic.post.models import Message
from basketweave.clinic.post.work import run_worker
from tests.clinic.doors.world import SECRETS

pytestmark = pytest.mark.django_db


@pytest.fixture
def patient(world):
    return Patient.objects.get(pk=world.patient.pk)


def erase(client, patient, name):
    return client.post(f"/patients/{patient.pk}/erase/", {"name": name})


def held(patient):
    return Holding.objects.filter(episode__patient=patient, cancelled_at__isnull=True, session__treated_on=None)


def test_the_owner_types_the_name_and_the_key_is_gone(patient, olga, client_of):
    page = erase(client_of(olga), patient, "  ana maria  DE souza ")

    assert page["Location"] == "/board/"
    patient.refresh_from_db()
    assert patient.erased_at is not None
    assert patient.vault_key.is_destroyed
    assert (patient.name, patient.email, patient.phone) == ("", "", "")


def test_another_name_erases_nobody(patient, olga, client_of):
    page = erase(client_of(olga), patient, "Ana Maria")

    assert page.status_code == 422
    assert "This is not the name above. Nothing was erased." in page.content.decode()
    patient.refresh_from_db()
    assert patient.erased_at is None


def test_booked_sessions_are_free_again_and_the_episode_is_closed(patient, olga, as_staff):
    future = held(patient).filter(session__number=3)
    assert future.exists()

    actions.erase(patient=patient, by=as_staff(olga))

    assert not future.exists()
    assert not Episode.objects.filter(patient=patient, closed_at__isnull=True).exists()


def test_a_consultation_to_come_is_free_again(ana, episode, mira, olga, room, dr_lind, as_staff, client):
    kept = hold(
        site=episode.site,
        purpose="consultation",
        day=date(2026, 3, 3),
        wall_time=time(10),
        minutes=30,
        specialist=dr_lind,
        episode=episode,
        by=as_staff(mira),
    )

    actions.erase(patient=ana, by=as_staff(olga))

    kept.refresh_from_db()
    assert kept.cancelled_at is not None


def test_no_word_is_left_to_read(patient, world, olga, dr_vega, as_staff, client_of):
    actions.erase(patient=patient, by=as_staff(olga))

    answered = CheckIn.objects.get(pk=world.ids["check_in_id"])
    assert answered.answers is None
    client = client_of(dr_vega)
    for page in (
        f"/patients/{patient.pk}/",
        f"/check-ins/{answered.pk}/",
        f"/tasks/{world.ids['task_id']}/",
        f"/reviews/{world.ids['review_id']}/",
        f"/patients/{patient.pk}/ledger/",
    ):
        shown = client.get(page)
        assert shown.status_code == 200, page
        for secret in (*SECRETS, "Ana Maria", "ana@example.org", "+351 910"):
            assert secret not in shown.content.decode(), page


def test_no_mail_goes_out_any_more(patient, olga, as_staff, mailoutbox):
    assert Message.objects.outstanding().filter(key=patient.vault_key).exists()

    actions.erase(patient=patient, by=as_staff(olga))
    run_worker(stop=Event(), settle=True)

    assert [mail for mail in mailoutbox if "ana@example.org" in mail.to] == []


def test_the_ledger_stays_whole_and_knows_no_name(patient, olga, as_staff):
    actions.erase(patient=patient, by=as_staff(olga))

    broken = {fault.kind for fault in verify().faults}
    assert broken & {Kind.CHANGED, Kind.REMOVED, Kind.INSERTED} == set()
    lines = list(Line.objects.filter(patient_id=patient.pk))
    assert "erased patient" in {line.deed for line in lines}
    for line in lines:
        assert "Ana" not in f"{line.details} {line.actor_label}"


def test_the_key_is_named_apart_from_every_backup(patient, olga, client_of, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        erase(client_of(olga), patient, patient.name)

    assert str(patient.vault_key_id) in (settings.HOME / "erasures.log").read_text()


def test_the_patient_erases_herself_after_the_code(patient, client_of_patient):
    client = client_of_patient(patient, is_verified=True)
    assert client.post("/my/erase/", {}).status_code == 422

    client.post("/my/erase/", {"sure": "on"})

    patient.refresh_from_db()
    assert patient.erased_at is not None
    assert client.get("/my/").status_code == 403


def test_without_the_code_she_is_asked_for_it(patient, client_of_patient):
    assert client_of_patient(patient).post("/my/erase/", {"sure": "on"})["Location"].startswith("/my/code/")
    patient.refresh_from_db()
    assert patient.erased_at is None


def test_nobody_erases_somebody_else(patient, lisbon):
    for by in (Actor.patient(lisbon.pk, is_verified=True), Actor.patient(patient.pk, is_verified=False)):
        with pytest.raises(PermissionRefused):
            actions.erase(patient=patient, by=by)


@pytest.mark.parametrize("person", ["mira", "dr_lind", "omar"])
def test_only_who_runs_the_house_erases(patient, person, request, client_of):
    assert erase(client_of(request.getfixturevalue(person)), patient, patient.name).status_code == 403


def test_twice_is_once(patient, olga, client_of):
    client, name = client_of(olga), patient.name
    erase(client, patient, name)

    assert erase(client, patient, name).status_code == 404
