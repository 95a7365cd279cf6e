"""Needles stay within the device's label; longer than usual for the zone is asked about."""

import pytest

from basketweave.science.protocol.findings import MayPass, Outcome
from basketweave.science.protocol.rules import needle_length
from basketweave.science.protocol.stricter import stricter
from basketweave.science.quantities import Mark, Zone
from tests.science.protocol.every_code import needles, proposed
from tests.science.strategies import GUIDELINE

from .saying import codes, said


def test_a_session_without_lengths_is_not_judged():
    assert codes(needle_length, proposed()) == []


@pytest.mark.parametrize(
    ("zone", "longest_mm"),
    [
        (Zone.FOREHEAD, 0.75),
        (Zone.GLABELLA, 1.0),
        (Zone.NOSE, 0.5),
        (Zone.PERIORBITAL_LEFT, 0.5),
        (Zone.CHEEK_RIGHT, 1.5),
        (Zone.UPPER_LIP, 0.75),
        (Zone.NECK, 0.5),
        (Zone.BACK, 1.5),
    ],
)
def test_each_zone_has_its_longest_needle_and_a_longer_one_is_a_question(zone, longest_mm):
    assert codes(needle_length, needles(longest_mm, zone, ceiling_mm=3.0)) == []

    finding = said(needle_length, needles(longest_mm + 0.25, zone, ceiling_mm=3.0))["longer-than-zone"]
    assert (finding.outcome, finding.may_pass) == (Outcome.ASK, MayPass.SPECIALIST)
    assert finding.parameters == {"zones": [zone.value], "length_mm": longest_mm + 0.25, "longest_mm": longest_mm}
    assert finding.sources == GUIDELINE.number(GUIDELINE.longest_needle(zone)[0]).sources
    assert finding.mark == GUIDELINE.number(GUIDELINE.longest_needle(zone)[0]).mark


def test_zones_that_share_a_number_are_asked_about_together_and_others_apart():
    lengths = {Zone.CHEEK_LEFT: 2.0, Zone.CHEEK_RIGHT: 2.5, Zone.NOSE: 1.0, Zone.CHIN: 1.5}
    proposal = proposed(zones=frozenset(lengths), needle_lengths_mm=lengths, device_ceiling_mm=3.0)

    nose, cheeks = sorted(
        needle_length.judge(proposal, GUIDELINE), key=lambda finding: finding.parameters["longest_mm"]
    )

    assert nose.parameters["zones"] == ["nose"]
    assert cheeks.parameters == {"zones": ["cheek-left", "cheek-right"], "length_mm": 2.5, "longest_mm": 1.5}


def test_a_length_for_a_zone_that_is_not_treated_is_not_judged():
    assert codes(needle_length, proposed(needle_lengths_mm={Zone.NOSE: 3.0})) == []


def test_nothing_longer_than_the_label_of_the_device_and_nobody_may_pass_it():
    finding = said(needle_length, needles(1.25, ceiling_mm=1.0))["longer-than-device"]

    assert (finding.outcome, finding.may_pass, finding.mark) == (Outcome.NEVER, MayPass.NOBODY, Mark.COMMERCIAL)
    assert finding.parameters == {"zones": ["chin"], "length_mm": 1.25, "longest_mm": 1.0}
    assert codes(needle_length, needles(1.0, ceiling_mm=1.0)) == []


def test_a_device_whose_label_nobody_entered_is_held_against_the_one_that_was_read_as_a_question():
    assert codes(needle_length, needles(1.5)) == []

    finding = said(needle_length, needles(1.75))["longer-than-labelled"]
    assert (finding.outcome, finding.parameters["longest_mm"]) == (Outcome.ASK, 1.5)


def test_a_label_that_allows_more_than_the_one_that_was_read_stands():
    assert codes(needle_length, needles(2.0, ceiling_mm=2.0)) == ["longer-than-zone"]


def test_a_stricter_clinic_asks_sooner():
    ours = stricter(GUIDELINE, edition="house-1", stands_behind="Dr Lind", longest_needle_chin=1.0)

    assert said(needle_length, needles(1.25), ours)["longer-than-zone"].mark is Mark.HOUSE
