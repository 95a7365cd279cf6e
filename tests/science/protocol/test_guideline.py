"""The published guideline says what it treats by, and how each number is known."""

from datetime import timedelta

import pytest

from basketweave.science.protocol.guideline_file import published
from basketweave.science.quantities import Mark


def test_sessions_are_four_to_six_weeks_apart():
    guideline = published()

    assert guideline.shortest_gap == timedelta(weeks=4)
    assert guideline.ideal_gap == timedelta(weeks=5)
    assert guideline.longest_gap == timedelta(weeks=6)


def test_a_course_has_three_to_six_sessions():
    assert (published().fewest_sessions, published().most_sessions) == (3, 6)


def test_the_patient_is_asked_after_each_session_and_longer_after_the_last():
    assert [day.days for day in published().check_in_days] == [1, 3, 7, 14, 28]
    assert [day.days for day in published().check_in_days_after_last] == [42, 84]


def test_a_course_is_judged_twelve_weeks_after_its_last_session():
    assert published().first_review == timedelta(weeks=12)


def test_a_reaction_fades_within_a_week_and_pain_within_two_days():
    assert published().reaction_expected == timedelta(days=7)
    assert published().pain_easing == timedelta(days=2)


@pytest.mark.parametrize("name", ["shortest_gap", "ideal_gap", "longest_gap", "fewest_sessions", "most_sessions"])
def test_gap_and_count_are_house_rules_that_somebody_stands_behind_and_that_name_their_doubt(name):
    number = published().number(name)

    assert number.mark is Mark.HOUSE
    assert number.stands_behind == "Basketweave founders"
    assert number.doubt


def test_the_shortest_gap_says_that_no_trial_compared_gaps_and_that_others_took_two_weeks():
    number = published().number("shortest_gap")

    assert "No trial has compared" in number.doubt
    assert [other.value for other in number.elsewhere] == [14]


def test_what_was_only_recalled_of_other_gaps_is_shown_as_recalled():
    number = published().number("longest_gap")

    assert [(other.value, other.mark) for other in number.elsewhere] == [(56, Mark.RECALLED), (91, Mark.RECALLED)]
