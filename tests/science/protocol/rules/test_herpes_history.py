"""Cold sores, ever, are asked about before the face is needled."""

from dataclasses import replace

import pytest

from basketweave.science.protocol.findings import MayPass, Outcome
from basketweave.science.protocol.rules import herpes_history
from basketweave.science.quantities import Mark, Zone
from tests.science.protocol.every_code import proposed, ticked

from .saying import codes, said


@pytest.mark.parametrize("state", ["now", "healed", "long-ago"])
def test_cold_sores_are_a_question_where_the_face_is_needled(state):
    both = replace(ticked("cold-sores", cold_sores_is=state), zones=frozenset({Zone.CHIN, Zone.BACK}))

    finding = said(herpes_history, both)["cold-sores-before"]

    assert (finding.outcome, finding.may_pass, finding.mark) == (Outcome.ASK, MayPass.SPECIALIST, Mark.RECALLED)
    assert finding.parameters == {"zones": ["chin"]}


def test_elsewhere_they_are_not():
    assert codes(herpes_history, replace(ticked("cold-sores"), zones=frozenset({Zone.BACK}))) == []


def test_others_are_asked_nothing():
    assert codes(herpes_history, proposed()) == []
