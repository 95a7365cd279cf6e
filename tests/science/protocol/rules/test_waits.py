"""After a laser, a filler, a toxin, a peel, a retinoid, an operation or a sunburn the skin rests."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from basketweave.science.protocol.findings import MayPass, Outcome
from basketweave.science.protocol.history import History
from basketweave.science.protocol.rules import waits
from basketweave.science.protocol.stricter import stricter
from basketweave.science.quantities import Mark, Zone
from tests.science.protocol.every_code import BURN, DAY, proposed, ticked
from tests.science.strategies import GUIDELINE

from .saying import codes, said

RESTS = {"laser": 184, "filler": 184, "toxin": 92, "peel": 92, "surgery": 184, "sunburn": 14}


@pytest.mark.parametrize(("what", "days"), RESTS.items())
def test_each_has_its_rest_to_the_day(what, days):
    too_soon = ticked(what, **{f"{what}_on": DAY - timedelta(days=days - 1)})
    rested = ticked(what, **{f"{what}_on": DAY - timedelta(days=days)})

    finding = said(waits, too_soon)[f"after-{what}"]

    assert (finding.outcome, finding.not_before) == (Outcome.WAIT_UNTIL, DAY + timedelta(days=1))
    assert finding.parameters == {
        "zones": ["chin"],
        "since": (DAY - timedelta(days=days - 1)).isoformat(),
        "wait_days": days,
    }
    assert finding.mark is GUIDELINE.number(f"wait_after_{what}").mark
    assert finding.sources == GUIDELINE.number(f"wait_after_{what}").sources
    assert codes(waits, rested) == []


@pytest.mark.parametrize("what", RESTS)
def test_a_specialist_may_shorten_a_rest_but_nobody_that_of_burnt_skin(what):
    passed_by = {
        finding.may_pass
        for proposal in (ticked(what), ticked(what, **{f"{what}_on": DAY}))
        for finding in said(waits, proposal).values()
    }

    assert passed_by == {MayPass.NOBODY if what == "sunburn" else MayPass.SPECIALIST}


@pytest.mark.parametrize("what", RESTS)
def test_only_the_zones_that_were_told_rest(what):
    told = {f"{what}_on": DAY, f"{what}_where": ("forehead", "nose")}
    both = replace(ticked(what, **told), zones=frozenset({Zone.CHIN, Zone.NOSE}))

    assert codes(waits, ticked(what, **told)) == []
    assert said(waits, both)[f"after-{what}"].parameters["zones"] == ["nose"]


@pytest.mark.parametrize("what", RESTS)
def test_as_long_as_nobody_said_when_the_rest_has_no_end(what):
    finding = said(waits, ticked(what, **{f"{what}_where": ("chin",)}))[f"{what}-day-unknown"]

    assert (finding.outcome, finding.not_before) == (Outcome.WAIT_UNTIL_OVER, None)
    assert finding.parameters == {"zones": ["chin"], "then_days": RESTS[what]}


@pytest.mark.parametrize("what", RESTS)
def test_a_day_without_its_tick_is_not_counted(what):
    assert codes(waits, proposed({f"{what}-on": DAY})) == []


def test_a_retinoid_is_stopped_five_days_before_wherever_it_is_used():
    using = said(waits, ticked("retinoid-or-acid", retinoid_or_acid_is="using"))["retinoid-in-use"]
    stopped = {"retinoid_or_acid_is": "stopped"}

    assert (using.outcome, using.parameters) == (Outcome.WAIT_UNTIL_OVER, {"then_days": 5})
    yesterday = ticked("retinoid-or-acid", **stopped, retinoid_or_acid_on=DAY - timedelta(days=1))
    assert said(waits, yesterday)["after-retinoid"].not_before == DAY + timedelta(days=4)
    assert codes(waits, ticked("retinoid-or-acid", **stopped, retinoid_or_acid_on=DAY - timedelta(days=5))) == []
    assert codes(waits, ticked("retinoid-or-acid", **stopped)) == ["retinoid-day-unknown"]


def test_a_retinoid_of_which_nothing_more_was_said_is_in_use():
    assert codes(waits, ticked("retinoid-or-acid")) == ["retinoid-in-use"]
    assert codes(waits, ticked("retinoid-or-acid", retinoid_or_acid_on=date(2020, 1, 1))) == ["retinoid-in-use"]


def test_a_fresh_surgical_scar_that_is_treated_on_purpose_waits_six_weeks_and_not_six_months():
    seven_weeks_ago = {"surgery_on": DAY - timedelta(days=49)}
    five_weeks_ago = ticked("surgery", "surgery-is-the-scar", surgery_on=DAY - timedelta(days=35))

    assert codes(waits, ticked("surgery", **seven_weeks_ago)) == ["after-surgery"]
    assert codes(waits, ticked("surgery", "surgery-is-the-scar", **seven_weeks_ago)) == []
    finding = said(waits, five_weeks_ago)["fresh-surgical-scar"]
    assert (finding.not_before, finding.parameters["wait_days"]) == (DAY + timedelta(days=7), 42)
    assert finding.sources == GUIDELINE.number("wait_before_surgical_scar").sources


def test_the_scar_of_an_operation_on_an_unknown_day_waits_too():
    assert codes(waits, ticked("surgery", "surgery-is-the-scar")) == ["surgery-day-unknown"]


def test_a_burn_scar_is_a_question_however_old_it_is():
    finding = said(waits, proposed(appearance=BURN))["burn-scar"]

    assert (finding.outcome, finding.mark, finding.parameters) == (Outcome.ASK, Mark.READ, {"zones": ["chin"]})


def test_a_young_burn_scar_waits_until_it_is_two_years_old_on_purpose_or_not():
    injured = {"surgery": True, "surgery-on": date(2025, 1, 1)}

    for answers in (injured, {**injured, "surgery-is-the-scar": True}):
        found = said(waits, proposed(answers, appearance=BURN))
        assert list(found) == ["burn-scar", "young-burn-scar"]
        assert found["young-burn-scar"].not_before == date(2027, 1, 2)
        assert found["young-burn-scar"].parameters["zones"] == ["chin"]


def test_a_burn_elsewhere_keeps_no_other_zone_waiting():
    elsewhere = {"surgery": True, "surgery-on": date(2025, 12, 1), "surgery-where": ("back",)}

    assert codes(waits, proposed(elsewhere, appearance=BURN)) == ["burn-scar"]


def test_a_burn_on_an_unknown_day_says_so_once():
    assert codes(waits, proposed({"surgery": True}, appearance=BURN)) == ["surgery-day-unknown", "burn-scar"]


def test_a_stricter_clinic_rests_longer():
    ours = stricter(GUIDELINE, edition="house-1", stands_behind="Dr Lind", wait_after_sunburn=timedelta(days=28))

    assert said(waits, ticked("sunburn", sunburn_on=DAY), ours)["after-sunburn"].not_before == DAY + timedelta(days=28)


def test_several_are_told_each():
    history = History(answers={"laser": True, "laser-on": DAY, "toxin": True, "retinoid-or-acid": True})

    assert codes(waits, replace(proposed(), history=history)) == [
        "after-laser", "toxin-day-unknown", "retinoid-in-use",
    ]  # fmt: skip
