"""To erase a patient is to destroy their key: words stay as noise, the ledger stays whole."""

from threading import Event

import pytest
from django.db import IntegrityError, transaction

from basketweave.clinic.access.actor import Actor
from basketweave.clinic.access.door import PermissionRefused
from basketweave.clinic.house.actions import publish_consent_text
from basketweave.clinic.ledger.models import Line
from basketweave.clinic.ledger.queries import verify
from basketweave.clinic.people import actions, queries
from basketweave.clinic.people.models import Consent, Patient
from basketweave.clinic.post.work import run_worker
from basketweave.clinic.vault import erasures
from basketweave.clinic.vault.fields import ERASED

pytestmark = pytest.mark.django_db


@pytest.fixture
def erased(ana, episode, olga, as_staff):
    text = publish_consent_text(language="en", title="Consent", text="You can say no.", by=Actor.job("test"))
    actions.sign_consent(
        episode=episode, text=text, digest_shown=text.digest, signed_name="Ana Maria", by=Actor.job("test")
    )
    return actions.erase_patient(patient=ana, by=as_staff(olga))


def test_nothing_tells_who_it_was(erased):
    patient = Patient.objects.get()

    assert (patient.name, patient.called, patient.email, patient.phone, patient.born_on) == ("", "", "", "", None)
    assert Consent.objects.get().signed_name == str(ERASED)
    assert patient.vault_key.is_destroyed


def test_the_ledger_stays_whole(erased):
    assert Line.objects.filter(patient_id=erased.pk, deed="erased patient").count() == 1
    assert verify().is_whole


def test_the_episode_is_closed(erased, episode):
    episode.refresh_from_db()

    assert (episode.step, episode.is_urgent) == ("done", False)
    assert episode.closed_at


def test_links_and_visits_end(ana, olga, as_staff, client_of_patient):
    browser = client_of_patient(ana)

    actions.erase_patient(patient=ana, by=as_staff(olga))

    assert browser.get("/my/code/").status_code == 403
    with pytest.raises(actions.PatientErased):
        actions.make_link(patient=ana, by=as_staff(olga))


def test_what_was_not_sent_yet_dies_with_the_key(ana, olga, as_staff, mails):
    actions.write_to(patient=ana, kind="test", subject="Hello", body="Ana", once_key="test", by=Actor.job("test"))
    actions.erase_patient(patient=ana, by=as_staff(olga))

    assert mails() == []


def test_twice_is_once(erased, olga, as_staff):
    actions.erase_patient(patient=erased, by=as_staff(olga))

    assert Line.objects.filter(deed="erased patient").count() == 1


def test_the_database_lets_no_name_come_back(erased):
    with pytest.raises(IntegrityError), transaction.atomic():
        Patient.objects.update(name="Ana")


def test_who_may_erase(ana, mira, dr_lind, omar, as_staff):
    nobody = [as_staff(one) for one in (mira, dr_lind, omar)]
    for by in (
        *nobody,
        Actor.visitor(),
        Actor.patient(ana.pk, is_verified=False),
        Actor.patient(omar.pk, is_verified=True),
    ):
        with pytest.raises(PermissionRefused):
            actions.erase_patient(patient=ana, by=by)

    assert actions.erase_patient(patient=ana, by=Actor.patient(ana.pk, is_verified=True)).erased_at


def test_an_erased_patient_is_found_by_no_address(erased):
    assert not queries.reachable_at("ana@example.org").exists()
    assert not queries.reachable_at("").exists()


def test_a_restore_of_an_older_backup_forgets_them_again(ana, episode):
    for _ in range(2):
        for follow in erasures.followers():
            follow([ana.vault_key_id])

    patient = Patient.objects.get()
    assert (patient.name, patient.email) == ("", "")
    assert patient.erased_at
    assert Line.objects.filter(deed="erased patient again").count() == 1


def test_the_mails_in_the_folder_go_too(ana, olga, as_staff, settings, tmp_path, django_capture_on_commit_callbacks):
    settings.EMAIL_BACKEND, settings.HOME = "basketweave.clinic.post.mail.FolderBackend", tmp_path
    for patient in (ana, actions.enter_patient(name="Ben", email="ben@example.org", by=Actor.visitor())):
        once_key = f"test/{patient.pk}"
        actions.write_to(patient=patient, kind="test", subject="Hello", body="x", once_key=once_key, by=as_staff(olga))
    run_worker(stop=Event(), settle=True)
    assert len(list(tmp_path.glob("mail/*.eml"))) == 2

    with django_capture_on_commit_callbacks(execute=True):
        actions.erase_patient(patient=ana, by=as_staff(olga))

    [kept] = tmp_path.glob("mail/*.eml")
    assert "ben@example.org" in kept.read_text()
