"""What is known of a person, for every rule: from the request, the examination, the answers, and the site."""

from datetime import date

import pytest

from basketweave.clinic.consult.actions import answer_screening
from basketweave.clinic.examine import actions
from basketweave.clinic.examine.known import known_of
from basketweave.clinic.people.actions import erase_patient
from basketweave.science.protocol.history import History
from basketweave.science.quantities import Appearance, Concern, Jurisdiction, PigmentSort, ScarKind, Zone
from tests.clinic.examine.conftest import LOOKS

pytestmark = pytest.mark.django_db


def test_before_anybody_has_looked_only_the_request_is_known(episode):
    known = known_of(episode)

    assert (known.born_on, known.concerns) == (date(1990, 5, 1), {Concern.SCARS, Concern.SUN_DAMAGE})
    assert (known.appearance, known.history, known.told_days) == (Appearance(), History(), {})
    assert known.jurisdiction is Jurisdiction.NOT_READ


def test_an_open_examination_tells_what_it_has_so_far(episode, examination, found, by_dr_lind):
    actions.save(examination=examination, version=1, by=by_dr_lind, **found)

    assert known_of(episode).appearance == LOOKS


def test_once_finished_it_counts_and_an_open_one_after_it_does_not(episode, examination, found, by_dr_lind, clock):
    actions.save_and_finish(examination=examination, version=1, by=by_dr_lind, **found)
    clock(examination.begun_at.replace(month=9))
    again = actions.begin(episode=episode, purpose="review", by=by_dr_lind)
    raised = Appearance(scar_kinds=frozenset({ScarKind.RAISED}), pigment_sorts=frozenset({PigmentSort.MELASMA}))

    saved = actions.save(examination=again, version=1, by=by_dr_lind, **found | {"appearance": raised})
    assert known_of(episode).appearance == LOOKS

    actions.finish(examination=saved, version=None, by=by_dr_lind)
    assert known_of(episode).appearance == raised


def test_a_needling_elsewhere_counts_as_noted_and_as_answered(episode, lisbon, by_dr_lind):
    noted, answered = date(2026, 2, 1), date(2026, 2, 10)
    actions.note_earlier_needling(patient=episode.patient, site=lisbon, zones=["chin"], day=noted, by=by_dr_lind)
    told = {"needling": True, "needling-on": answered, "needling-where": ["chin", "nose"]}
    answer_screening(episode=episode, answers=told, occasion="specialist", by=by_dr_lind)

    known = known_of(episode)

    assert known.told_days == {Zone.CHIN: (noted, answered), Zone.NOSE: (answered,)}
    assert known.history.has("needling")


def test_a_needling_without_a_place_was_everywhere(episode, by_dr_lind):
    told = {"needling": True, "needling-on": date(2026, 2, 10)}
    answer_screening(episode=episode, answers=told, occasion="specialist", by=by_dr_lind)

    assert set(known_of(episode).told_days) == set(Zone)


def test_the_site_says_whose_labels_hold(episode, lisbon):
    lisbon.jurisdiction = Jurisdiction.USA.value
    lisbon.save()
    episode.refresh_from_db()

    assert known_of(episode).jurisdiction is Jurisdiction.USA


def test_of_somebody_erased_nothing_is_known(episode, examination, found, by_dr_lind, olga, as_staff):
    actions.save(examination=examination, version=1, by=by_dr_lind, **found)
    erase_patient(patient=episode.patient, by=as_staff(olga))
    episode.patient.refresh_from_db()

    assert (known_of(episode).appearance, known_of(episode).born_on) == (Appearance(), None)
