"""Every rule is asked, and every refusal names a rule that exists."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from basketweave.science.evidence.sources import SOURCES
from basketweave.science.protocol import rules
from basketweave.science.protocol.findings import MayPass, Outcome
from basketweave.science.protocol.history import History
from basketweave.science.protocol.judge import earliest_day, judge
from basketweave.science.protocol.proposal import Proposal, ProposalRefused
from basketweave.science.protocol.rules import RULES
from basketweave.science.quantities import Zone
from tests.science.protocol.every_code import EVERY_CODE, finding_of
from tests.science.strategies import GUIDELINE, proposals

DAY = date(2026, 3, 2)
every_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.NAME)


def test_a_rushed_course_of_seven_is_told_of_both():
    proposal = Proposal(day=DAY, zones=frozenset({Zone.CHIN}), treated_days={Zone.CHIN: (DAY,)}, session_count=7)

    assert [finding.rule for finding in judge(proposal, GUIDELINE)] == ["session_spacing", "session_count"]


def test_an_ordinary_session_is_told_of_nothing():
    assert judge(Proposal(day=DAY, zones=frozenset({Zone.CHIN}), session_count=3), GUIDELINE) == ()


def test_every_rule_in_the_folder_is_listed_once_under_the_name_of_its_file():
    files = {file.stem for file in Path(rules.__file__).parent.glob("*.py")} - {"__init__"}

    assert sorted(rule.NAME for rule in RULES) == sorted(files)


@every_rule
def test_every_rule_has_a_test_of_its_own(rule):
    assert (Path(__file__).parent / "rules" / f"test_{rule.NAME}.py").exists()


@every_rule
def test_a_rule_states_itself_in_a_line_that_a_patient_can_read(rule):
    assert rule.STATEMENT.endswith(".")
    assert len(rule.STATEMENT) <= 130
    assert "_" not in rule.STATEMENT


@every_rule
def test_a_rule_names_the_numbers_and_the_sources_that_its_codes_rest_on(rule):
    numbers = {name for ruling in rule.CODES.values() for name in (*ruling.numbers, ruling.then) if name}
    own = {source for ruling in rule.CODES.values() for source in ruling.sources}

    assert rule.CODES.rule == rule.NAME
    assert set(rule.NUMBERS) == numbers
    assert numbers <= set(GUIDELINE.numbers)
    assert rule.SOURCES
    assert set(rule.SOURCES) <= set(SOURCES)
    assert own <= set(rule.SOURCES)


@every_rule
def test_who_may_pass_a_rule_may_pass_one_of_its_codes(rule):
    refusals = [ruling.may_pass for ruling in rule.CODES.values() if ruling.outcome is not Outcome.ASK]

    assert rule.MAY_PASS in (refusals or [MayPass.SPECIALIST])


def test_the_least_that_says_each_code_says_it_under_its_own_ruling():
    for rule in RULES:
        for code, ruling in rule.CODES.items():
            found = finding_of(rule.NAME, code)
            rests_on = [GUIDELINE.number(name) for name in ruling.numbers]

            assert (found.outcome, found.may_pass, found.urgency) == (ruling.outcome, ruling.may_pass, ruling.urgency)
            assert found.mark in ([number.mark for number in rests_on] or [ruling.mark])
            assert set(ruling.sources) <= set(found.sources)
            assert found.guideline_version == GUIDELINE.version
            assert ("then_days" in found.parameters) is (found.outcome is Outcome.WAIT_UNTIL_OVER)
            if "zones" in found.parameters:
                assert found.parameters["zones"] == sorted(found.parameters["zones"]) != []


def test_every_code_can_be_said():
    assert set(EVERY_CODE) == {(rule.NAME, code) for rule in RULES for code in rule.CODES}


@given(proposals, st.one_of(st.none(), st.integers(1, 20)))
def test_every_finding_names_a_listed_rule_one_of_its_codes_and_the_guideline(proposal, session_count):
    for finding in judge(replace(proposal, session_count=session_count), GUIDELINE):
        rule = next(rule for rule in RULES if finding.rule == rule.NAME)
        numbers = {source for name in rule.NUMBERS for source in GUIDELINE.number(name).sources}

        assert finding.code in rule.CODES
        assert set(finding.sources) <= {*rule.SOURCES, *numbers}
        assert finding.guideline_version == GUIDELINE.version


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


def test_the_earliest_day_is_the_last_of_all_waits_and_asked_anew_until_no_rule_refuses():
    history = History(answers={"toxin": True, "toxin-on": date(2026, 3, 1)})
    booked = {Zone.CHIN: (date(2026, 6, 20),)}
    proposal = Proposal(day=DAY, zones=frozenset({Zone.CHIN}), history=history, booked_days=booked)

    assert [finding.not_before for finding in judge(proposal, GUIDELINE)] == [date(2026, 6, 1)]
    assert earliest_day(proposal, GUIDELINE) == date(2026, 7, 18)  # the first of June is too close to the twentieth


def test_a_question_does_not_move_the_earliest_day():
    assert earliest_day(EVERY_CODE["anticoagulants", "blood-thinners"], GUIDELINE) == date(2026, 3, 3)


@pytest.mark.parametrize("code", [("keloid", "keloid"), ("isotretinoin", "taking"), ("waits", "laser-day-unknown")])
def test_there_is_no_earliest_day_where_waiting_alone_does_not_help(code):
    assert earliest_day(EVERY_CODE[code], GUIDELINE) is None


def test_a_day_to_wait_for_does_not_hide_that_something_else_has_no_day():
    history = History(answers={"toxin": True, "toxin-on": date(2026, 3, 1), "keloid": True})

    assert earliest_day(Proposal(day=DAY, zones=frozenset({Zone.CHIN}), history=history), GUIDELINE) is None
