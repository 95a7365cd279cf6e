"""Every code that science can answer has words, clinical and neutral; the neutral ones tell no reason."""

import pytest
from django.utils.translation import override

from basketweave.clinic.access.actor import Actor, Grant, Kind, Role
from basketweave.clinic.face.zones import names_of
from basketweave.clinic.house.refusals import finding_as_json
from basketweave.clinic.house.words import RULES as IN_WORDS
from basketweave.clinic.house.words import WORRIES as WORRIES_IN_WORDS
from basketweave.clinic.house.words import NoWords, headline_of, long_day, marks_of, shown, words_of
from basketweave.science.protocol import rules
from basketweave.science.protocol.check_in.worries import WORRIES, worries
from basketweave.science.protocol.findings import Finding, MayPass, Outcome
from basketweave.science.quantities import Mark
from tests.science.protocol.every_code import EVERY_CODE, finding_of
from tests.science.strategies import GUIDELINE

pytestmark = pytest.mark.once
FINDINGS = {(rule, code): finding_of(rule, code) for rule, code in EVERY_CODE}
TOO_SOON, MORE_THAN_MOST = FINDINGS["session_spacing", "too-soon-after"], FINDINGS["session_count", "more-than-most"]
TAKING = FINDINGS["isotretinoin", "taking"]


def worry(code):
    [found] = [each for each in WORRIES if each.code == code]
    answers = {question: sorted(answered)[0] for question, answered in found.when}
    return next(each for each in worries(answers, 20, GUIDELINE) if each.code == code)


EVERY_FINDING = [*FINDINGS.values(), *(worry(each.code) for each in WORRIES)]


def test_every_rule_and_every_worry_is_here():
    assert set(FINDINGS) == {(rule.NAME, code) for rule in rules.RULES for code in rule.CODES} == set(IN_WORDS)
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
    """Whatever the rule: how it ends, whom to ask and the day are all that the words are made of."""
    bare = Finding(
        rule="another", outcome=finding.outcome, code="another", not_before=finding.not_before, urgency=finding.urgency,
        sources=("harris-2015",), mark=Mark.HOUSE, guideline_version="1", may_pass=MayPass.NOBODY,
    )  # fmt: skip
    with override("en"):
        said = words_of(finding, neutral=True, ask="Dr Lind")

        assert said == words_of(bare, neutral=True, ask="Dr Lind")
        assert headline_of(finding, neutral=True) == headline_of(bare, neutral=True)
    assert "Dr Lind" in said
    for clinical in ("Chin", "treated", "session", "fever", "pain", "heart", "guideline", finding.code):
        assert clinical not in said


@pytest.mark.parametrize("finding", EVERY_FINDING, ids=lambda finding: finding.code)
def test_those_who_treat_read_every_place_and_the_earliest_day(finding):
    with override("en"):
        said = words_of(finding, neutral=False)

    if finding.not_before:
        assert long_day(finding.not_before) in said
    if finding.parameters.get("then_days"):
        assert f"{finding.parameters['then_days']} days" in said
    elsewhere_or_told_by_the_headline = ("changing-mark-elsewhere", "changing-mark-seen")
    if "zones" in finding.parameters and finding.code not in elsewhere_or_told_by_the_headline:
        assert all(name in said for name in names_of(finding.parameters["zones"]))


def test_what_cannot_wait_sends_to_a_doctor():
    urgent = [finding for finding in FINDINGS.values() if finding.urgency]

    assert {finding.code for finding in urgent} == {
        "spreading-infection", "changing-mark", "changing-mark-elsewhere", "suspicious-mark",
    }  # fmt: skip
    with override("en"):
        assert [finding.code for finding in urgent if "doctor" not in words_of(finding, neutral=False)] == []
        assert {headline_of(finding) for finding in urgent} == {"Call now", "Call today"}


def test_a_wait_without_an_end_is_told_as_not_yet():
    with override("en"):
        assert headline_of(TAKING) == "Not yet"
        assert words_of(TAKING, neutral=True, ask="Dr Lind") == "Not yet; please ask Dr Lind."
        assert words_of(TAKING, neutral=False) == (
            "Takes isotretinoin, or nobody said that it was stopped. The guideline waits 184 days after the last dose; "
            "the literature holds four positions."
        )


def test_a_rushed_session_is_told_with_reason_and_earliest_day():
    with override("en"):
        said = words_of(TOO_SOON, neutral=False)

    assert (
        said == "Chin: treated on 20 February 2026, 11 days before; the guideline waits 28. Not before 20 March 2026."
    )


def test_the_desk_is_told_the_day_and_whom_to_ask():
    with override("en"):
        said = words_of(TOO_SOON, neutral=True, ask="Dr Lind")

    assert said == "Not before 20 March 2026; ask Dr Lind."


def test_the_mark_of_the_number_comes_before_its_sources():
    marks = marks_of(TOO_SOON)

    assert marks[0].letter == "H"
    assert len(marks) == 1 + len(TOO_SOON.sources)
    assert shown(TOO_SOON, neutral=False).outcome == "wait"
    assert shown(MORE_THAN_MOST, neutral=False).outcome == "never"


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
    finding = TOO_SOON

    assert finding_as_json(finding, actor=specialist)["parameters"]["zones"] == ["chin"]
    told = finding_as_json(finding, actor=desk)
    assert told["not_before"] == "2026-03-20"
    assert not {"parameters", "code", "sources"} & set(told)
