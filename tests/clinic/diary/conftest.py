"""The desk books; the day is a Tuesday on which the site is open from nine to six."""

from datetime import date, time

import pytest

from basketweave.clinic.diary import actions

TUESDAY = date(2026, 3, 3)


@pytest.fixture
def desk(as_staff, mira):
    return as_staff(mira)


@pytest.fixture
def book(lisbon, desk):
    """`book(time(10), specialist=dr_lind)`: half an hour of a consultation, unless told otherwise."""

    def booked(wall_time, **what):
        wanted = {"site": lisbon, "purpose": "consultation", "day": TUESDAY, "minutes": 30, "by": desk}
        return actions.hold(wall_time=wall_time, **{**wanted, **what})

    return booked


@pytest.fixture
def at_ten(book, dr_lind, room, pen, episode):
    return book(time(10), minutes=60, purpose="session", specialist=dr_lind, room=room, device=pen, episode=episode)
