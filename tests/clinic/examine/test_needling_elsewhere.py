"""What was done elsewhere is noted with its day: the waiting counts from it too."""

from datetime import date

import pytest

from basketweave.clinic.access.door import PermissionRefused
from basketweave.clinic.examine import actions, queries
from basketweave.clinic.examine.models import EarlierNeedling
from basketweave.clinic.examine.refusals import ImpossibleDay, NoZone
from basketweave.clinic.ledger.models import Line
from basketweave.science.quantities import Zone

pytestmark = pytest.mark.django_db
A_WEEK_AGO = date(2026, 2, 23)


@pytest.fixture
def told(episode, by_dr_lind):
    return {
        "patient": episode.patient,
        "site": episode.site,
        "zones": ["chin", "cheek-left"],
        "day": A_WEEK_AGO,
        "by": by_dr_lind,
    }


def test_the_days_are_known_by_zone(told, episode):
    actions.note_earlier_needling(**told)
    actions.note_earlier_needling(**told | {"zones": ["chin"], "day": date(2026, 1, 5)})

    assert queries.earlier_days(episode.patient) == {
        Zone.CHEEK_LEFT: (A_WEEK_AGO,),
        Zone.CHIN: (date(2026, 1, 5), A_WEEK_AGO),
    }
    assert Line.objects.filter(deed="noted earlier needling").count() == 2


def test_it_is_noted_on_the_page_with_all_that_was_typed(client_of, dr_lind, examination, typed, episode):
    answer = client_of(dr_lind).post(f"/examinations/{examination.pk}/", typed | earlier())

    assert answer["Location"].endswith("#earlier")
    assert EarlierNeedling.objects.get().zones == ["chin"]
    examination.refresh_from_db()
    assert examination.notes == "Boxcar scars, soft"


def test_sent_twice_it_is_noted_once_and_changed_meanwhile_it_is_refused(
    client_of, dr_lind, examination, typed, episode
):
    address = f"/examinations/{examination.pk}/"
    client_of(dr_lind).post(address, typed | earlier())
    examination.refresh_from_db()
    typed["version"] = examination.version
    client_of(dr_lind).post(address, typed | earlier())
    examination.refresh_from_db()
    typed["version"] = examination.version

    answer = client_of(dr_lind).post(address, typed | earlier() | {"earlier-day": "2026-02-16"})

    assert "what you sent first stands" in answer.context["telling"].non_field_errors()[0]
    assert EarlierNeedling.objects.get().day == A_WEEK_AGO


@pytest.mark.parametrize(
    ("wrong", "field", "sentence"),
    [
        ({"earlier-day": "2026-02-30"}, "day", "not in the calendar"),
        ({"earlier-day": "2026-03-03"}, "day", "It cannot have been on"),
        ({"earlier-day": "1900-01-01"}, "day", "It cannot have been on"),
        ({"earlier-zones": []}, "zones", "Choose at least one place"),
        ({"earlier-zones": ["tail"]}, "zones", "We do not know the place"),
    ],
)
def test_what_cannot_have_been_gets_a_sentence(client_of, dr_lind, examination, typed, wrong, field, sentence):
    answer = client_of(dr_lind).post(f"/examinations/{examination.pk}/", typed | earlier() | wrong)

    assert answer.status_code == 422
    assert sentence in answer.context["telling"].errors[field][0]
    assert EarlierNeedling.objects.count() == 0


def test_noted_by_mistake_it_is_taken_back_and_still_to_be_seen(client_of, dr_lind, examination, told, episode):
    needling = actions.note_earlier_needling(**told)

    client_of(dr_lind).post(f"/examinations/{examination.pk}/told/{needling.pk}/take-back/")

    assert queries.earlier_days(episode.patient) == {}
    shown = client_of(dr_lind).get(f"/examinations/{examination.pk}/").content.decode()
    assert "taken back" in shown
    assert Line.objects.filter(deed="took back earlier needling").count() == 1


def test_anothers_is_not_taken_back_from_this_examination(client_of, dr_lind, examination, told, ana):
    needling = actions.note_earlier_needling(**told | {"patient": ana})

    answer = client_of(dr_lind).post(f"/examinations/{examination.pk}/told/{needling.pk}/take-back/")

    assert answer.status_code == 404
    assert queries.earlier_days(ana) == {Zone.CHEEK_LEFT: (A_WEEK_AGO,), Zone.CHIN: (A_WEEK_AGO,)}
    assert not Line.objects.filter(deed="read", subject_id=needling.pk).exists()


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [({"day": date(2026, 3, 3)}, ImpossibleDay), ({"day": date(1900, 1, 1)}, ImpossibleDay), ({"zones": []}, NoZone)],
)
def test_the_deed_itself_refuses(told, wrong, refusal):
    with pytest.raises(refusal):
        actions.note_earlier_needling(**told | wrong)


@pytest.mark.parametrize("who", ["mira", "omar", "dr_weiss"])
def test_it_is_for_who_examines(told, request, as_staff, who):
    with pytest.raises(PermissionRefused):
        actions.note_earlier_needling(**told | {"by": as_staff(request.getfixturevalue(who))})


def earlier():
    return {
        "deed": "earlier",
        "earlier-day": "2026-02-23",
        "earlier-zones": ["chin"],
        "earlier-once_key": "9b2a6f7e-53b0-4dd6-a7e9-0b8a3c6f1a15",
    }
