"""Ana had one session of three; Dr Lind graded her cheeks 3 before, and looks again after twelve weeks."""

from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from basketweave.clinic.examine import actions as examine
from basketweave.clinic.plan import actions as plan
from basketweave.clinic.refer import actions as refer
from basketweave.clinic.review import actions
from tests.clinic.heal.builders import series_booked
from tests.clinic.heal.conftest import SESSION_DAY, check_ins, herself, treatment, unsigned
from tests.clinic.plan.builders import CHEEKS, FIRST_DAY

__all__ = ["check_ins", "herself", "treatment", "unsigned"]
PHOTOGRAPH = Path(__file__).parents[2] / "data/faces/distance_series/60cm.jpg"


@pytest.fixture
def lind(dr_lind, as_staff):
    return as_staff(dr_lind)


def graded(examination, by, grades):
    saved = examine.save(
        examination=examination, phototype=3, notes="softer-zq1", grades=grades, version=examination.version, by=by
    )
    return examine.finish(examination=saved, version=saved.version, by=by)


@pytest.fixture
def before(episode, lind):
    looked = examine.begin(episode=episode, by=lind)
    return graded(looked, lind, [("goodman-baron", zone, 3) for zone in CHEEKS])


@pytest.fixture
def course(episode, before, lind, noor, dr_vega, pen, room, lot, mira, as_staff):
    decision = refer.decide(episode=episode, examination=before, choice="needling", words="Rolling scars.", by=lind)
    pen.refresh_from_db()
    planned = plan.plan_course(
        episode=episode,
        decision=decision,
        specialist=noor,
        device=pen,
        zones=dict.fromkeys(CHEEKS, Decimal("1.50")),
        session_count=3,
        first_day=FIRST_DAY,
        by=lind,
    )
    return series_booked(planned, as_staff(mira))


@pytest.fixture
def open_look(treatment, course, lind, clock):
    clock(SESSION_DAY + timedelta(days=84))
    return actions.begin(course=course, by=lind)


@pytest.fixture
def after(open_look, lind):
    return graded(
        open_look,
        lind,
        [("goodman-baron", "cheek-left", 2), ("goodman-baron", "cheek-right", 3), ("iga-acne", "", 1)],
    )
