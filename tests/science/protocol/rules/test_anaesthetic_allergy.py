"""Nobody is numbed with what they are allergic to."""

import pytest

from basketweave.science.protocol.findings import MayPass, Outcome
from basketweave.science.protocol.rules import anaesthetic_allergy
from tests.science.protocol.every_code import proposed

from .saying import codes, said

ALLERGIC = {"anaesthetic-allergy": True}


def test_numbing_is_refused_and_nobody_passes_it():
    finding = said(anaesthetic_allergy, proposed(ALLERGIC, is_numbed=True))["allergic-and-numbed"]

    assert (finding.outcome, finding.may_pass) == (Outcome.NEVER, MayPass.NOBODY)


@pytest.mark.parametrize("is_numbed", [None, False])
def test_needling_without_numbing_is_a_question(is_numbed):
    finding = said(anaesthetic_allergy, proposed(ALLERGIC, is_numbed=is_numbed))["allergic"]

    assert (finding.outcome, finding.may_pass) == (Outcome.ASK, MayPass.SPECIALIST)


@pytest.mark.parametrize("is_numbed", [None, False, True])
def test_others_are_numbed_without_a_word(is_numbed):
    assert codes(anaesthetic_allergy, proposed(is_numbed=is_numbed)) == []
