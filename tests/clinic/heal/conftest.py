"""Ana was treated by Noor on Monday 9 March 2026 at ten; her record is signed, and Dr Vega directs the house."""

from datetime import UTC, datetime

import pytest

from basketweave.clinic.access.actor import Actor
from basketweave.clinic.heal import actions
from tests.clinic.heal.builders import WORKER, begun, series_booked, signed
from tests.clinic.plan.builders import a_course

SESSION_DAY = datetime(2026, 3, 9, 10, 0, tzinfo=UTC)


@pytest.fixture
def course(episode, dr_lind, noor, dr_vega, pen, room, lot, mira, as_staff):
    pen.refresh_from_db()
    return series_booked(a_course(episode, dr_lind, noor, pen), as_staff(mira))


@pytest.fixture
def unsigned(course, noor, clock):
    clock(SESSION_DAY)
    return begun(course, 1, noor)


@pytest.fixture
def treatment(unsigned, lot):
    return signed(unsigned, lot)


@pytest.fixture
def check_ins(treatment):
    actions.begin_follow_up(treatment=treatment, by=WORKER)
    return {each.day_after: each for each in treatment.check_ins.all()}


@pytest.fixture
def herself(ana):
    """Ana, by her private link."""
    return Actor.patient(ana.pk, is_verified=False)
