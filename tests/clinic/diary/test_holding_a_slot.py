"""A specialist, a room, a device is held for a time, within hours, at a time that exists."""

from datetime import UTC, date, datetime, time

import pytest

from basketweave.clinic.access.actor import Actor
from basketweave.clinic.access.clock import NoSuchTime
from basketweave.clinic.access.door import PermissionRefused
from basketweave.clinic.diary import actions, queries
from basketweave.clinic.diary.models import Holding
from basketweave.clinic.ledger.models import Line

pytestmark = pytest.mark.django_db
A_SUNDAY, THE_CLOCKS_CHANGE = date(2026, 3, 8), date(2026, 3, 29)


def test_the_wall_time_of_the_site_is_kept_and_utc_derived(book, dr_lind):
    in_winter = book(time(10), specialist=dr_lind)
    in_summer = book(time(10), specialist=dr_lind, day=date(2026, 7, 7))

    assert [each.wall_time for each in (in_winter, in_summer)] == [time(10), time(10)]
    assert in_winter.starts_at == datetime(2026, 3, 3, 10, tzinfo=UTC)
    assert in_summer.starts_at == datetime(2026, 7, 7, 9, tzinfo=UTC)


@pytest.mark.parametrize("what", ["specialist", "room", "device"])
def test_what_is_held_is_not_held_again_and_the_refusal_says_what(book, at_ten, noor, what):
    with pytest.raises(actions.SlotTaken) as refusal:
        book(time(10, 30), **{what: getattr(at_ten, what)})

    assert refusal.value.what == what
    assert Holding.objects.count() == 1


def test_one_may_begin_as_another_ends(book, at_ten):
    book(time(9, 30), specialist=at_ten.specialist)
    book(time(11), specialist=at_ten.specialist)

    assert Holding.objects.count() == 3


def test_a_specialist_is_held_at_one_site_only(book, at_ten, berlin):
    with pytest.raises(actions.SlotTaken):
        book(time(11), site=berlin, specialist=at_ten.specialist, by=Actor.job("test"))  # ten in Lisbon is eleven there


def test_what_was_released_is_free_and_the_row_stays(book, at_ten, desk):
    actions.release(holding=at_ten, by=desk)
    actions.release(holding=at_ten, by=desk)
    book(time(10), specialist=at_ten.specialist)

    assert Holding.objects.count() == 2
    assert Line.objects.filter(deed="released").count() == 1


@pytest.mark.parametrize(
    ("day", "wall_time"), [(date(2026, 3, 3), time(8, 30)), (date(2026, 3, 3), time(17, 45)), (A_SUNDAY, time(10))]
)
def test_nobody_is_booked_outside_the_hours(book, dr_lind, day, wall_time):
    with pytest.raises(actions.OutsideHours):
        book(wall_time, day=day, specialist=dr_lind)


def test_nobody_is_booked_into_the_past(book, dr_lind):
    with pytest.raises(actions.TimeHasPassed):
        book(time(10), day=date(2026, 2, 24), specialist=dr_lind)


@pytest.mark.parametrize("wall_time", [time(10, tzinfo=UTC), time(10, 0, 30), time(10, 0, 0, 1)])
def test_only_what_a_clock_on_the_wall_shows_is_a_time(lisbon, at_ten, book, desk, wall_time):
    wanted = {"day": date(2026, 3, 4), "wall_time": wall_time, "by": desk}

    with pytest.raises(actions.NotAWallTime):
        book(wall_time, specialist=at_ten.specialist)
    with pytest.raises(actions.NotAWallTime):
        actions.hold_first_free(site=lisbon, purpose="consultation", minutes=30, **wanted)
    with pytest.raises(actions.NotAWallTime):
        actions.move(holding=at_ten, **wanted)


@pytest.mark.parametrize("day", [date(2101, 1, 3), date.max])
def test_nobody_is_booked_for_a_year_that_nobody_means(lisbon, at_ten, book, desk, day):
    wanted = {"day": day, "wall_time": time(23, 45), "by": desk}

    with pytest.raises(actions.DayTooFar):
        book(time(10), day=day, specialist=at_ten.specialist)
    with pytest.raises(actions.DayTooFar):
        actions.hold_first_free(site=lisbon, purpose="consultation", minutes=30, **wanted)
    with pytest.raises(actions.DayTooFar):
        actions.move(holding=at_ten, **wanted)
    with pytest.raises(actions.DayTooFar):
        actions.enter_absence(site=lisbon, first_day=day, specialist=at_ten.specialist, by=desk)


@pytest.mark.parametrize(("zone", "day"), [("Europe/Lisbon", THE_CLOCKS_CHANGE), ("Europe/Berlin", date(2026, 10, 25))])
def test_the_missing_and_the_double_hour_are_refused_with_a_sentence(lisbon, book, dr_lind, zone, day):
    lisbon.zone = zone
    lisbon.save()
    lisbon.hours.create(weekday=6, opens=time(0), closes=time(8))
    hour = time(1, 30) if zone == "Europe/Lisbon" else time(2, 30)

    with pytest.raises(NoSuchTime):
        book(hour, day=day, specialist=dr_lind)


def test_a_visitor_takes_a_consultation_and_nothing_else(book, dr_lind):
    book(time(10), specialist=dr_lind, by=Actor.visitor())

    with pytest.raises(PermissionRefused):
        book(time(11), purpose="session", specialist=dr_lind, by=Actor.visitor())


def test_who_belongs_elsewhere_books_nothing_here(book, dr_lind, dr_weiss, omar, as_staff):
    for stranger in (dr_weiss, omar):
        with pytest.raises(PermissionRefused):
            book(time(10), specialist=dr_lind, by=as_staff(stranger))


def test_the_first_free_specialist_and_room_are_found(lisbon, at_ten, noor, desk):
    lisbon.rooms.create(name="Room 2")

    found = actions.hold_first_free(
        site=lisbon, purpose="consultation", day=at_ten.day, wall_time=time(10), minutes=30, by=desk
    )

    assert found.specialist == noor
    assert found.room.name == "Room 2"


def test_when_nobody_is_free_it_says_so(lisbon, at_ten, desk):
    with pytest.raises(actions.SlotTaken) as refusal:
        actions.hold_first_free(
            site=lisbon, purpose="consultation", day=at_ten.day, wall_time=time(10), minutes=30, by=desk
        )

    assert refusal.value.what == "specialist"


def test_what_was_held_for_somebody_erased_is_freed(at_ten, ana, desk):
    from threading import Event

    from basketweave.clinic.people.actions import erase_patient
    from basketweave.clinic.post.work import run_worker

    erase_patient(patient=ana, by=Actor.job("test"))
    run_worker(stop=Event(), settle=True)

    assert list(queries.day_of(at_ten.site, at_ten.day)) == []
