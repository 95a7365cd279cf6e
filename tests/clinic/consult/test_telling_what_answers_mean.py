"""What answers mean is told in words: for each rule, the strictest and the latest of it."""

from datetime import date

import pytest

from basketweave.clinic.consult import actions, told
from basketweave.science.protocol.rules import RULES
from basketweave.science.protocol.screening import cannot_wait, from_plain

pytestmark = pytest.mark.django_db


def test_every_rule_and_everything_urgent_has_its_words_for_the_patient():
    everything = from_plain({"changing-mark": True, "spreading-infection": True})

    assert {rule.NAME for rule in RULES} == set(told.WHY)
    assert {each.question for each in cannot_wait(everything)} == set(told.GO)


def test_of_several_findings_of_one_rule_the_strictest_is_told(episode, ana_herself):
    kept = actions.answer_screening(
        episode=episode,
        answers={
            "laser": True, "laser-on": "2026-01-05", "toxin": True, "toxin-on": "2026-02-27",
            "retinoid-or-acid": True, "retinoid-or-acid-is": "using",
        },
        occasion="request",
        by=ana_herself,
    )  # fmt: skip

    (waits,) = [each for each in told.told(kept).findings if each.rule == "waits"]
    assert waits.headline == "Treatment waits until this is over"


def test_the_day_that_is_told_is_the_latest_of_its_reason(episode, ana_herself):
    kept = actions.answer_screening(
        episode=episode,
        answers={"toxin": True, "toxin-on": "2026-02-27", "laser": True, "laser-on": date(2026, 1, 5)},
        occasion="request",
        by=ana_herself,
    )

    (waits,) = told.told(kept).findings
    assert waits.headline == "Treatment not before 8 July 2026, as far as you told us"
