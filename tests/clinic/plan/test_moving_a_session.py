"""A booked session is moved with the patient's yes, judged with its neighbours, whole or not at all."""

from datetime import date, time
from decimal import Decimal
from uuid import uuid4

import pytest

from basketweave.clinic.access.actor import Actor
from basketweave.clinic.access.door import PermissionRefused
from basketweave.clinic.access.versions import StaleRecord
from basketweave.clinic.diary.actions import SlotTaken
from basketweave.clinic.diary.models import Holding
from basketweave.clinic.house.refusals import FindingsRefused
from basketweave.clinic.ledger.models import Line
from basketweave.clinic.plan import actions, queries, refusals
from basketweave.clinic.plan.models import AgreedBy
from tests.clinic.plan.builders import FIRST_DAY, TEN, a_course, another_episode, booked, session

pytestmark = pytest.mark.django_db
ON_THE_PHONE, BY_LINK = AgreedBy.DESK_ON_THE_PHONE, AgreedBy.PATIENT_BY_LINK
SECOND, THIRD = date(2026, 4, 13), date(2026, 5, 18)


@pytest.fixture
def series(course, desk):
    for number, day in enumerate((FIRST_DAY, SECOND, THIRD), start=1):
        booked(course, number, day, desk)
    return course


def moved(course, number, day, by, at=TEN, agreed_by=ON_THE_PHONE, **more):
    return actions.move_session(
        session=session(course, number), day=day, wall_time=at, agreed_by=agreed_by, by=by, **more
    )


def test_a_move_drags_the_windows_after_it(series, desk):
    moved(series, 2, date(2026, 4, 20), desk, at=time(14))

    second, third = session(series, 2), session(series, 3)
    assert (second.holding.day, second.holding.wall_time) == (date(2026, 4, 20), time(14))
    assert (second.window_from, second.window_to) == (date(2026, 4, 6), date(2026, 4, 20))
    assert (third.window_from, third.window_to) == (date(2026, 5, 18), date(2026, 6, 1))
    assert third.holding.day == THIRD


def test_the_ledger_keeps_how_the_patient_agreed(series, desk):
    moved(series, 2, date(2026, 4, 14), desk)

    line = Line.objects.get(deed="moved a session")
    assert line.details == {
        "number": 2,
        "from_day": "2026-04-13",
        "to_day": "2026-04-14",
        "agreed_by": "desk-on-the-phone",
    }


@pytest.mark.parametrize(
    ("day", "code"), [(date(2026, 4, 1), "too-soon-after"), (date(2026, 4, 30), "too-close-before")]
)
def test_it_is_judged_with_its_neighbours(series, desk, day, code):
    with pytest.raises(FindingsRefused) as refused:
        moved(series, 2, day, desk)

    assert [finding.code for finding in refused.value.findings] == [code]
    assert session(series, 2).holding.day == SECOND


def test_a_taken_time_leaves_it_where_it_was(series, desk, ana, dr_lind, noor, pen):
    neck = a_course(another_episode(ana), dr_lind, noor, pen, zones={"neck": Decimal("0.5")})
    booked(neck, 1, date(2026, 4, 14), desk)

    with pytest.raises(SlotTaken):
        moved(series, 2, date(2026, 4, 14), desk)

    assert session(series, 2).holding.day == SECOND
    assert session(series, 3).window_from == date(2026, 5, 11)


def test_nobody_says_yes_for_the_patient_by_their_link(series, desk, ana):
    with pytest.raises(refusals.NotAgreed):
        moved(series, 2, date(2026, 4, 14), desk, agreed_by=BY_LINK)

    patient = Actor.patient(ana.pk, is_verified=False)
    with pytest.raises(refusals.NotAgreed):
        moved(series, 2, date(2026, 4, 14), patient)
    assert moved(series, 2, date(2026, 4, 14), patient, agreed_by=BY_LINK).holding.day == date(2026, 4, 14)


def test_two_people_do_not_move_it_over_each_other(series, desk):
    version = session(series, 2).version
    moved(series, 2, date(2026, 4, 14), desk, version=version)

    with pytest.raises(StaleRecord):
        moved(series, 2, date(2026, 4, 15), desk, version=version)

    assert session(series, 2).holding.day == date(2026, 4, 14)


def test_before_and_after_are_known_before_anything_moves(series):
    changes = queries.before_and_after(session(series, 2), date(2026, 4, 22))

    assert [(each.day, each.new_day, each.is_moved) for each in changes] == [
        (FIRST_DAY, FIRST_DAY, False),
        (SECOND, date(2026, 4, 22), True),
        (THIRD, THIRD, False),
    ]
    assert [each.gap_days for each in changes] == [None, 44, 26]
    assert [each.is_outside for each in changes] == [False, True, True]
    assert session(series, 2).holding.day == SECOND


def test_the_page_shows_before_and_after_and_why_not(series, mira, noor, client_of):
    mine = session(series, 2)

    for person, is_told_why in ((mira, False), (noor, True)):
        page = client_of(person).get(f"/sessions/{mine.pk}/move/?day=2026-04-01").content.decode()
        assert "<del>Mon 13 Apr</del>" in page
        assert "<ins>Wed 1 Apr 2026</ins>" in page
        assert "session_spacing" in page
        assert ("treated on" in page or "booked on" in page) == is_told_why
    assert session(series, 2).holding.day == SECOND


def test_the_page_moves_it(series, mira, client_of):
    mine = session(series, 2)
    typed = {"day": "2026-04-14", "wall_time": "11:00", "version": mine.version, "once_key": ONCE}

    without_yes = client_of(mira).post(f"/sessions/{mine.pk}/move/", typed)
    with_yes = client_of(mira).post(f"/sessions/{mine.pk}/move/", typed | {"agreed_by": "desk-on-the-phone"})

    assert without_yes.status_code == 422
    assert "No patient&#x27;s day is changed without their yes." in without_yes.content.decode()
    assert with_yes.status_code == 302
    assert session(series, 2).holding.day == date(2026, 4, 14)


