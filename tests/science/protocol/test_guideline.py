"""The published guideline says what it treats by, and how each number is known."""

from datetime import date, timedelta

import pytest

from basketweave.science.protocol.guideline import SessionRange
from basketweave.science.protocol.guideline_file import published
from basketweave.science.protocol.kinds import KINDS
from basketweave.science.quantities import Appearance, Concern, Jurisdiction, Mark, ScarColour, Zone

NOT_SEEN = Appearance()


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


def test_a_course_is_counted_by_its_concern_and_up_to_six_only_for_scars_with_a_colour():
    told = published().sessions_for

    assert told(Concern.WRINKLES, NOT_SEEN) == SessionRange(fewest=3, most=4)
    assert told(Concern.SCARS, NOT_SEEN) == SessionRange(fewest=3, most=5)
    assert told(Concern.SCARS, Appearance(scar_colours=frozenset({ScarColour.BROWN}))) == SessionRange(fewest=3, most=6)


def test_a_concern_without_a_count_of_its_own_has_the_outer_limits():
    assert published().sessions_for(Concern.ACNE, NOT_SEEN) == SessionRange(fewest=3, most=6)


@pytest.mark.parametrize("concern", Concern)
def test_no_concern_is_counted_wider_than_the_outer_limits(concern):
    guideline, colours = published(), [NOT_SEEN, *(Appearance(scar_colours=frozenset({each})) for each in ScarColour)]

    for appearance in colours:
        found = guideline.sessions_for(concern, appearance)
        assert guideline.fewest_sessions <= found.fewest <= found.most <= guideline.most_sessions


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        (Zone.FOREHEAD, ("longest_needle_forehead", 0.75)),
        (Zone.PERIORBITAL_LEFT, ("longest_needle_periorbital", 0.5)),
        (Zone.PERIORBITAL_RIGHT, ("longest_needle_periorbital", 0.5)),
        (Zone.UPPER_LIP, ("longest_needle_upper_lip", 0.75)),
        (Zone.CHEEK_LEFT, ("longest_needle_cheek", 1.5)),
        (Zone.JAW_RIGHT, ("longest_needle_jaw", 1.0)),
        (Zone.NECK, ("longest_needle_neck", 0.5)),
        (Zone.ABDOMEN, ("longest_needle_body", 1.5)),
        (Zone.THIGH_RIGHT, ("longest_needle_body", 1.5)),
    ],
)
def test_both_sides_share_a_longest_needle_and_so_does_the_body(zone, expected):
    assert published().longest_needle(zone) == expected


def test_every_zone_has_a_longest_needle_within_the_labelled_ceiling():
    guideline = published()

    assert all(guideline.longest_needle(zone)[1] <= guideline.length_mm("ceiling_labelled") for zone in Zone)


def test_no_zone_is_said_to_be_known_better_than_it_is():
    numbers = [published().number(name) for name in KINDS if name.startswith("longest_needle_")]

    assert {number.mark for number in numbers} == {Mark.COMMERCIAL, Mark.HOUSE}
    assert all("No peer-reviewed table" in number.doubt for number in numbers)


def test_isotretinoin_shows_the_four_positions_of_the_literature():
    number = published().number("wait_after_isotretinoin")

    assert number.mark is Mark.HOUSE
    assert [(other.value, other.mark) for other in number.elsewhere] == [
        (184, Mark.READ),
        (0, Mark.COMMERCIAL),
        (366, Mark.READ),
        (0, Mark.READ),
    ]
    assert "needling is not named" in number.doubt
    assert number.looser_because
    assert "mechanical dermabrasion and full ablation" in number.elsewhere[-1].where


def test_months_are_written_as_the_longest_that_they_can_be():
    longest = max((date(2028, month + 6, 1) - date(2028, month, 1)).days for month in range(1, 7))

    assert published().count("wait_after_laser") == longest == 184


def test_a_year_read_elsewhere_is_written_as_the_longest_that_it_can_be():
    told = [other for number in published().numbers.values() for other in number.elsewhere]

    assert [other.value for other in told if "twelve months" in other.where and "six to" not in other.where] == [
        (date(2028, 3, 1) - date(2027, 3, 1)).days
    ] * 2
    assert published().count("wait_before_burn_scar") == (date(2029, 1, 1) - date(2027, 1, 1)).days == 731


def test_the_age_of_a_label_holds_where_the_label_does():
    assert published().number("youngest_age").jurisdiction is Jurisdiction.USA
    assert [name for name in KINDS if published().number(name).jurisdiction is not Jurisdiction.NOT_READ] == [
        "youngest_age"
    ]


@pytest.mark.parametrize("name", KINDS)
def test_every_number_that_is_not_read_names_its_doubt_or_what_others_say(name):
    number = published().number(name)

    assert number.unit == KINDS[name].unit
    assert number.mark is Mark.READ or number.doubt or number.elsewhere
    assert (number.stands_behind == "Basketweave founders") is (number.mark is Mark.HOUSE)


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
