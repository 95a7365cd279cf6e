"""Monday 9 March 2026, ten o'clock in Lisbon: Ana lies down for the first of three sessions; Noor treats."""

import pytest

from tests.clinic.plan.builders import FIRST_DAY, a_course, booked, screened
from tests.clinic.treat.builders import a_consent, begun, lisbon_time


@pytest.fixture
def pen(pen):
    """As it is read from the database, with numbers for numbers."""
    pen.refresh_from_db()
    return pen


@pytest.fixture
def course(episode, dr_lind, noor, pen, room, mira, as_staff, clock):
    course = a_course(episode, dr_lind, noor, pen)
    booked(course, 1, FIRST_DAY, as_staff(mira))
    clock(lisbon_time(2026, 3, 9, 10))
    screened(course, 1, noor)
    return course


@pytest.fixture
def consent(episode, noor):
    return a_consent(episode, noor)


@pytest.fixture
def treatment(course, consent, noor):
    return begun(course, 1, noor)


@pytest.fixture
def by_noor(noor, as_staff):
    return as_staff(noor)
