"""A session is booked when every rule agrees; a rushed one is refused by the same finding at every door."""

import json
import os
from datetime import date, time, timedelta
from decimal import Decimal

import pytest
from django.conf import settings

from basketweave.cli import main
from basketweave.clinic.access.actions import make_token
from basketweave.clinic.access.actor import actor_of
from basketweave.clinic.access.door import PermissionRefused
from basketweave.clinic.access.once import KeyUsedOtherwise
from basketweave.clinic.diary.models import Holding
from basketweave.clinic.examine.models import EarlierNeedling
from basketweave.clinic.house.refusals import FindingsRefused
from basketweave.clinic.ledger.models import Line
from basketweave.clinic.plan import actions, queries, refusals
from basketweave.clinic.plan.models import AgreedBy
from basketweave.clinic.shell.clock import now
from tests.clinic.plan.builders import FIRST_DAY, FOUR_WEEKS, TEN, a_course, another_episode, booked, session

pytestmark = pytest.mark.django_db
DESK = AgreedBy.DESK_ON_THE_PHONE
TOO_EARLY = FIRST_DAY + timedelta(days=21)
EARLIEST = FIRST_DAY + FOUR_WEEKS


def test_specialist_room_and_device_are_held(course, desk, noor, room, pen):
    mine = booked(course, 1, FIRST_DAY, desk)

    holding = Holding.objects.get(pk=mine.holding_id)
    assert (holding.specialist, holding.room, holding.device) == (noor, room, pen)
    assert (holding.day, holding.wall_time, holding.purpose, holding.minutes) == (FIRST_DAY, TEN, "session", 60)
    assert holding.episode == course.episode
    assert Line.objects.filter(deed="booked a session", subject_id=mine.pk).count() == 1


def test_the_windows_after_it_count_from_the_booked_day(course, desk):
    booked(course, 1, date(2026, 3, 16), desk)

    second, third = session(course, 2), session(course, 3)
    assert (second.window_from, second.window_ideal, second.window_to) == (
        date(2026, 4, 13),
        date(2026, 4, 20),
        date(2026, 4, 27),
    )
    assert third.window_from == date(2026, 5, 11)


def test_once_all_are_booked_the_episode_waits_for_the_first_session(course, desk, episode):
    booked(course, 1, FIRST_DAY, desk)
    episode.refresh_from_db()
    assert (episode.step, episode.due, episode.due_number) == ("plan", "booking", 2)

    booked(course, 2, FIRST_DAY + timedelta(days=35), desk)
    booked(course, 3, FIRST_DAY + timedelta(days=70), desk)

    episode.refresh_from_db()
    assert (episode.step, episode.due, episode.due_day, episode.due_number) == ("treat", "session", FIRST_DAY, 1)


def test_a_session_waits_four_weeks_after_the_last(course, desk):
    booked(course, 1, FIRST_DAY, desk)

    with pytest.raises(FindingsRefused) as refused:
        booked(course, 2, EARLIEST - timedelta(days=1), desk)

    finding = refused.value.findings[0]
    assert (finding.rule, finding.code, finding.not_before) == ("session_spacing", "too-soon-after", EARLIEST)
    assert session(course, 2).holding is None
    assert Holding.objects.count() == 1
    assert booked(course, 2, EARLIEST, desk).day == EARLIEST


def test_it_waits_for_a_needling_elsewhere_too(course, desk, ana, dr_lind):
    EarlierNeedling.objects.create(
        patient=ana, zones=["cheek-left"], day=date(2026, 2, 20), told_at=now(), noted_by=dr_lind
    )

    with pytest.raises(FindingsRefused) as refused:
        booked(course, 1, FIRST_DAY, desk)

    assert refused.value.findings[0].not_before == date(2026, 3, 20)


def test_other_zones_need_not_wait(course, desk, ana, dr_lind, noor, pen):
    booked(course, 1, FIRST_DAY, desk)
    neck = a_course(another_episode(ana), dr_lind, noor, pen, zones={"neck": Decimal("0.5")})

    assert booked(neck, 1, FIRST_DAY + timedelta(days=1), desk).is_booked


