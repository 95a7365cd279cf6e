"""Blood thinners are a question, and no refusal."""

from basketweave.science.protocol.findings import MayPass, Outcome
from basketweave.science.protocol.rules import anticoagulants
from basketweave.science.quantities import Mark
from tests.science.protocol.every_code import proposed, ticked

from .saying import codes, said


def test_a_blood_thinner_is_a_question_to_the_specialist():
    finding = said(anticoagulants, ticked("blood-thinners"))["blood-thinners"]

    assert (finding.outcome, finding.may_pass, finding.mark) == (Outcome.ASK, MayPass.SPECIALIST, Mark.READ)
    assert not finding.refuses


def test_others_are_asked_nothing():
    assert codes(anticoagulants, proposed()) == []
