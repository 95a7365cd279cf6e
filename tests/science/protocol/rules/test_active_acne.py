"""Active acne is treated first; needling waits until it has been calm for a while."""

from datetime import timedelta

import pytest

from basketweave.science.protocol.findings import MayPass, Outcome
from basketweave.science.protocol.rules import active_acne
from basketweave.science.quantities import Mark
from tests.science.protocol.every_code import DAY, FOREHEAD, proposed, ticked

from .saying import codes, said


def test_clear_skin_is_told_nothing():
    assert codes(active_acne, proposed()) == []


def test_a_few_spots_are_a_question():
    finding = said(active_acne, ticked("acne-now", acne_now_is="few"))["few-spots"]

    assert (finding.outcome, finding.may_pass) == (Outcome.ASK, MayPass.SPECIALIST)
    assert (finding.mark, finding.sources) == (Mark.HOUSE, ("aad-2024", "skinpen-trial"))


@pytest.mark.parametrize(
    ("said_so", "code", "may_pass", "mark"),
    [
        ({"acne_now_is": "many"}, "many-spots", MayPass.SPECIALIST, Mark.RECALLED),
        ({"acne_now_is": "deep-lumps"}, "deep-lumps", MayPass.NOBODY, Mark.READ),
        ({}, "how-much-unsaid", MayPass.NOBODY, Mark.HOUSE),
    ],
)
def test_a_flare_waits_until_it_is_over_and_then_two_weeks(said_so, code, may_pass, mark):
    finding = said(active_acne, ticked("acne-now", **said_so))[code]

    assert (finding.outcome, finding.may_pass, finding.mark) == (Outcome.WAIT_UNTIL_OVER, may_pass, mark)
    assert finding.parameters == {"zones": ["chin"], "then_days": 14}


def test_spots_elsewhere_are_in_nobodys_way():
    assert codes(active_acne, ticked("acne-now", acne_now_is="many", acne_now_where=FOREHEAD)) == []
    assert codes(active_acne, ticked("acne-now", acne_now_is="many", acne_now_where=("chin",))) == ["many-spots"]
    assert codes(active_acne, proposed({"acne-now-is": "many"})) == []


def test_acne_that_has_calmed_waits_two_weeks_from_the_day_that_was_told():
    thirteen, fourteen = (DAY - timedelta(days=days) for days in (13, 14))

    finding = said(active_acne, ticked("acne-healed", acne_healed_on=thirteen))["after-a-flare"]

    assert (finding.outcome, finding.not_before) == (Outcome.WAIT_UNTIL, DAY + timedelta(days=1))
    assert (finding.may_pass, finding.mark) == (MayPass.SPECIALIST, Mark.RECALLED)
    assert codes(active_acne, ticked("acne-healed", acne_healed_on=fourteen)) == []


def test_acne_that_has_calmed_on_an_unknown_day_waits_until_that_is_told():
    finding = said(active_acne, ticked("acne-healed"))["flare-day-unknown"]

    assert (finding.outcome, finding.parameters["then_days"]) == (Outcome.WAIT_UNTIL_OVER, 14)


def test_spots_now_and_a_flare_before_are_both_told():
    both = ticked("acne-now", "acne-healed", acne_now_is="few", acne_healed_on=DAY)

    assert codes(active_acne, both) == ["few-spots", "after-a-flare"]
