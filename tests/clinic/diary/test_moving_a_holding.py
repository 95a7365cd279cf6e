"""A holding moves whole or stays where it was."""

from datetime import UTC, date, datetime, time

import pytest

from basketweave.clinic.access.versions import StaleRecord
from basketweave.clinic.diary import actions
from basketweave.clinic.ledger.models import Line

pytestmark = pytest.mark.django_db


def test_it_keeps_its_name_and_changes_its_time(at_ten, desk):
    moved = actions.move(holding=at_ten, day=date(2026, 7, 7), wall_time=time(15), by=desk)

    moved.refresh_from_db()
    assert moved.pk == at_ten.pk
    assert (moved.day, moved.wall_time, moved.minutes) == (date(2026, 7, 7), time(15), 60)
    assert moved.starts_at == datetime(2026, 7, 7, 14, tzinfo=UTC)
    assert Line.objects.get(deed="moved").details["before"] == "2026-03-03"


def test_into_a_taken_time_it_stays_where_it_was(at_ten, book, desk):
    book(time(14), room=at_ten.room)

    with pytest.raises(actions.SlotTaken) as refusal:
        actions.move(holding=at_ten, day=at_ten.day, wall_time=time(13, 30), by=desk)

    at_ten.refresh_from_db()
    assert refusal.value.what == "room"
    assert (at_ten.wall_time, at_ten.version) == (time(10), 1)


def test_it_may_overlap_its_own_old_time(at_ten, desk):
    moved = actions.move(holding=at_ten, day=at_ten.day, wall_time=time(10, 30), by=desk)

    assert moved.starts_at == datetime(2026, 3, 3, 10, 30, tzinfo=UTC)


def test_who_read_an_older_state_is_told(at_ten, desk):
    actions.move(holding=at_ten, day=at_ten.day, wall_time=time(11), version=1, by=desk)

    with pytest.raises(StaleRecord):
        actions.move(holding=at_ten, day=at_ten.day, wall_time=time(12), version=1, by=desk)


def test_what_was_released_does_not_move(at_ten, desk):
    actions.release(holding=at_ten, by=desk)

    with pytest.raises(actions.Released):
        actions.move(holding=at_ten, day=at_ten.day, wall_time=time(11), by=desk)


def test_on_the_page_a_patients_time_moves_only_with_their_yes(at_ten, client_of, mira):
    browser, address = client_of(mira), f"/diary/{at_ten.pk}/move/"
    wanted = {"wall_time": "15:00", "specialist": at_ten.specialist_id, "room": at_ten.room_id, "version": 1}

    without = browser.post(address, wanted)
    at_ten.refresh_from_db()
    assert without.status_code == 422
    assert "Ask the patient first" in without.content.decode()
    assert at_ten.wall_time == time(10)

    browser.post(address, {**wanted, "is_agreed": "on"})
    at_ten.refresh_from_db()
    assert at_ten.wall_time == time(15)
    assert Line.objects.get(deed="moved").details["agreed"] is True


def test_on_the_page_a_taken_time_is_said_beside_the_field(at_ten, book, client_of, mira):
    book(time(14), room=at_ten.room)
    wanted = {"wall_time": "14:00", "specialist": at_ten.specialist_id, "room": at_ten.room_id, "version": 1}

    answer = client_of(mira).post(f"/diary/{at_ten.pk}/move/", {**wanted, "is_agreed": "on"})

    assert answer.status_code == 422
    assert "the room is not free then" in answer.content.decode()


def test_a_stranger_finds_nothing_there(at_ten, client_of, dr_weiss, omar):
    assert client_of(dr_weiss).get(f"/diary/{at_ten.pk}/move/").status_code == 404
    assert client_of(omar).get(f"/diary/{at_ten.pk}/move/").status_code == 403
