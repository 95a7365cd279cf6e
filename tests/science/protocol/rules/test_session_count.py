"""Fewer than three sessions is a question; more than six are refused."""

from dataclasses import replace
from datetime import date

import pytest

from basketweave.science.protocol.findings import MayPass, Outcome
from basketweave.science.protocol.proposal import Proposal
from basketweave.science.protocol.rules.session_count import judge
from basketweave.science.protocol.stricter import stricter
from basketweave.science.quantities import Appearance, Concern, Mark, ScarColour, Zone
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


def of(concerns, sessions, colours=()):
    appearance = Appearance(scar_colours=frozenset(colours))
    return replace(course_of(sessions), concerns=frozenset(concerns), appearance=appearance)


@pytest.mark.parametrize(
    ("concern", "colours", "most"),
    [
        (Concern.WRINKLES, (), 4),
        (Concern.FINE_LINES, (), 4),
        (Concern.PORES, (), 4),
        (Concern.SUN_DAMAGE, (), 4),
        (Concern.SCARS, (), 5),
        (Concern.SCARS, (ScarColour.BROWN,), 6),
        (Concern.ACNE, (), 6),
    ],
)
def test_each_concern_has_its_own_most_up_to_six_for_discoloured_scars(concern, colours, most):
    assert judge(of([concern], most, colours), GUIDELINE) is None

    finding = judge(of([concern], most + 1, colours), GUIDELINE)
    assert (finding.code, finding.parameters["most_sessions"]) == ("more-than-most", most)


def test_a_finding_rests_on_the_number_of_the_concern_that_it_names():
    finding = judge(of([Concern.WRINKLES], 5), GUIDELINE)

    assert finding.sources == GUIDELINE.number("most_sessions_wrinkles").sources
    assert judge(of([Concern.ACNE], 7), GUIDELINE).sources == GUIDELINE.number("most_sessions").sources


def test_a_course_for_several_concerns_is_as_long_as_the_one_that_needs_most():
    both = [Concern.WRINKLES, Concern.SCARS]

    assert judge(of(both, 5), GUIDELINE) is None
    assert judge(of(both, 6), GUIDELINE).parameters["most_sessions"] == 5
    assert judge(of(both, 6), GUIDELINE).sources == GUIDELINE.number("most_sessions_scars").sources


def test_fewer_than_the_concern_that_needs_most_is_asked_about():
    ours = stricter(GUIDELINE, edition="house-1", stands_behind="Dr Lind", fewest_sessions_scars=4)
    both = [Concern.WRINKLES, Concern.SCARS]

    assert judge(of([Concern.WRINKLES], 3), ours) is None
    finding = judge(of(both, 3), ours)
    assert (finding.code, finding.parameters["fewest_sessions"], finding.mark) == ("fewer-than-fewest", 4, Mark.HOUSE)
    assert finding.sources == ours.number("fewest_sessions_scars").sources