def test_a_zone_that_was_left_out_does_not_wait(course, desk, as_staff, noor, ana, dr_lind, pen):
    actions.note_treated(session=session(course, 1), day=date(2026, 3, 2), zones=["cheek-left"], by=as_staff(noor))

    right = a_course(another_episode(ana), dr_lind, noor, pen, zones={"cheek-right": 1})
    assert booked(right, 1, FIRST_DAY, desk).is_booked
    assert {zone.value for zone in queries.treated_days(ana)} == {"cheek-left"}


@pytest.mark.parametrize(
    ("number", "day", "refusal"),
    [
        (1, date(2026, 2, 27), refusals.DayIsPast),
        (1, date(2026, 3, 6), refusals.BeforeFirstDay),
        (2, date(2026, 4, 13), refusals.OutOfOrder),
        (1, date(9999, 12, 31), refusals.DayTooFar),
    ],
)
def test_what_a_course_demands(course, desk, number, day, refusal):
    with pytest.raises(refusal) as refused:
        booked(course, number, day, desk)

    assert refused.value.field == "day"
    assert refused.value.words()
    assert not Holding.objects.exists()


def test_sessions_stay_in_the_order_of_their_numbers(course, desk):
    booked(course, 1, FIRST_DAY, desk)
    booked(course, 2, date(2026, 4, 13), desk)
    booked(course, 3, date(2026, 5, 18), desk)

    with pytest.raises(refusals.OutOfOrder) as refused:
        actions.move_session(session=session(course, 2), day=date(2026, 6, 22), wall_time=TEN, agreed_by=DESK, by=desk)

    assert (refused.value.number, refused.value.other, refused.value.other_day) == (2, 3, date(2026, 5, 18))


def test_a_booked_session_is_not_booked_again(course, desk):
    booked(course, 1, FIRST_DAY, desk)

    with pytest.raises(refusals.NotToBook):
        booked(course, 1, date(2026, 3, 10), desk)


def test_sent_twice_it_is_booked_once(course, desk):
    asked = {"session": session(course, 1), "day": FIRST_DAY, "wall_time": TEN, "by": desk, "once_key": "k1"}

    assert actions.book_session(**asked) == actions.book_session(**asked)
    assert Holding.objects.count() == 1


def test_a_machines_key_with_another_session_or_hour_is_never_taken_for_the_first(course, desk):
    asked = {"session": session(course, 1), "day": FIRST_DAY, "wall_time": TEN, "by": desk, "once_key": "1"}
    actions.book_session(**asked)

    with pytest.raises(KeyUsedOtherwise):
        actions.book_session(**asked | {"wall_time": time(11)})
    other = actions.book_session(**asked | {"session": session(course, 2), "day": session(course, 2).window_ideal})

    assert other == session(course, 2)
    assert Holding.objects.count() == 2


@pytest.mark.parametrize("who", ["omar", "dr_weiss"])
def test_nobody_from_elsewhere_books(course, request, who):
    by = actor_of(request.getfixturevalue(who).user)

    with pytest.raises(PermissionRefused):
        booked(course, 1, FIRST_DAY, by)


@pytest.fixture
def own_process(monkeypatch):
    """The command sets up its process; this one is the tests'."""
    for name in ("BASKETWEAVE_HOME", "DJANGO_SETTINGS_MODULE"):
        monkeypatch.setenv(name, os.environ.get(name, ""))
    umask = os.umask(0o077)
    yield
    os.umask(umask)


# one rule, three doors, two wordings


def by_page(course, person, client_of, capsys):
    """The status, what was said, and the earliest day that was offered."""
    answer = client_of(person).post(
        f"/sessions/{session(course, 2).pk}/book/",
        {
            "day": TOO_EARLY.isoformat(),
            "wall_time": "10:00",
            "version": session(course, 2).version,
            "once_key": "00000000-0000-4000-8000-000000000000",
        },
    )
    finding = answer.context["form"].errors["day"].as_data()[0].context["finding"]
    page = answer.content.decode()
    assert answer.status_code == 422
    assert finding.rule in page
    assert f'value="{TOO_EARLY.isoformat()}"' in page
    assert f'href="?day={EARLIEST.isoformat()}&amp;wall_time=10%3A00"' in page
    return finding.rule, str(finding.words[0]), finding.deeds[0].url.split("&")[0].removeprefix("?day=")


