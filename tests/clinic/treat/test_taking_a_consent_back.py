"""A patient takes a consent back, by themselves or through the clinic: from then on nobody treats."""

import uuid

import pytest

from basketweave.clinic.access.actions import make_token
from basketweave.clinic.ledger.models import Line
from basketweave.clinic.people import actions as people
from basketweave.clinic.people.models import ConsentWithdrawn
from basketweave.clinic.people.queries import consent_of
from basketweave.clinic.treat import actions, refusals
from basketweave.clinic.treat.models import Treatment
from tests.clinic.plan.builders import another_episode, session
from tests.clinic.treat.builders import a_consent

pytestmark = pytest.mark.django_db
SURE = {"is_sure": "on"}


@pytest.fixture
def page(course):
    return f"/sessions/{session(course, 1).pk}/consent/"


@pytest.fixture
def deed(page, consent):
    return f"{page}{consent.pk}/withdraw/"


@pytest.fixture
def own(consent):
    return f"/my/consents/{consent.pk}/withdraw/"


def test_the_desk_notes_it_and_nobody_begins(client_of, mira, noor, by_noor, page, deed, course, episode, consent):
    client = client_of(mira)
    offered = client.get(page).content.decode()

    answer = client.post(deed, SURE, follow=True)

    said = answer.content.decode()
    begin = client_of(noor).post(f"/sessions/{session(course, 1).pk}/treatment/")
    assert deed in offered
    assert answer.redirect_chain == [(page, 302)]
    assert "The consent is taken back." in said
    assert "A consent stands." not in said
    assert deed not in said
    assert consent_of(episode) is None
    assert Line.objects.filter(deed="withdrew consent", subject_id=consent.pk).count() == 1
    assert begin.status_code == 422
    with pytest.raises(refusals.NoConsent):
        actions.begin(session=session(course, 1), by=by_noor)
    assert not Treatment.objects.exists()


def test_unsure_it_stands_and_the_page_asks(client_of, mira, deed, episode, consent):
    answer = client_of(mira).post(deed)

    assert answer.status_code == 422
    assert list(answer.context["withdrawing"].errors) == ["is_sure"]
    assert consent_of(episode) == consent


def test_it_is_a_deed_and_no_link(client_of, mira, deed, episode, consent):
    assert client_of(mira).get(deed).status_code == 405
    assert consent_of(episode) == consent


def test_a_consent_of_another_episode_is_not_there(client_of, mira, noor, page, ana):
    other = a_consent(another_episode(ana), noor)
    client = client_of(mira)

    assert client.post(f"{page}{other.pk}/withdraw/", SURE).status_code == 404
    assert client.post(f"{page}{uuid.uuid4()}/withdraw/", SURE).status_code == 404
    assert not ConsentWithdrawn.objects.exists()


@pytest.mark.parametrize(("who", "status"), [("omar", (403, 404)), ("dr_weiss", (404,))])
def test_who_does_not_book_here_finds_nothing(client_of, request, deed, who, status):
    assert client_of(request.getfixturevalue(who)).post(deed, SURE).status_code in status
    assert not ConsentWithdrawn.objects.exists()


def test_the_patient_takes_it_back_and_nobody_begins(client_of_patient, ana, own, course, by_noor, episode, consent):
    client = client_of_patient(ana, is_verified=True)
    history, asked = client.get("/my/history/").content.decode(), client.get(own)

    answer = client.post(own, SURE, follow=True)

    assert own in history
    assert asked.status_code == 200
    assert consent.title in asked.content.decode()
    assert answer.redirect_chain == [("/my/history/", 302)]
    assert "taken back" in answer.content.decode()
    assert own not in answer.content.decode()
    assert consent_of(episode) is None
    assert Line.objects.filter(deed="withdrew consent", subject_id=consent.pk).count() == 1
    with pytest.raises(refusals.NoConsent):
        actions.begin(session=session(course, 1), by=by_noor)


def test_the_patient_is_asked_whether_they_are_sure(client_of_patient, ana, own, episode, consent):
    answer = client_of_patient(ana, is_verified=True).post(own)

    assert answer.status_code == 422
    assert consent_of(episode) == consent


def test_before_the_code_nothing_is_taken_back(client_of_patient, ana, own, episode, consent):
    answer = client_of_patient(ana).post(own, SURE)

    assert (answer.status_code, answer["Location"].split("?")[0]) == (302, "/my/code/")
    assert consent_of(episode) == consent


def test_somebody_elses_consent_is_not_there(client_of_patient, mira, as_staff, own, episode, consent):
    eve = people.enter_patient(name="Eve", email="eve@example.org", by=as_staff(mira))
    client = client_of_patient(eve, is_verified=True)

    assert client.get(own).status_code == 404
    assert client.post(own, SURE).status_code == 404
    assert consent_of(episode) == consent


def test_sent_again_after_a_new_signature_the_new_one_stands(client_of_patient, ana, own, episode, noor):
    client = client_of_patient(ana, is_verified=True)
    client.post(own, SURE)
    signed_since = a_consent(episode, noor)

    client.post(own, SURE)

    assert consent_of(episode) == signed_since


@pytest.mark.parametrize(("who", "status"), [("mira", 200), ("omar", 404), ("dr_weiss", 404)])
def test_a_machine_takes_back_what_its_owner_may(client, request, as_staff, consent, episode, who, status):
    person = request.getfixturevalue(who)
    _token, secret = make_token(user=person.user, name="machine", by=as_staff(person))
    headers = {"Authorization": f"Bearer {secret}"}

    answers = [client.post(f"/api/v1/consents/{consent.pk}/withdrawal", headers=headers) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [status, status]
    assert (consent_of(episode) is None) == (status == 200)
    assert answers[0].json() == answers[1].json()
    if status == 200:
        assert answers[0].json()["consent_id"] == str(consent.pk)
