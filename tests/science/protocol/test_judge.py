"""Every rule is asked, and every refusal names a rule that exists."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from basketweave.science.evidence.sources import SOURCES
from basketweave.science.protocol import rules
from basketweave.science.protocol.judge import judge
from basketweave.science.protocol.proposal import Proposal, ProposalRefused
from basketweave.science.protocol.rules import RULES
from basketweave.science.quantities import Zone
from tests.science.strategies import GUIDELINE, proposals

DAY = date(2026, 3, 2)


def test_a_rushed_course_of_seven_is_told_of_both():
    proposal = Proposal(day=DAY, zones=frozenset({Zone.CHIN}), treated_days={Zone.CHIN: (DAY,)}, session_count=7)

    assert [finding.rule for finding in judge(proposal, GUIDELINE)] == ["session_spacing", "session_count"]


def test_an_ordinary_session_is_told_of_nothing():
    assert judge(Proposal(day=DAY, zones=frozenset({Zone.CHIN}), session_count=3), GUIDELINE) == ()


def test_every_rule_in_the_folder_is_listed_once_under_the_name_of_its_file():
    files = {file.stem for file in Path(rules.__file__).parent.glob("*.py")} - {"__init__"}

    assert sorted(rule.NAME for rule in RULES) == sorted(files)


def test_every_rule_states_itself_in_a_line_and_names_numbers_and_sources_that_exist():
    for rule in RULES:
        assert rule.STATEMENT.endswith(".")
        assert "\n" not in rule.STATEMENT
        assert rule.SOURCES
        assert set(rule.SOURCES) <= set(SOURCES)
        assert rule.NUMBERS
        assert set(rule.NUMBERS) <= set(GUIDELINE.numbers)


def test_every_rule_rests_on_all_that_its_numbers_rest_on():
    for rule in RULES:
        assert {source for name in rule.NUMBERS for source in GUIDELINE.number(name).sources} <= set(rule.SOURCES)


@given(proposals, st.one_of(st.none(), st.integers(1, 20)))
def test_every_finding_names_a_listed_rule_its_sources_and_the_guideline(proposal, session_count):
    for finding in judge(replace(proposal, session_count=session_count), GUIDELINE):
        rule = next(rule for rule in RULES if finding.rule == rule.NAME)

        assert finding.sources == rule.SOURCES
        assert finding.guideline_version == GUIDELINE.version
        if finding.refuses:
            assert finding.may_pass is rule.MAY_PASS


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"zones": frozenset()}, "no-zones"),
        ({"session_count": 0}, "no-sessions"),
        ({"session_count": -1}, "no-sessions"),
    ],
)
def test_what_no_rule_could_judge_is_refused(change, code):
    with pytest.raises(ProposalRefused) as refused:
        replace(Proposal(day=DAY, zones=frozenset({Zone.CHIN})), **change)

    assert refused.value.code == code
