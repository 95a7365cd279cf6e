"""What a specialist hears about before saying yes: the heart, diabetes, hopes, and doubts."""

import pytest

from basketweave.science.protocol.findings import MayPass, Outcome
from basketweave.science.protocol.rules import general_health
from basketweave.science.quantities import Mark
from tests.science.protocol.every_code import proposed, ticked

from .saying import codes, said


@pytest.mark.parametrize(
    ("tick", "code", "mark"),
    [
        ("heart-rhythm", "heart-rhythm", Mark.COMMERCIAL),
        ("diabetes", "diabetes-unsettled", Mark.COMMERCIAL),
        ("unrealistic-expectation", "unrealistic-expectation", Mark.READ),
        ("not-sure", "not-sure", Mark.HOUSE),
    ],
)
def test_each_is_a_question_to_the_specialist_and_no_refusal(tick, code, mark):
    finding = said(general_health, ticked(tick))[code]

    assert (finding.outcome, finding.may_pass, finding.mark) == (Outcome.ASK, MayPass.SPECIALIST, mark)


def test_settled_diabetes_is_no_question_and_unsettled_is():
    assert codes(general_health, ticked("diabetes", diabetes_is="settled")) == []
    assert codes(general_health, ticked("diabetes", diabetes_is="unsettled")) == ["diabetes-unsettled"]


def test_all_are_told_at_once():
    several = ticked("not-sure", "heart-rhythm", "diabetes", "unrealistic-expectation")

    assert codes(general_health, several) == [
        "heart-rhythm", "diabetes-unsettled", "unrealistic-expectation", "not-sure",
    ]  # fmt: skip


def test_others_are_asked_nothing():
    assert codes(general_health, proposed({"diabetes-is": "unsettled"})) == []