def test_a_stale_form_shows_both(series, mira, desk, client_of):
    mine = session(series, 2)
    moved(series, 2, date(2026, 4, 15), desk)

    answer = client_of(mira).post(
        f"/sessions/{mine.pk}/move/",
        {
            "day": "2026-04-14",
            "wall_time": "11:00",
            "agreed_by": "desk-on-the-phone",
            "version": mine.version,
            "once_key": ONCE,
        },
    )

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "<td>2026-04-15</td><td>2026-04-14</td>" in page
    assert session(series, 2).holding.day == date(2026, 4, 15)


def test_a_cancelled_booking_gives_the_time_back_and_can_be_booked_again(series, desk, episode):
    given_back = session(series, 3).holding

    actions.cancel_session(session=session(series, 3), agreed_by=ON_THE_PHONE, by=desk)

    given_back.refresh_from_db()
    episode.refresh_from_db()
    assert given_back.cancelled_at is not None
    assert session(series, 3).is_to_book
    assert (episode.due, episode.due_number) == ("booking", 3)
    assert booked(series, 3, THIRD, desk).is_booked


def test_the_page_cancels_with_the_patients_yes(series, mira, client_of):
    mine = session(series, 3)

    without = client_of(mira).post(f"/sessions/{mine.pk}/cancel/", {"version": mine.version})
    answer = client_of(mira).post(
        f"/sessions/{mine.pk}/cancel/", {"version": mine.version, "agreed_by": "desk-on-the-phone"}
    )

    assert (without.status_code, answer.status_code) == (422, 302)
    assert session(series, 3).is_to_book


def test_what_was_treated_anchors_the_later_windows(course, desk, noor, as_staff):
    booked(course, 1, FIRST_DAY, desk)

    actions.note_treated(session=session(course, 1), day=date(2026, 3, 11), by=as_staff(noor))

    second = session(course, 2)
    assert (second.window_from, second.window_ideal) == (date(2026, 4, 8), date(2026, 4, 15))
    assert session(course, 1).window_from == FIRST_DAY
    with pytest.raises(FindingsRefused) as refused:
        booked(course, 2, date(2026, 4, 7), desk)
    assert refused.value.findings[0].parameters["other_is"] == "treated"


def test_an_ended_course_gives_back_what_is_booked(series, dr_lind, noor, as_staff, client_of):
    actions.note_treated(session=session(series, 1), day=FIRST_DAY, by=as_staff(noor))

    answer = client_of(dr_lind).post(f"/courses/{series.pk}/end/", {"version": series.version, "is_sure": "on"})

    series.refresh_from_db()
    assert answer.status_code == 302
    assert series.ended_at is not None
    assert Holding.objects.standing().filter(day__gt=FIRST_DAY).count() == 0
    assert session(series, 1).treated_on == FIRST_DAY
    assert client_of(dr_lind).get(f"/courses/{series.pk}/").status_code == 200
    with pytest.raises(refusals.AlreadyEnded):
        actions.end_course(course=series, by=as_staff(dr_lind))
    with pytest.raises(refusals.NotToBook):
        booked(series, 2, date(2026, 6, 1), as_staff(noor))


def test_the_page_asks_few_questions_of_the_database(series, noor, client_of, django_assert_max_num_queries):
    client, mine = client_of(noor), session(series, 2)

    with django_assert_max_num_queries(25):
        client.get(f"/sessions/{mine.pk}/move/?day=2026-04-01")


ONCE = "00000000-0000-4000-8000-000000000000"


def test_what_is_due_after_a_course_ended(course, desk, noor, dr_lind, as_staff, episode, ana, pen):
    booked(course, 1, FIRST_DAY, desk)
    actions.end_course(course=course, by=as_staff(dr_lind))
    episode.refresh_from_db()
    assert (episode.step, episode.due) == ("plan", "plan")

    other = another_episode(ana)
    treated = a_course(other, dr_lind, noor, pen)
    actions.note_treated(session=session(treated, 1), day=date(2026, 3, 2), by=as_staff(noor))
    actions.end_course(course=treated, by=as_staff(dr_lind))
    other.refresh_from_db()
    assert (other.step, other.due, other.due_day) == ("review", "review", date(2026, 5, 25))


def test_the_patient_and_the_owner_may_end_it_for_an_erasure_but_the_desk_may_not(
    course, desk, olga, ana, as_staff, dr_lind, noor, pen
):
    with pytest.raises(PermissionRefused):
        actions.end_course(course=course, by=desk)
    with pytest.raises(PermissionRefused):
        actions.end_course(course=course, by=Actor.patient(uuid4(), is_verified=True))

    assert actions.end_course(course=course, by=Actor.patient(ana.pk, is_verified=True)).ended_at is not None
    other = a_course(another_episode(ana), dr_lind, noor, pen)
    assert actions.end_course(course=other, by=as_staff(olga)).ended_at is not None


def test_where_the_next_session_is_in_the_way_the_page_says_which_to_move_first(series, mira, client_of):
    mine = session(series, 2)

    answer = client_of(mira).post(
        f"/sessions/{mine.pk}/move/",
        {
            "day": "2026-04-30",
            "wall_time": "10:00",
            "agreed_by": "desk-on-the-phone",
            "version": mine.version,
            "once_key": ONCE,
        },
    )

    words = answer.context["form"].errors["day"].as_data()[0].context["finding"]
    assert "Session 3 is on 18 May 2026: move that one first, or take a day until 20 April 2026." in words.words
    assert words.deeds == ()
