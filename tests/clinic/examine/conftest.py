"""Ana has asked about scars on her cheeks and sun damage; Dr Lind examines her."""

from datetime import date, time

import pytest

from basketweave.clinic.access.actor import Actor
from basketweave.clinic.consult.actions import request_consultation
from basketweave.clinic.examine import actions
from basketweave.science.quantities import Appearance, PigmentSort, ScarKind, ScarShape

LOOKS = Appearance(
    scar_kinds=frozenset({ScarKind.ATROPHIC}),
    scar_shapes=frozenset({ScarShape.BOXCAR_SHALLOW}),
    pigment_sorts=frozenset({PigmentSort.UNEVEN_COLOUR}),
)


@pytest.fixture
def asked(lisbon, dr_lind):
    return request_consultation(
        site=lisbon,
        name="Ana Maria de Souza",
        email="ana@example.org",
        born_on=date(1990, 5, 1),
        concerns=["scars", "sun-damage"],
        zones=["cheek-left", "cheek-right"],
        history="Isotretinoin two years ago",
        day=date(2026, 3, 2),
        wall_time=time(15),
        channel="page",
        by=Actor.visitor(),
    )


@pytest.fixture
def episode(asked):
    return asked.episode


@pytest.fixture
def by_dr_lind(dr_lind, as_staff):
    return as_staff(dr_lind)


@pytest.fixture
def examination(episode, by_dr_lind):
    return actions.begin(episode=episode, by=by_dr_lind)


@pytest.fixture
def found():
    """What Dr Lind finds."""
    return {
        "phototype": 3,
        "notes": "Boxcar scars, soft",
        "grades": [("goodman-baron", "cheek-left", 3), ("goodman-baron", "cheek-right", 2), ("glogau", "", 2)],
        "appearance": LOOKS,
    }


@pytest.fixture
def typed(examination):
    """The same on the page."""
    return {
        "version": examination.version,
        "phototype": "3",
        "notes": "Boxcar scars, soft",
        "scar_kinds": ["atrophic"],
        "scar_shapes": ["boxcar-shallow"],
        "pigment_sorts": ["uneven-colour"],
        "goodman-baron--cheek-left": "3",
        "goodman-baron--cheek-right": "2",
        "glogau": "2",
        "deed": "save",
    }
