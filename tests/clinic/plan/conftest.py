"""Ana's course: planned by Dr Lind, to be held by Noor with the pen, three sessions from 9 March."""

import pytest

from tests.clinic.plan.builders import a_course, a_decision


@pytest.fixture
def pen(pen):
    """As it is read from the database, with numbers for numbers."""
    pen.refresh_from_db()
    return pen


@pytest.fixture
def decision(episode, dr_lind):
    return a_decision(episode, dr_lind)


@pytest.fixture
def course(episode, dr_lind, noor, pen, room):
    return a_course(episode, dr_lind, noor, pen)


@pytest.fixture
def desk(mira, as_staff):
    """Mira, at the desk."""
    return as_staff(mira)
