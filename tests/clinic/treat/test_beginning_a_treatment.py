"""A treatment begins when consent stands and every rule, asked again for today, agrees."""

from datetime import date

import pytest

from basketweave.clinic.access.actions import make_token
from basketweave.clinic.access.actor import actor_of
from basketweave.clinic.access.door import PermissionRefused
from basketweave.clinic.house.refusals import FindingsRefused
from basketweave.clinic.people import actions as people
from basketweave.clinic.plan import actions as plan
from basketweave.clinic.treat import actions, queries, refusals
from basketweave.clinic.treat.models import Treatment
from tests.clinic.plan.builders import FIRST_DAY, FOUR_WEEKS, booked, session
from tests.clinic.treat.builders import begun, lisbon_time, signed

pytestmark = pytest.mark.django_db


def test_the_record_is_prefilled_with_the_planned_zones(course, consent, noor, by_noor, episode, pen):
    treatment = actions.begin(session=session(course, 1), by=by_noor)

    episode.refresh_from_db()
    assert [(each.zone, str(each.needle_length_mm), each.passes) for each in treatment.zones.order_by("zone")] == [
        ("cheek-left", "1.50", None),
        ("cheek-right", "1.50", None),
    ]
    assert (treatment.specialist, treatment.device, treatment.consent, treatment.day) == (noor, pen, consent, FIRST_DAY)
    assert (episode.step, episode.due, episode.due_day, episode.owner) == ("treat", "signature", FIRST_DAY, noor)
    assert queries.unsigned_of(episode) == treatment


def test_without_a_consent_that_stands_nothing_begins(course, by_noor):
    with pytest.raises(refusals.NoConsent):
        actions.begin(session=session(course, 1), by=by_noor)


def test_a_consent_that_was_taken_back_does_not_stand(course, consent, by_noor):
    people.withdraw_consent(consent=consent, by=by_noor)

    with pytest.raises(refusals.NoConsent):
        actions.begin(session=session(course, 1), by=by_noor)
    assert not Treatment.objects.exists()


@pytest.fixture
def second_booked_too_early(course, consent, lot, noor, mira, as_staff, clock):
    """Session 2 was booked in time, but session 1 was then held later than it stood in the diary."""
    booked(course, 2, FIRST_DAY + FOUR_WEEKS, as_staff(mira))
    plan.note_treated(session=session(course, 1), day=date(2026, 3, 12), by=as_staff(noor))
    clock(lisbon_time(2026, 4, 6, 10))
    return session(course, 2)


def test_the_rules_are_asked_again_and_refuse_with_the_same_finding(second_booked_too_early, by_noor):
    with pytest.raises(FindingsRefused) as refused:
        actions.begin(session=second_booked_too_early, by=by_noor)

    finding = refused.value.findings[0]
    assert (finding.rule, finding.code, finding.not_before) == ("session_spacing", "too-soon-after", date(2026, 4, 9))
    assert not Treatment.objects.exists()


def test_page_and_api_refuse_it_too(second_booked_too_early, noor, client_of):
    client, address = client_of(noor), f"/sessions/{second_booked_too_early.pk}/treatment/"
    _token, secret = make_token(user=noor.user, name="machine", by=actor_of(noor.user))

    looked, pressed = client.get(address), client.post(address)
    machine = client.post(
        f"/api/v1/sessions/{second_booked_too_early.pk}/treatment", headers={"Authorization": f"Bearer {secret}"}
    )

    assert "session_spacing" in looked.content.decode()
    assert pressed.status_code == 422
    assert "session_spacing" in pressed.content.decode()
    assert machine.status_code == 409
    assert machine.json()["findings"][0]["not_before"] == "2026-04-09"
    assert not Treatment.objects.exists()


def test_it_is_held_on_the_day_it_is_booked_for(course, consent, by_noor, clock):
    clock(lisbon_time(2026, 3, 10, 10))

    with pytest.raises(refusals.NotBookedForToday) as refused:
        actions.begin(session=session(course, 1), by=by_noor)

    assert refused.value.day == FIRST_DAY


def test_today_is_the_sites_today(course, consent, by_noor, clock):
    clock(lisbon_time(2026, 3, 9, 23, 30))

    assert actions.begin(session=session(course, 1), by=by_noor).day == FIRST_DAY


def test_the_sessions_of_a_course_are_held_in_order(course, consent, by_noor, mira, as_staff, clock):
    booked(course, 2, FIRST_DAY + FOUR_WEEKS, as_staff(mira))
    clock(lisbon_time(2026, 4, 6, 10))

    with pytest.raises(refusals.AnotherComesFirst):
        actions.begin(session=session(course, 2), by=by_noor)


def test_begun_twice_it_is_one_record(course, consent, by_noor):
    first = actions.begin(session=session(course, 1), by=by_noor)

    assert actions.begin(session=session(course, 1), by=by_noor) == first
    assert Treatment.objects.count() == 1


@pytest.mark.parametrize("who", ["mira", "olga", "omar", "dr_weiss"])
def test_only_who_treats_at_this_site_begins(course, consent, request, as_staff, who):
    with pytest.raises(PermissionRefused):
        actions.begin(session=session(course, 1), by=as_staff(request.getfixturevalue(who)))


def test_the_page_begins_and_leads_to_the_record(course, consent, noor, client_of):
    client, address = client_of(noor), f"/sessions/{session(course, 1).pk}/treatment/"

    ready, answer = client.get(address), client.post(address)

    treatment = Treatment.objects.get()
    assert "Booked for today" in ready.content.decode()
    assert answer.url == f"/treatments/{treatment.pk}/"
    assert client.get(address).url == f"/treatments/{treatment.pk}/"


def test_the_whole_course_is_treated_one_session_after_the_other(course, consent, noor, lot, clock):
    for number, day in ((1, (2026, 3, 9)), (2, (2026, 4, 7)), (3, (2026, 5, 6))):
        clock(lisbon_time(*day, 10))
        signed(begun(course, number, noor), lot, noor)

    assert [each.treated_on for each in course.sessions.all()] == [
        date(2026, 3, 9),
        date(2026, 4, 7),
        date(2026, 5, 6),
    ]
