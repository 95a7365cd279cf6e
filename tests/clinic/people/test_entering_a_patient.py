"""A patient has a name of one part or five, a key of their own, and may be corrected."""

import pytest

from basketweave.clinic.access.actor import Actor
from basketweave.clinic.access.door import PermissionRefused
from basketweave.clinic.access.versions import StaleRecord
from basketweave.clinic.ledger.models import Line
from basketweave.clinic.people import actions, queries
from basketweave.clinic.people.models import Due, Patient, Step

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "name", ["Madonna", "Ana Maria de Souza e Silva", "Đặng Thị Hồng Nhung", "محمد", "O’Brien-Ruíz"]
)
def test_any_name_is_a_name(name, clock):
    patient = actions.enter_patient(name=f" {name} ", by=Actor.visitor())

    assert Patient.objects.get(pk=patient.pk).name == name


@pytest.mark.parametrize("name", ["", "  ", "\t\n"])
def test_no_name_is_none(name, clock):
    with pytest.raises(actions.NoName):
        actions.enter_patient(name=name, by=Actor.visitor())


def test_each_has_a_key_of_their_own(ana, as_staff, mira):
    ben = actions.enter_patient(name="Ben", by=as_staff(mira))

    assert ben.vault_key_id != ana.vault_key_id


def test_who_belongs_nowhere_enters_nobody(omar, as_staff):
    with pytest.raises(PermissionRefused):
        actions.enter_patient(name="Ben", by=as_staff(omar))


def test_the_second_of_two_corrections_is_told(ana, mira, as_staff):
    told = {"called": "", "email": "", "phone": "", "born_on": None, "language": "en", "by": as_staff(mira)}
    actions.change_patient(patient=ana, name="Ana Maria", version=1, **told)

    with pytest.raises(StaleRecord):
        actions.change_patient(patient=ana, name="Ana", version=1, **told)


def test_the_ledger_holds_no_name(ana, mira, as_staff):
    actions.enter_patient(name="Ben Eleven", email="ben@example.org", by=as_staff(mira))

    assert "Ben" not in str([vars(line) for line in Line.objects.all()])


def test_an_episode_moves_on_and_says_what_is_due(episode):
    actions.move_on(episode, step=Step.TREAT, due=Due.SESSION, due_number=2)

    episode.refresh_from_db()
    assert (episode.step, episode.due, episode.due_number, episode.version) == ("treat", "session", 2, 2)
    assert str(episode.due_day) == "2026-03-02"  # today, where no day was told


def test_an_urgent_call_stays_until_somebody_ends_it(episode):
    actions.move_on(episode, step=Step.HEAL, due=Due.CALL, is_urgent=True)

    actions.move_on(episode, step=Step.TREAT, due=Due.SESSION, due_number=3)
    assert (episode.step, episode.due, episode.is_urgent) == ("treat", "call", True)

    actions.move_on(episode, step=Step.HEAL, due=Due.CHECK_IN, is_urgent=False)
    episode.refresh_from_db()
    assert (episode.due, episode.is_urgent) == ("check-in", False)


def test_done_is_closed_and_what_is_open_again_is_not(episode):
    actions.move_on(episode, step=Step.DONE, due=Due.NOTHING)
    assert episode.closed_at

    actions.move_on(episode, step=Step.REFER, due=Due.DECISION)
    episode.refresh_from_db()
    assert episode.closed_at is None


def test_the_timeline_tells_of_consents(episode):
    assert queries.events_of(episode.patient_id) == []


def test_what_went_to_a_wrong_address_opens_nothing_any_more(ana, mira, as_staff, client_of_patient):
    told = {"name": ana.name, "called": "", "phone": "", "born_on": None, "language": "en", "by": as_staff(mira)}
    _link, secret = actions.make_link(patient=ana, by=as_staff(mira))
    stranger = client_of_patient(ana)

    actions.change_patient(patient=ana, email="ANA@example.org", **told)
    assert stranger.get("/my/code/").status_code == 200  # the same address, written in another way

    actions.change_patient(patient=ana, email="right@example.org", **told)
    assert stranger.get("/my/code/").status_code == 403
    assert queries.link_by(secret) is None


def test_the_old_address_is_told_without_a_name_or_a_link(ana, mira, as_staff, mails):
    told = {"name": ana.name, "called": "", "phone": "", "born_on": None, "language": "en", "by": as_staff(mira)}

    actions.change_patient(patient=ana, email="right@example.org", **told)

    [mail] = mails()
    assert mail.to == ["ana@example.org"]
    assert "please call us" in mail.body
    assert not any(word in mail.body for word in ("Ana", "right@", "http"))
