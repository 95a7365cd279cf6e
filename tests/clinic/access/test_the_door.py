"""What each may see, and at which site; not there and not for you look the same."""

import pytest

from basketweave.clinic.access.actor import Actor, Role
from basketweave.clinic.access.door import STAFF_MAY, Need, PermissionRefused, Refused, fetch, may, narrow, require
from basketweave.clinic.ledger.models import Line
from basketweave.clinic.people.models import Episode, Patient, RoleHeld

pytestmark = pytest.mark.django_db
EVERYBODY = ["dr_lind", "mira", "olga", "dr_vega", "dr_weiss", "omar"]
SEES_ANA_AS = {
    Need.BOARD: {"dr_lind", "mira", "olga", "dr_vega"},
    Need.CONTACT: {"dr_lind", "mira", "olga", "dr_vega"},
    Need.BOOKING: {"dr_lind", "mira", "olga", "dr_vega"},
    Need.CLINICAL: {"dr_lind", "dr_vega"},
    Need.PHOTOGRAPH: {"dr_lind", "dr_vega"},
    Need.EXAMINE: {"dr_lind", "dr_vega"},
    Need.DECIDE: {"dr_lind", "dr_vega"},
    Need.MANAGE: {"olga", "dr_vega"},
    Need.GUIDELINE: {"dr_vega"},
    Need.AUDIT: {"olga", "dr_vega"},
    Need.OWN: set(),
    Need.OWN_HISTORY: set(),
}


@pytest.mark.parametrize("need", Need)
def test_who_sees_ana_for_what(request, need, episode, as_staff):
    staff = {name: as_staff(request.getfixturevalue(name)) for name in EVERYBODY}

    seeing = {name for name, actor in staff.items() if narrow(actor, Episode.objects.all(), need).exists()}

    assert seeing == SEES_ANA_AS[need]


def test_no_role_was_forgotten():
    assert set(Role) == set(STAFF_MAY)


def test_ana_sees_herself_and_her_history_only_after_the_code(ana, lisbon):
    other = Patient.objects.create(
        name="Ben", vault_key=ana.vault_key.__class__.objects.create(wrapped=b"x"), entered_at=ana.entered_at
    )
    by_link, verified = (Actor.patient(ana.pk, is_verified=known) for known in (False, True))

    assert fetch(by_link, Patient, need=Need.OWN, pk=ana.pk) == ana
    assert fetch(verified, Patient, need=Need.OWN_HISTORY, pk=ana.pk) == ana
    for actor, need, whom in [
        (by_link, Need.OWN_HISTORY, ana),
        (by_link, Need.CONTACT, ana),
        (verified, Need.CLINICAL, ana),
        (verified, Need.OWN, other),
    ]:
        with pytest.raises(Refused):
            fetch(actor, Patient, need=need, pk=whom.pk)


@pytest.mark.parametrize("lookup", ["nonsense", "00000000-0000-4000-8000-000000000000", ""])
def test_what_is_not_there_is_refused_alike(lookup, mira, as_staff):
    with pytest.raises(Refused):
        fetch(as_staff(mira), Episode, need=Need.BOARD, pk=lookup)


def test_an_opening_is_a_line_in_the_ledger_and_a_refused_one_is_none(episode, mira, omar, as_staff):
    fetch(as_staff(mira), Episode, need=Need.BOARD, pk=episode.pk)
    with pytest.raises(Refused):
        fetch(as_staff(omar), Episode, need=Need.BOARD, pk=episode.pk)

    line = Line.objects.get()
    assert (line.deed, line.actor_label, line.patient_id) == ("read", "desk", episode.patient_id)


def test_a_patient_with_two_episodes_is_listed_once(ana, lisbon, mira, as_staff):
    Episode.objects.create(patient=ana, site=lisbon, opened_at=ana.entered_at, due_day=ana.entered_at.date())

    assert list(narrow(as_staff(mira), Patient.objects.all(), Need.CONTACT)) == [ana]


def test_a_role_that_ended_opens_nothing(mira, as_staff, clock):
    RoleHeld.objects.filter(staff=mira).update(until=mira.user.joined_at)

    assert not may(as_staff(mira), Need.BOARD)
    with pytest.raises(PermissionRefused):
        require(as_staff(mira), Need.BOARD)


def test_a_visitor_may_nothing():
    assert not [need for need in Need if may(Actor.visitor(), need)]
