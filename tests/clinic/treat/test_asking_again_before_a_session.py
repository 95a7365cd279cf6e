"""Nobody is treated whose health was not asked about again, for this session and within the days that it holds."""

from datetime import time, timedelta
from decimal import Decimal

import pytest

from basketweave.clinic.house.guideline import guideline
from basketweave.clinic.house.refusals import FindingsRefused
from basketweave.clinic.plan import actions as plan
from basketweave.clinic.plan.passing_refusals import SeriesHeld
from basketweave.clinic.plan.queries import hold_of
from basketweave.clinic.plan.refusals import UnderWay
from basketweave.clinic.treat import actions, refusals
from basketweave.clinic.treat.models import Treatment
from basketweave.clinic.treat.queries import ZoneRecord
from tests.clinic.plan.builders import FIRST_DAY, a_course, booked, screened, session
from tests.clinic.treat.builders import a_consent, begun, lisbon_time, signed, what_was_done

pytestmark = pytest.mark.django_db


@pytest.fixture
def unasked(episode, dr_lind, noor, pen, room, mira, as_staff, clock):
    """Booked and consented; nobody has asked about her health."""
    course = a_course(episode, dr_lind, noor, pen)
    booked(course, 1, FIRST_DAY, as_staff(mira))
    a_consent(episode, noor)
    return course


def test_without_the_questions_nobody_begins(unasked, by_noor, clock):
    clock(lisbon_time(2026, 3, 9, 10))

    with pytest.raises(refusals.NotScreened):
        actions.begin(session=session(unasked, 1), by=by_noor)
    assert not Treatment.objects.exists()


def test_answers_hold_for_the_days_of_the_guideline(unasked, noor, by_noor, clock):
    valid = guideline().days("screening_valid")
    clock(lisbon_time(2026, 3, 9, 10) - valid - timedelta(days=1))
    screened(unasked, 1, noor)
    clock(lisbon_time(2026, 3, 9, 10))

    with pytest.raises(refusals.NotScreened):
        actions.begin(session=session(unasked, 1), by=by_noor)

    clock(lisbon_time(2026, 3, 9, 10) - valid)
    screened(unasked, 1, noor)
    clock(lisbon_time(2026, 3, 9, 10))
    assert actions.begin(session=session(unasked, 1), by=by_noor).day == FIRST_DAY


def test_answers_for_another_session_do_not_count(unasked, noor, by_noor, clock):
    clock(lisbon_time(2026, 3, 9, 10))
    screened(unasked, 2, noor)

    with pytest.raises(refusals.NotScreened):
        actions.begin(session=session(unasked, 1), by=by_noor)


def test_a_held_series_is_not_begun(course, consent, by_noor):
    plan.screen_again(course=course, session=session(course, 1), answers={"heart-rhythm": True}, by=by_noor)

    with pytest.raises(SeriesHeld):
        actions.begin(session=session(course, 1), by=by_noor)


def test_the_page_offers_the_questions_right_there(unasked, noor, client_of, clock):
    clock(lisbon_time(2026, 3, 9, 10))
    client, mine = client_of(noor), session(unasked, 1)

    looked = client.get(f"/sessions/{mine.pk}/treatment/").content.decode()
    pressed = client.post(f"/sessions/{mine.pk}/treatment/")
    asked = client.get(f"/sessions/{mine.pk}/screening/?then=begin")
    sent = client.post(
        f"/sessions/{mine.pk}/screening/",
        {"h-nothing-applies": "on", "then": "begin", "once_key": "00000000-0000-4000-8000-000000000000"},
    )

    assert f"/sessions/{mine.pk}/screening/?then=begin" in looked
    assert pressed.status_code == 422
    assert "Ask them first" in pressed.content.decode()
    assert "Nobody has answered them yet" in asked.content.decode()
    assert (sent.status_code, sent.url) == (302, f"/sessions/{mine.pk}/treatment/")
    assert client.post(f"/sessions/{mine.pk}/treatment/").status_code == 302