def by_api(course, person, client_of, capsys):
    _token, secret = make_token(user=person.user, name="machine", by=actor_of(person.user))
    answer = client_of(person).post(
        f"/api/v1/sessions/{session(course, 2).pk}/booking",
        json.dumps({"day": TOO_EARLY.isoformat(), "wall_time": "10:00"}),
        content_type="application/json",
        headers={"Authorization": f"Bearer {secret}"},
    )
    finding = answer.json()["findings"][0]
    assert answer.status_code == 409
    return finding["rule"], finding["words"], finding["not_before"]


def by_command(course, person, client_of, capsys):
    typed = [str(session(course, 2).pk), "--day", TOO_EARLY.isoformat(), "--time", "10:00", "--as", person.user.email]
    assert main(["--home", str(settings.HOME), "book", *typed]) == 3
    said = capsys.readouterr().out.splitlines()
    return said[1].split()[1], said[0].removeprefix("Not booked. "), said[2].removeprefix("Earliest day: ")


@pytest.mark.parametrize("door", [by_page, by_api, by_command])
@pytest.mark.parametrize(
    ("who", "is_told_why"), [("noor", True), ("mira", False)], ids=["the specialist reads why", "the desk reads when"]
)
def test_a_rushed_session_is_refused_alike_at_every_door(
    course, desk, door, who, is_told_why, request, client_of, capsys, own_process
):
    booked(course, 1, FIRST_DAY, desk)

    rule, words, earliest = door(course, request.getfixturevalue(who), client_of, capsys)

    assert (rule, earliest) == ("session_spacing", EARLIEST.isoformat())
    assert "not before" in words.lower()
    assert ("cheek" in words) == is_told_why
    assert session(course, 2).holding is None


def test_the_api_books_and_says_where_it_stands(course, noor, client_of):
    _token, secret = make_token(user=noor.user, name="machine", by=actor_of(noor.user))
    client, machine = client_of(noor), {"Authorization": f"Bearer {secret}"}
    mine = session(course, 1)

    made = client.post(
        f"/api/v1/sessions/{mine.pk}/booking",
        json.dumps({"day": FIRST_DAY.isoformat(), "wall_time": "10:00"}),
        content_type="application/json",
        headers=machine,
    )

    assert made.status_code == 201
    assert (made.json()["day"], made.json()["wall_time"], made.json()["is_booked"]) == ("2026-03-09", "10:00:00", True)
    whole = client.get(f"/api/v1/courses/{course.pk}", headers=machine)
    assert [each["is_booked"] for each in whole.json()["sessions"]] == [True, False, False]


def test_the_page_books_and_leads_back_to_the_course(course, mira, client_of):
    client, mine = client_of(mira), session(course, 1)

    shown = client.get(f"/sessions/{mine.pk}/book/?day=2026-03-09&wall_time=10:00")
    answer = client.post(
        f"/sessions/{mine.pk}/book/",
        {
            "day": "2026-03-09",
            "wall_time": "10:00",
            "version": mine.version,
            "once_key": "0" * 8 + "-0000-4000-8000-" + "0" * 12,
        },
    )

    assert 'value="2026-03-09"' in shown.content.decode()
    assert answer.url == f"/courses/{course.pk}/"
    assert session(course, 1).holding.wall_time == time(10)


def test_a_taken_time_is_said_beside_the_time(course, mira, desk, client_of, ana, dr_lind, noor, pen):
    other = a_course(another_episode(ana), dr_lind, noor, pen, zones={"neck": Decimal("0.5")})
    booked(other, 1, FIRST_DAY, desk)
    mine = session(course, 1)

    answer = client_of(mira).post(
        f"/sessions/{mine.pk}/book/",
        {
            "day": "2026-03-09",
            "wall_time": "10:30",
            "version": mine.version,
            "once_key": "0" * 8 + "-0000-4000-8000-" + "0" * 12,
        },
    )

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["wall_time"]
