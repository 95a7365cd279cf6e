"""Ana has walked all the way; and a board can be filled with as many as one likes."""

from datetime import date

import pytest

from basketweave.clinic.people.models import Due, Episode, Patient, Step
from basketweave.clinic.shell.clock import now
from basketweave.clinic.vault.actions import make_key
from tests.clinic.doors.world import walked

A_MONDAY = date(2026, 3, 2)


@pytest.fixture
def world(lisbon, room, pen, lot, dr_lind, noor, olga, clock):
    return walked(site=lisbon, pen=pen, lot=lot, dr_lind=dr_lind, noor=noor, owner=olga, clock=clock)


def stands(site, name, step=Step.CONSULT, due=Due.CONSULTATION, due_day=A_MONDAY, **more):
    """Somebody who stands at a step."""
    patient = Patient.objects.create(name=name, phone="+351 912 345 678", vault_key=make_key(), entered_at=now())
    return Episode.objects.create(
        patient=patient, site=site, step=step, due=due, due_day=due_day, opened_at=now(), **more
    )
