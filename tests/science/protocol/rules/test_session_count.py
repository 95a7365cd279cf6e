"""Fewer than three sessions is a question; more than six are refused."""

from datetime import date

import pytest

from basketweave.science.protocol.findings import MayPass, Outcome
from basketweave.science.protocol.proposal import Proposal
from basketweave.science.protocol.rules.session_count import judge
from basketweave.science.protocol.stricter import stricter
from basketweave.science.quantities import Zone
from tests.science.strategies import GUIDELINE


def course_of(sessions):
    return Proposal(day=date(2026, 3, 2), zones=frozenset({Zone.CHIN}), session_count=sessions)


@pytest.mark.parametrize("sessions", [3, 4, 5, 6])
def test_three_to_six_sessions_are_fine(sessions):
    assert judge(course_of(sessions), GUIDELINE) is None


@pytest.mark.parametrize("sessions", [1, 2])
def test_fewer_than_three_is_a_question_to_the_specialist_and_no_refusal(sessions):
    finding = judge(course_of(sessions), GUIDELINE)

    assert (finding.outcome, finding.code) == (Outcome.ASK, "fewer-than-fewest")
    assert not finding.refuses
    assert finding.may_pass is MayPass.SPECIALIST
    assert finding.parameters == {"session_count": sessions, "fewest_sessions": 3, "most_sessions": 6}


def test_more_than_six_is_refused_unless_the_medical_director_passes_it():
    finding = judge(course_of(7), GUIDELINE)

    assert (finding.outcome, finding.code) == (Outcome.NEVER, "more-than-most")
    assert finding.refuses
    assert finding.may_pass is MayPass.MEDICAL_DIRECTOR


def test_a_session_by_itself_is_not_counted():
    assert judge(course_of(None), GUIDELINE) is None


def test_a_stricter_clinic_counts_its_own_way():
    ours = stricter(GUIDELINE, edition="house-1", stands_behind="Dr Lind", most_sessions=4)

    assert judge(course_of(5), ours).parameters["most_sessions"] == 4
