"""Around the eye somebody says that they stay outside the bony rim; inside it nobody needles."""

import pytest

from basketweave.science.protocol.findings import MayPass, Outcome
from basketweave.science.protocol.rules import orbital_rim
from basketweave.science.quantities import Zone
from tests.science.protocol.every_code import proposed

from .saying import codes, said

EYES = frozenset({Zone.PERIORBITAL_LEFT, Zone.PERIORBITAL_RIGHT, Zone.CHIN})


def test_inside_the_rim_nobody_needles():
    finding = said(orbital_rim, proposed(zones=EYES, stays_outside_orbital_rim=False))["inside-the-rim"]

    assert (finding.outcome, finding.may_pass) == (Outcome.NEVER, MayPass.NOBODY)
    assert finding.parameters == {"zones": ["periorbital-left", "periorbital-right"]}


def test_as_long_as_nobody_said_so_it_is_a_question():
    finding = said(orbital_rim, proposed(zones=EYES))["rim-not-confirmed"]

    assert (finding.outcome, finding.may_pass) == (Outcome.ASK, MayPass.SPECIALIST)


def test_outside_the_rim_is_fine():
    assert codes(orbital_rim, proposed(zones=EYES, stays_outside_orbital_rim=True)) == []


@pytest.mark.parametrize("said_so", [None, True, False])
def test_away_from_the_eyes_nobody_is_asked(said_so):
    assert codes(orbital_rim, proposed(stays_outside_orbital_rim=said_so)) == []
