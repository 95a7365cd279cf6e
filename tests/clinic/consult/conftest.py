"""Ana has asked for a consultation about her left cheek."""

from datetime import date

import pytest

from basketweave.clinic.access.actor import Actor, actor_of
from basketweave.clinic.consult import actions
from basketweave.clinic.consult.models import Request
from basketweave.clinic.people.models import Episode, Staff


@pytest.fixture
def asked(lisbon, dr_lind) -> Request:
    return actions.request_consultation(
        site=lisbon,
        name="Ana Maria de Souza",
        email="ana@example.org",
        born_on=date(1990, 5, 1),
        concerns=["scars"],
        zones=["cheek-left"],
        channel="page",
        by=Actor.visitor(),
    )


@pytest.fixture
def episode(asked: Request) -> Episode:
    return asked.episode


@pytest.fixture
def ana_herself(episode: Episode) -> Actor:
    return Actor.patient(episode.patient_id, is_verified=False)


@pytest.fixture
def lind(dr_lind: Staff) -> Actor:
    return actor_of(dr_lind.user)
