"""What must hold of all rules together, whoever asks: no answer about health ever opens a door."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from basketweave.science.protocol.findings import MayPass, Outcome, refusals
from basketweave.science.protocol.history import History
from basketweave.science.protocol.judge import earliest_day, judge
from basketweave.science.protocol.kinds import WAITS
from basketweave.science.protocol.proposal import NOT_ASKED, Proposal
from basketweave.science.protocol.rules import RULES
from basketweave.science.protocol.screening import BY_ID, QUESTIONS, Kind
from basketweave.science.protocol.stricter import stricter
from basketweave.science.quantities import Appearance, PigmentSort, ScarKind, Zone
from tests.science.strategies import GUIDELINE, TICKED, answers, histories, known_proposals

HARDER = tuple(Outcome)  # fine, ask, wait until, wait until over, never
STRICTER = (MayPass.SPECIALIST, MayPass.MEDICAL_DIRECTOR, MayPass.NOBODY)


def strength(findings):
    """How hard each rule says no, and who may pass it: nothing, for a rule that is content."""
    found = {}
    for each in findings:
        said = (HARDER.index(each.outcome), STRICTER.index(each.may_pass))
        found[each.rule] = max(found.get(each.rule, (0, 0)), said)
    return found


def last_of(day):
    """A day to compare: none at all comes after every day."""
    return day or date.max


def assert_not_more_permissive(after, before):
    was, now = strength(judge(before, GUIDELINE)), strength(judge(after, GUIDELINE))

    assert [rule for rule in was if now.get(rule, (0, 0)) < was[rule]] == []
    assert last_of(earliest_day(after, GUIDELINE)) >= last_of(earliest_day(before, GUIDELINE))


@given(known_proposals, st.sampled_from(TICKED), st.data())
def test_adding_a_contraindication_never_opens_anything_nor_makes_a_day_earlier(proposal, tick, data):
    if proposal.history.has(tick):
        return
    more = data.draw(answers(frozenset({tick})))

    added = replace(proposal, history=History(answers={**proposal.history.answers, **more}))

    assert_not_more_permissive(added, proposal)


WORSE = (
    {"is_suspicious": True},
    {"scar_kinds": frozenset({ScarKind.RAISED})},
    {"scar_kinds": frozenset({ScarKind.BURN})},
    {"pigment_sorts": frozenset({PigmentSort.MELASMA})},
    {"pigment_sorts": frozenset({PigmentSort.ROUGH_PATCHES})},
)


@given(known_proposals, st.sampled_from(WORSE))
def test_seeing_more_never_opens_anything_nor_makes_a_day_earlier(proposal, worse):
    seen = proposal.appearance
    known = Appearance(
        scar_kinds=seen.scar_kinds | worse.get("scar_kinds", frozenset()),
        scar_colours=seen.scar_colours,
        pigment_sorts=seen.pigment_sorts | worse.get("pigment_sorts", frozenset()),
        is_suspicious=seen.is_suspicious or worse.get("is_suspicious", False),
    )

    assert_not_more_permissive(replace(proposal, appearance=known), proposal)


@given(known_proposals, st.integers(1, 3650))
def test_being_younger_never_opens_anything_nor_makes_a_day_earlier(proposal, days):
    if proposal.born_on:
        assert_not_more_permissive(replace(proposal, born_on=proposal.born_on + timedelta(days=days)), proposal)


@given(known_proposals, st.sampled_from([Zone.FOREHEAD, Zone.NECK, Zone.ABDOMEN]))
def test_another_zone_never_opens_anything_nor_makes_a_day_earlier(proposal, zone):
    assert_not_more_permissive(replace(proposal, zones=proposal.zones | {zone}), proposal)


FOLLOW_UPS = tuple(question for question in QUESTIONS if question.when and question.kind is not Kind.TICK)


@given(known_proposals, st.sampled_from(FOLLOW_UPS), st.data())
def test_an_answer_that_is_missing_is_never_taken_for_a_kinder_one(proposal, missing, data):
    parent = missing
    while parent.when:
        parent = BY_ID[parent.when.question]
    told = data.draw(answers(frozenset({parent.id}), is_complete=True))
    before = replace(proposal, history=History(answers={**proposal.history.answers, **told}))

    untold = {question: answer for question, answer in before.history.answers.items() if question != missing.id}

    assert_not_more_permissive(replace(before, history=History(answers=untold)), before)


@given(known_proposals, st.integers(0, 400))
def test_the_earliest_day_never_moves_back_when_time_passes_without_a_new_answer(proposal, days):
    later = replace(proposal, day=proposal.day + timedelta(days=days))

    assert last_of(earliest_day(later, GUIDELINE)) >= last_of(earliest_day(proposal, GUIDELINE))


@given(known_proposals)
def test_the_earliest_day_is_refused_by_no_rule_and_every_day_before_it_is(proposal):
    earliest = earliest_day(proposal, GUIDELINE)
    if earliest is None:
        assert refusals(judge(proposal, GUIDELINE))
        return

    assert earliest >= proposal.day
    assert refusals(judge(replace(proposal, day=earliest), GUIDELINE)) == ()
    for days in {1, 2, 7, (earliest - proposal.day).days}:
        if proposal.day <= earliest - timedelta(days=days) < earliest:
            assert refusals(judge(replace(proposal, day=earliest - timedelta(days=days)), GUIDELINE))


@given(known_proposals, histories, st.randoms())
def test_the_order_of_answers_does_not_matter(proposal, history, random):
    def shuffled(answer):
        return tuple(random.sample(answer, len(answer))) if isinstance(answer, tuple) else answer

    given_in_order = list(history.answers.items())
    in_another = dict(random.sample(given_in_order, len(given_in_order)))
    turned = History(answers={question: shuffled(answer) for question, answer in in_another.items()})

    assert judge(replace(proposal, history=turned), GUIDELINE) == judge(replace(proposal, history=history), GUIDELINE)


@given(known_proposals)
def test_every_finding_names_a_rule_that_exists_and_a_code_of_it(proposal):
    for finding in judge(proposal, GUIDELINE):
        [rule] = [rule for rule in RULES if finding.rule == rule.NAME]

        assert finding.code in rule.CODES
        assert finding.may_pass is rule.CODES[finding.code].may_pass


@given(known_proposals)
def test_a_place_that_is_named_is_one_of_those_that_were_asked_about(proposal):
    for finding in judge(proposal, GUIDELINE):
        if "zones" in finding.parameters:
            zones = finding.parameters["zones"]

            assert zones == sorted(zones) != []
            assert {Zone(zone) for zone in zones} <= proposal.zones


@given(known_proposals, st.sampled_from(WAITS), st.integers(1, 365))
def test_a_clinic_that_waits_longer_never_has_an_earlier_day(proposal, name, more):
    longer = GUIDELINE.days(name) + timedelta(days=more)
    ours = stricter(GUIDELINE, edition="house-1", stands_behind="Dr Lind", **{name: longer})

    assert last_of(earliest_day(proposal, ours)) >= last_of(earliest_day(proposal, GUIDELINE))


def test_every_question_that_is_asked_is_read_by_a_rule():
    """Each tick, by itself and with nothing told below it, makes a rule say something somewhere."""
    silent = []
    for tick in TICKED:
        proposal = known_of(History(answers={tick: True}))
        if judge(proposal, GUIDELINE) == judge(known_of(NOT_ASKED), GUIDELINE):
            silent.append(tick)

    assert silent == []


def known_of(history):
    return Proposal(day=date(2026, 3, 3), zones=frozenset({Zone.CHIN}), history=history)
