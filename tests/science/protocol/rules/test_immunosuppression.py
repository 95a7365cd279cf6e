"""Weakened defences are a question, with what weakens them where that was told."""

from basketweave.science.protocol.findings import MayPass, Outcome
from basketweave.science.protocol.rules import immunosuppression
from basketweave.science.quantities import Mark
from tests.science.protocol.every_code import proposed, ticked

from .saying import codes, said


def test_weakened_defences_are_a_question_to_the_specialist():
    finding = said(immunosuppression, ticked("immunosuppression"))["weakened-defences"]

    assert (finding.outcome, finding.may_pass, finding.mark) == (Outcome.ASK, MayPass.SPECIALIST, Mark.COMMERCIAL)
    assert finding.parameters == {"by": []}


def test_what_weakens_them_is_named_in_an_order_of_its_own():
    told = ticked("immunosuppression", immunosuppression_by=("radiotherapy", "medicine"))

    assert said(immunosuppression, told)["weakened-defences"].parameters == {"by": ["medicine", "radiotherapy"]}


def test_others_are_asked_nothing():
    assert codes(immunosuppression, proposed({"immunosuppression-by": ("medicine",)})) == []
