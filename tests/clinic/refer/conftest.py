"""Ana has asked about scars on her cheek, and Dr Lind has examined them."""

from datetime import date, time

import pytest

from basketweave.clinic.access.actor import Actor
from basketweave.clinic.consult.actions import request_consultation
from basketweave.clinic.examine import actions as examining
from basketweave.science.quantities import Appearance, ScarKind, ScarShape

WHY = "Your scars are shallow and soft: needling has the better odds here."


@pytest.fixture
def episode(lisbon, dr_lind):
    return request_consultation(
        site=lisbon,
        name="Ana Maria de Souza",
        email="ana@example.org",
        born_on=date(1990, 5, 1),
        concerns=["scars"],
        zones=["cheek-left"],
        day=date(2026, 3, 2),
        wall_time=time(15),
        channel="page",
        by=Actor.visitor(),
    ).episode


@pytest.fixture
def by_dr_lind(dr_lind, as_staff):
    return as_staff(dr_lind)


@pytest.fixture
def examined(episode, by_dr_lind):
    """Examine, having seen this of the scars: `examined(kinds=[ScarKind.RAISED])`."""

    def examine(kinds=(ScarKind.ATROPHIC,), shapes=(ScarShape.BOXCAR_SHALLOW,)):
        begun = examining.begin(episode=episode, by=by_dr_lind)
        return examining.save_and_finish(
            examination=begun,
            phototype=3,
            notes="Boxcar scars, soft",
            appearance=Appearance(scar_kinds=frozenset(kinds), scar_shapes=frozenset(shapes)),
            grades=[("goodman-baron", "cheek-left", 3)],
            version=1,
            by=by_dr_lind,
        )

    return examine


@pytest.fixture
def examination(examined):
    return examined()


@pytest.fixture
def needling(episode, examination, by_dr_lind):
    return {"episode": episode, "examination": examination, "choice": "needling", "words": WHY, "by": by_dr_lind}
