"""A ruling rests on something, is passed by whom it may be, and becomes a finding with all that it knows."""

import re
from datetime import date, timedelta

import pytest

from basketweave.science.evidence.sources import MarkTooStrong, UnknownSource
from basketweave.science.protocol.findings import MayPass, Outcome, Urgency
from basketweave.science.protocol.rulings import Codes, Ruling
from basketweave.science.quantities import Mark, Zone
from tests.science.strategies import GUIDELINE

DAY = date(2026, 3, 3)
EITHER = "a ruling rests on a number, or on sources of its own with their mark"
BEHIND = "somebody stands behind a ruling when, and only when, it is our own (H)"
LABEL = {"mark": Mark.COMMERCIAL, "sources": ("skinpen-label",)}
CODES = Codes(
    "a_rule",
    {
        "now": Ruling(outcome=Outcome.WAIT_UNTIL_OVER, may_pass=MayPass.NOBODY, then="shortest_gap", **LABEL),
        "some-day": Ruling(outcome=Outcome.WAIT_UNTIL_OVER, numbers=("shortest_gap",), sources=("chu-2021",)),
        "soon": Ruling(outcome=Outcome.WAIT_UNTIL, numbers=("shortest_gap",)),
        "asked": Ruling(outcome=Outcome.ASK, numbers=("youngest_age", "adult_age")),
        "never": Ruling(outcome=Outcome.NEVER, urgency=Urgency.NOW, **LABEL),
    },
)


@pytest.mark.parametrize(
    ("nonsense", "because"),
    [
        ({}, EITHER),
        ({"numbers": ("shortest_gap",), **LABEL}, EITHER),
        ({"mark": Mark.COMMERCIAL}, "a ruling that rests on no number needs a source"),
        ({"mark": Mark.HOUSE, "sources": ("skinpen-label",)}, BEHIND),
        ({**LABEL, "stands_behind": "Dr Lind"}, BEHIND),
        ({**LABEL, "may_pass": MayPass.NOBODY}, "a question is the specialist's to answer"),
        ({**LABEL, "then": "shortest_gap"}, "days begin after a wait that somebody reports over"),
    ],
)
def test_a_ruling_that_rests_on_nothing_or_on_too_much_is_refused(nonsense, because):
    with pytest.raises(ValueError, match=f"^{re.escape(because)}$"):
        Ruling(outcome=Outcome.ASK, **nonsense)


def test_a_ruling_of_our_own_names_who_stands_behind_it():
    ours = Ruling(outcome=Outcome.ASK, mark=Mark.HOUSE, sources=("skinpen-label",), stands_behind="Dr Lind")

    assert ours.may_pass is MayPass.SPECIALIST


def test_a_rule_never_cites_more_strongly_than_was_read_nor_what_nobody_entered():
    with pytest.raises(MarkTooStrong, match="a_rule: bold"):
        Codes("a_rule", {"bold": Ruling(outcome=Outcome.ASK, mark=Mark.READ, sources=("skinpen-label",))})
    with pytest.raises(UnknownSource, match="a_rule: odd"):
        Codes("a_rule", {"odd": Ruling(outcome=Outcome.ASK, mark=Mark.READ, sources=("nobody-1999",))})


def test_the_codes_are_read_in_their_order():
    assert Codes("a_rule", {}).rule == "a_rule"
    assert list(CODES) == ["now", "some-day", "soon", "asked", "never"]
    assert len(CODES) == 5
    assert CODES["soon"].numbers == ("shortest_gap",)
    assert "later" not in CODES


def test_a_finding_knows_its_rule_code_guideline_and_who_may_pass_it():
    finding = CODES.finding("never", GUIDELINE, zones=[Zone.NOSE, Zone.CHIN], length_mm=1.5)

    assert (finding.rule, finding.code, finding.outcome) == ("a_rule", "never", Outcome.NEVER)
    assert (finding.may_pass, finding.urgency) == (MayPass.SPECIALIST, Urgency.NOW)
    assert (finding.mark, finding.sources) == (Mark.COMMERCIAL, ("skinpen-label",))
    assert finding.guideline_version == GUIDELINE.version
    assert finding.parameters == {"length_mm": 1.5, "zones": ["chin", "nose"]}


def test_a_finding_on_a_number_carries_its_mark_and_its_sources_after_its_own():
    finding = CODES.finding("some-day", GUIDELINE)

    assert finding.mark is GUIDELINE.number("shortest_gap").mark
    assert finding.sources == ("chu-2021", *GUIDELINE.number("shortest_gap").sources)


def test_of_several_numbers_it_is_told_which_or_takes_the_first():
    assert CODES.finding("asked", GUIDELINE).mark is Mark.READ
    assert CODES.finding("asked", GUIDELINE, number="adult_age").mark is Mark.HOUSE


def test_a_wait_that_is_reported_over_says_how_many_days_follow():
    assert CODES.finding("now", GUIDELINE).parameters == {"then_days": 28}
    assert CODES.finding("some-day", GUIDELINE).parameters == {"then_days": 0}
    assert CODES.finding("asked", GUIDELINE).parameters == {}


def test_a_wait_ends_to_the_day():
    def waiting(since):
        return CODES.wait("soon", GUIDELINE, since=since, day=DAY, day_unknown="some-day", zones=[Zone.CHIN])

    [finding] = waiting(DAY - timedelta(days=27))
    assert finding.not_before == DAY + timedelta(days=1)
    assert finding.parameters == {"since": "2026-02-04", "wait_days": 28, "zones": ["chin"]}
    assert waiting(DAY - timedelta(days=28)) == ()
    [unknown] = waiting(None)
    assert (unknown.code, unknown.parameters["zones"]) == ("some-day", ["chin"])
