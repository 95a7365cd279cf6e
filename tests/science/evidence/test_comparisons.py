"""What trials found when they compared is told with what it does not show; a conflict is told from both sides."""

import pytest

from basketweave.science.evidence.comparisons import COMPARISONS, StatementRefused, parse
from basketweave.science.evidence.trials import ARMS
from basketweave.science.quantities import Mark


def test_what_was_found_says_in_how_many_and_what_it_does_not_show():
    for one in COMPARISONS.values():
        assert one.found, one.id
        assert not one.is_found or (one.patients and one.not_shown), one.id


def test_what_was_not_found_is_our_own_saying():
    missing = [one for one in COMPARISONS.values() if not one.is_found]

    assert {"subcision-needling", "toxin-needling", "red-needling-laser", "pores-needling"} <= {
        one.id for one in missing
    }
    for one in missing:
        assert {found.mark for found in one.found} == {Mark.HOUSE}


def test_figures_are_those_of_the_arms():
    split = COMPARISONS["needling-co2-split"]
    needled, lasered = (ARMS[arm] for arm in split.arms)

    assert needled.improvement_percent in split.found[0].words
    assert lasered.improvement_percent in split.found[0].words
    assert needled.patients == split.patients


def test_a_recalled_arm_is_not_told_as_read():
    for one in COMPARISONS.values():
        if any(ARMS[arm].mark is Mark.RECALLED for arm in one.arms):
            assert {found.mark for found in one.found} == {Mark.RECALLED}, one.id


def test_every_study_with_a_comparator_of_a_concern_is_told_as_a_comparison():
    told = {arm for one in COMPARISONS.values() for arm in one.arms}
    sides = {arm.id for arm in ARMS.values() if arm.concerns and "comparator" in arm.design.lower()}

    assert sides <= told


def test_a_pooled_likeness_and_a_trial_that_found_otherwise_are_a_conflict():
    assert "needling-co2-split" in COMPARISONS["needling-co2-pooled"].conflicts_with


def test_trials_that_disagree_on_plasma_stand_side_by_side():
    saline = COMPARISONS["needling-plasma-saline"]

    assert set(saline.conflicts_with) == {"needling-with-plasma", "needling-plasma-water"}
    for one in (saline, COMPARISONS["needling-plasma-water"]):
        assert {ARMS[arm].patients for arm in one.arms} == {one.patients}


PLAIN = """
[first]
compared = "This against that"
treatments = ["needling"]
concerns = ["scars"]
patients = "30"
found = [{ words = "Alike.", mark = "R", sources = ["alam-2014"] }]
not_shown = "More."
"""


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (("compared", "compares"), "first: unknown key 'compares'"),
        (('treatments = ["needling"]\n', ""), "first: treatments is missing"),
        (('["scars"]', '["beauty"]'), "first: 'beauty' is not a valid Concern"),
        (('["scars"]', "[]"), "first: concerns is missing"),
        (('patients = "30"\n', ""), "first: patients is missing"),
        (('not_shown = "More."\n', ""), "first: not_shown is missing"),
        (('"30"\n', '"30"\nis_found = "no"\n'), "first: is_found is neither true nor false"),
        (('"30"\n', '"30"\narms = ["nobody"]\n'), "first: unknown trial arm 'nobody'"),
        (('"30"\n', '"30"\narms = ["poostiyan2023"]\n'), "first: the trial arm 'poostiyan2023' is of another concern"),
        (('"30"\n', '"30"\narms = ["dogra2014", "dogra2014"]\n'), "first: arms names something twice"),
        (('"30"\n', '"30"\ntopics = "atrophic"\n'), "first: topics is not a list of names"),
        (
            ('"30"\n', '"30"\nconflicts_with = ["other"]\n'),
            "first: the conflict with 'other' is not told from both sides",
        ),
        (('mark = "R"', 'mark = "A"'), "first.found: no mark R, K, C or H"),
        (('"alam-2014"', '"fda-acne-2005"'), "first.found: first.found is marked R but fda-acne-2005 is K"),
    ],
)
def test_a_broken_comparison_is_refused_with_file_line_and_reason(change, reason):
    with pytest.raises(StatementRefused) as refused:
        parse(PLAIN.replace(*change), file="comparisons.toml")

    assert (refused.value.file, refused.value.line) == ("comparisons.toml", 2)
    assert refused.value.reason == reason


def test_a_plain_comparison_is_read():
    assert parse(PLAIN, file="comparisons.toml")["first"].found[0].words == "Alike."
