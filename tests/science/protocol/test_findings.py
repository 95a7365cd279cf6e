"""A finding travels as plain values and comes back the same."""

import json
from dataclasses import FrozenInstanceError, replace
from datetime import date

import pytest

from basketweave.science.protocol.findings import Finding, MayPass, Outcome, Urgency, earliest_of, refusals
from basketweave.science.quantities import Mark

WAIT = Finding(
    rule="session_spacing",
    outcome=Outcome.WAIT_UNTIL,
    code="too-soon-after",
    parameters={"zones": ["chin"], "gap_days": 14},
    not_before=date(2026, 3, 14),
    sources=("harris-2015",),
    mark=Mark.HOUSE,
    guideline_version="2026.1",
    may_pass=MayPass.MEDICAL_DIRECTOR,
)
QUESTION = replace(WAIT, outcome=Outcome.ASK, not_before=None)


@pytest.mark.parametrize("finding", [WAIT, QUESTION, replace(QUESTION, urgency=Urgency.NOW)])
def test_a_finding_survives_json(finding):
    assert Finding.from_dict(json.loads(json.dumps(finding.as_dict()))) == finding


def test_a_finding_never_changes():
    with pytest.raises(FrozenInstanceError):
        WAIT.code = "fine"
    with pytest.raises(TypeError):
        WAIT.parameters["gap_days"] = 28


def test_a_finding_names_a_day_when_and_only_when_it_says_wait_until():
    with pytest.raises(ValueError, match="earliest day"):
        replace(WAIT, not_before=None)
    with pytest.raises(ValueError, match="earliest day"):
        replace(WAIT, outcome=Outcome.NEVER)


@pytest.mark.parametrize(
    ("outcome", "refuses"),
    [
        (Outcome.FINE, False),
        (Outcome.ASK, False),
        (Outcome.WAIT_UNTIL, True),
        (Outcome.WAIT_UNTIL_OVER, True),
        (Outcome.NEVER, True),
    ],
)
def test_a_question_does_not_refuse_and_a_wait_does(outcome, refuses):
    finding = replace(WAIT, outcome=outcome, not_before=WAIT.not_before if outcome is Outcome.WAIT_UNTIL else None)

    assert finding.refuses is refuses
    assert refusals([finding]) == ((finding,) if refuses else ())


def test_the_day_that_satisfies_all_is_the_latest_of_their_days():
    later = replace(WAIT, not_before=date(2026, 4, 1))

    assert earliest_of([WAIT, later, QUESTION]) == date(2026, 4, 1)
    assert earliest_of([QUESTION]) is None
