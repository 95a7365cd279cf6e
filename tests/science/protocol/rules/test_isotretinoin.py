"""Not while isotretinoin is taken; after the last dose a wait on which four positions stand side by side."""

from datetime import date

from basketweave.science.evidence import sources
from basketweave.science.protocol.findings import MayPass, Outcome
from basketweave.science.protocol.rules import isotretinoin
from basketweave.science.protocol.rules.isotretinoin import POSITIONS
from basketweave.science.quantities import Mark
from tests.science.protocol.every_code import proposed, ticked
from tests.science.strategies import GUIDELINE

from .saying import codes, said


def test_while_it_is_taken_nobody_needles_and_then_half_a_year():
    finding = said(isotretinoin, ticked("isotretinoin", isotretinoin_is="taking"))["taking"]

    assert (finding.outcome, finding.may_pass) == (Outcome.WAIT_UNTIL_OVER, MayPass.NOBODY)
    assert (finding.mark, finding.parameters) == (Mark.COMMERCIAL, {"then_days": 184})


def test_as_long_as_nobody_said_that_it_was_stopped_it_is_taken():
    assert codes(isotretinoin, ticked("isotretinoin")) == ["taking"]
    assert codes(isotretinoin, ticked("isotretinoin", isotretinoin_on=date(2024, 1, 1))) == ["taking"]


def test_after_the_last_dose_half_a_year_which_a_specialist_may_shorten():
    stopped = {"isotretinoin_is": "stopped"}
    finding = said(isotretinoin, ticked("isotretinoin", **stopped, isotretinoin_on=date(2026, 2, 1)))["after-last-dose"]

    assert (finding.outcome, finding.not_before) == (Outcome.WAIT_UNTIL, date(2026, 8, 4))
    assert (finding.may_pass, finding.mark) == (MayPass.SPECIALIST, Mark.HOUSE)
    assert finding.sources == GUIDELINE.number("wait_after_isotretinoin").sources
    assert codes(isotretinoin, ticked("isotretinoin", **stopped, isotretinoin_on=date(2025, 8, 31))) == []
    assert codes(isotretinoin, ticked("isotretinoin", **stopped, isotretinoin_on=date(2025, 9, 1))) == [
        "after-last-dose"
    ]


def test_a_last_dose_on_an_unknown_day_waits_until_that_is_told():
    finding = said(isotretinoin, ticked("isotretinoin", isotretinoin_is="stopped"))["last-dose-unknown"]

    assert (finding.outcome, finding.may_pass) == (Outcome.WAIT_UNTIL_OVER, MayPass.SPECIALIST)
    assert finding.parameters == {"then_days": 184}


def test_who_never_took_it_is_told_nothing():
    assert codes(isotretinoin, proposed({"isotretinoin-is": "taking"})) == []


def test_the_four_positions_are_marked_no_more_strongly_than_they_were_read():
    assert len(POSITIONS) == 4
    for position in POSITIONS:
        assert sources.require(position.sources, cited_by=position.who, mark=position.mark)
        assert set(position.sources) <= {*isotretinoin.SOURCES}


def test_our_wait_is_one_of_the_positions_and_the_strictest_is_told_beside_it():
    number = GUIDELINE.number("wait_after_isotretinoin")

    assert {position.wait_months for position in POSITIONS} == {6, 12, None}
    assert (number.value, max(other.value for other in number.elsewhere)) == (184, 366)