def test_what_touched_the_open_skin_is_said_and_logged(treatment, lot, noor, by_noor):
    open_ends = {"touched": ["sterile-saline"], "on_the_skin": "", "is_numbed": None}
    saved = actions.save(treatment=treatment, version=None, by=by_noor, **what_was_done(treatment, lot, **open_ends))

    with pytest.raises(refusals.NotComplete) as refused:
        actions.sign(treatment=saved, version=None, by=by_noor)

    assert list(refused.value.missing) == ["is_numbed", "on_the_skin"]


def test_nothing_and_something_do_not_touch_it_both(treatment, lot, by_noor):
    for touched, refusal in (
        (["nothing", "sterile-saline"], refusals.NothingAndSomething),
        (["honey"], refusals.UnknownTouch),
    ):
        with pytest.raises(refusal) as refused:
            actions.save(
                treatment=treatment, version=None, by=by_noor, **what_was_done(treatment, lot, touched=touched)
            )
        assert refused.value.words()


def test_an_answer_after_the_beginning_holds_the_rest_and_leaves_the_record_to_be_signed(
    treatment, lot, noor, by_noor, clock
):
    clock(treatment.begun_at + timedelta(minutes=30))
    plan.screen_again(
        course=treatment.session.course,
        session=treatment.session,
        answers={"pregnancy": True, "pregnancy-is": ["pregnant"]},
        by=by_noor,
    )

    assert signed(treatment, lot, noor).is_signed()
    assert hold_of(treatment.session.course) is not None


def test_what_has_begun_is_neither_moved_nor_given_back(treatment, mira, as_staff):
    mine = session(treatment.session.course, 1)

    with pytest.raises(UnderWay):
        plan.cancel_session(session=mine, agreed_by="desk-on-the-phone", by=as_staff(mira))
    with pytest.raises(UnderWay) as refused:
        plan.move_session(
            session=mine,
            day=FIRST_DAY + timedelta(days=1),
            wall_time=time(11),
            agreed_by="desk-on-the-phone",
            by=as_staff(mira),
        )
    assert "waiting for a signature" in refused.value.words()


def test_what_is_not_made_for_open_skin_is_not_signed(treatment, lot, noor):
    with pytest.raises(FindingsRefused) as refused:
        signed(treatment, lot, noor, touched=["other"])

    assert [finding.rule for finding in refused.value.findings] == ["open_channels"]
    assert Treatment.objects.get().signed_at is None


def test_the_record_says_it_while_it_is_written(treatment, lot, by_noor, noor, client_of):
    actions.save(treatment=treatment, version=None, by=by_noor, **what_was_done(treatment, lot, touched=["other"]))

    assert "open_channels" in client_of(noor).get(f"/treatments/{treatment.pk}/").content.decode()


def test_by_the_eyes_it_is_said_that_it_stayed_outside_the_rim(episode, dr_lind, noor, pen, room, lot, clock, by_noor):
    course = a_course(episode, dr_lind, noor, pen, zones={"periorbital-left": Decimal("0.50")}, stays_outside_rim=True)
    a_consent(episode, noor)
    clock(lisbon_time(2026, 3, 9, 9))
    treatment = begun(course, 1, noor)
    saved = actions.save(treatment=treatment, version=None, by=by_noor, **what_was_done(treatment, lot))

    with pytest.raises(refusals.NotComplete) as refused:
        actions.sign(treatment=saved, version=None, by=by_noor)
    done = signed(treatment, lot, noor, stays_outside_rim=True)

    assert list(refused.value.missing) == ["stays_outside_rim"]
    assert done.is_signed()


def test_a_zone_left_out_is_not_judged(treatment, lot, noor):
    zones = [ZoneRecord(zone="cheek-left", needle_length_mm=Decimal("1.50"), left_out_because="Graze.")]
    zones += [ZoneRecord(zone="cheek-right", needle_length_mm=Decimal("1.50"), passes=6, endpoint="erythema")]

    assert signed(treatment, lot, noor, zones=zones).session.treated_zones == ["cheek-right"]
