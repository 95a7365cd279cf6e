"""Every code that science can answer has words, clinical and neutral; the neutral ones tell no reason."""

from datetime import date

import pytest
from django.utils.translation import override

from basketweave.clinic.access.actor import Actor, Grant, Kind, Role
from basketweave.clinic.house.guideline import guideline
from basketweave.clinic.house.refusals import finding_as_json
from basketweave.clinic.house.words import RULES as IN_WORDS
from basketweave.clinic.house.words import WORRIES as WORRIES_IN_WORDS
from basketweave.clinic.house.words import NoWords, headline_of, marks_of, shown, words_of
from basketweave.science.protocol import rules
from basketweave.science.protocol.check_in.worries import WORRIES, worries
from basketweave.science.protocol.findings import Finding, MayPass, Outcome
from basketweave.science.protocol.judge import judge
from basketweave.science.protocol.proposal import Proposal
from basketweave.science.quantities import Mark, Zone

pytestmark = pytest.mark.once
DAY = date(2026, 3, 3)
BOOKED, TREATED = {Zone.CHIN: (date(2026, 3, 20),)}, {Zone.CHIN: (date(2026, 2, 20),)}
CHIN = frozenset({Zone.CHIN})
PROPOSALS = {
    "too-soon-after": Proposal(day=DAY, zones=CHIN, treated_days=TREATED),
    "too-close-before": Proposal(day=DAY, zones=CHIN, booked_days=BOOKED),
    "fewer-than-fewest": Proposal(day=DAY, zones=CHIN, session_count=1),
    "more-than-most": Proposal(day=DAY, zones=CHIN, session_count=9),
}
FINDINGS = {code: judge(proposal, guideline())[0] for code, proposal in PROPOSALS.items()}


def worry(code):
    [found] = [each for each in WORRIES if each.code == code]
    answers = {question: sorted(answered)[0] for question, answered in found.when}
    return next(each for each in worries(answers, 20, guideline()) if each.code == code)


EVERY_FINDING = [*FINDINGS.values(), *(worry(each.code) for each in WORRIES)]


def test_every_rule_and_every_worry_is_here():
    assert {finding.rule for finding in FINDINGS.values()} == {rule.NAME for rule in rules.RULES}
    assert {(finding.rule, finding.code) for finding in FINDINGS.values()} == set(IN_WORDS)
    assert {each.code for each in WORRIES} == set(WORRIES_IN_WORDS)


@pytest.mark.parametrize("finding", EVERY_FINDING, ids=lambda finding: finding.code)
@pytest.mark.parametrize("neutral", [True, False])
def test_each_has_words_without_gaps(finding, neutral):
    with override("en"):
        said = f"{headline_of(finding, neutral=neutral)} {words_of(finding, neutral=neutral, ask='Dr Lind')}"

    assert len(said) > 20
    assert "%" not in said
    assert "{" not in said


@pytest.mark.parametrize("finding", EVERY_FINDING, ids=lambda finding: finding.code)
def test_the_desk_reads_no_reason(finding):
    with override("en"):
        said = words_of(finding, neutral=True, ask="Dr Lind")

    assert "Dr Lind" in said
    for clinical in ("Chin", "treated", "session", "fever", "pain", "heart", "guideline", finding.code):
        assert clinical not in said


def test_a_rushed_session_is_told_with_reason_and_earliest_day():
    with override("en"):
        said = words_of(FINDINGS["too-soon-after"], neutral=False)

    assert (
        said == "Chin: treated on 20 February 2026, 11 days before; the guideline waits 28. Not before 20 March 2026."
    )


def test_the_desk_is_told_the_day_and_whom_to_ask():
    with override("en"):
        said = words_of(FINDINGS["too-soon-after"], neutral=True, ask="Dr Lind")

    assert said == "Not before 20 March 2026; ask Dr Lind."


def test_the_mark_of_the_number_comes_before_its_sources():
    marks = marks_of(FINDINGS["too-soon-after"])

    assert marks[0].letter == "H"
    assert len(marks) == 1 + len(FINDINGS["too-soon-after"].sources)
    assert shown(FINDINGS["too-soon-after"], neutral=False).outcome == "wait"
    assert shown(FINDINGS["more-than-most"], neutral=False).outcome == "never"


def test_a_code_without_words_is_loud():
    unknown = Finding(
        rule="new_rule", outcome=Outcome.ASK, code="new", sources=("harris-2015",), mark=Mark.HOUSE,
        guideline_version="1", may_pass=MayPass.NOBODY,
    )  # fmt: skip

    with pytest.raises(NoWords):
        words_of(unknown, neutral=False)


def test_a_machine_of_the_desk_is_told_no_reason_either():
    desk = Actor(kind=Kind.TOKEN, label="token of desk", grants=frozenset({Grant(role=Role.DESK)}))
    specialist = Actor(kind=Kind.TOKEN, label="token of specialist", grants=frozenset({Grant(role=Role.SPECIALIST)}))
    finding = FINDINGS["too-soon-after"]

    assert finding_as_json(finding, actor=specialist)["parameters"]["zones"] == ["chin"]
    told = finding_as_json(finding, actor=desk)
    assert told["not_before"] == "2026-03-20"
    assert not {"parameters", "code", "sources"} & set(told)
