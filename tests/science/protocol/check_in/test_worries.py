"""A worrying answer is found at once, with how soon it must be seen."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from basketweave.science.protocol.check_in.questions import QUESTIONS
from basketweave.science.protocol.check_in.worries import WORRIES, AnswerRefused, worries
from basketweave.science.protocol.findings import Finding, MayPass, Outcome, Urgency
from basketweave.science.protocol.stricter import stricter
from basketweave.science.quantities import Mark
from tests.science.strategies import GUIDELINE

some_answers = st.fixed_dictionaries(
    {}, optional={question.id: st.sampled_from([c.value for c in question.choices]) for question in QUESTIONS}
)


def codes(day_after, **answers):
    given_answers = {name.replace("_", "-"): answer for name, answer in answers.items()}
    return [finding.code for finding in worries(given_answers, day_after, GUIDELINE)]


def test_nothing_wrong_worries_nobody():
    calm = {question.id: question.choices[0].value for question in QUESTIONS}

    assert worries(calm, 14, GUIDELINE) == ()
    assert worries({}, 14, GUIDELINE) == ()


@pytest.mark.parametrize(
    ("answers", "code"),
    [
        ({"palpitations": "yes"}, "racing-heart"),
        ({"ringing_ears": "yes"}, "ringing-ears"),
        ({"blue_lips": "yes"}, "blue-lips"),
        ({"eyes": "sight"}, "sight-worse"),
    ],
)
def test_an_emergency_is_told_now(answers, code):
    (finding,) = worries({name.replace("_", "-"): answer for name, answer in answers.items()}, 0, GUIDELINE)

    assert (finding.code, finding.urgency) == (code, Urgency.NOW)


@pytest.mark.parametrize("day_after", [0, 1, 7, 28])
@pytest.mark.parametrize(
    ("answers", "code"),
    [
        ({"eyes": "sore"}, "sore-eyes"),
        ({"fever": "yes"}, "fever"),
        ({"spreading": "yes"}, "spreading"),
        ({"blisters": "yes"}, "blisters"),
        ({"pus": "yes"}, "pus"),
        ({"lump": "yes"}, "lump"),
        ({"brown-patch": "yes"}, "brown-patch"),
        ({"lines": "yes"}, "lines"),
    ],
)
def test_what_is_never_expected_is_seen_the_same_day_whenever_it_is_told(answers, code, day_after):
    (finding,) = worries(answers, day_after, GUIDELINE)

    assert (finding.code, finding.urgency) == (code, Urgency.TODAY)


@pytest.mark.parametrize("sign", ["spreading", "blisters"])
def test_fever_with_spreading_or_blistered_skin_is_an_emergency(sign):
    first, *others = worries({"fever": "yes", sign: "yes"}, 5, GUIDELINE)

    assert (first.code, first.urgency) == (f"fever-and-{sign}", Urgency.NOW)
    assert {finding.code for finding in others} == {"fever", sign}


@pytest.mark.parametrize(("day_after", "found"), [(1, []), (2, []), (3, ["rising-pain"]), (7, ["rising-pain"])])
def test_pain_may_rise_for_two_days_and_no_longer(day_after, found):
    assert codes(day_after, tenderness="rising") == found


@pytest.mark.parametrize("answer", ["easing", "same"])
def test_pain_that_lasts_beyond_a_week_is_seen(answer):
    assert codes(7, tenderness=answer) == []
    assert codes(8, tenderness=answer) == ["lasting-pain"]


@pytest.mark.parametrize("amount", ["a-little", "a-lot"])
@pytest.mark.parametrize("sign", ["warmth", "swelling", "redness", "darker-colour"])
def test_the_signs_of_healing_are_expected_for_a_week_on_every_skin_and_no_longer(sign, amount):
    assert codes(7, **{sign: amount}) == []
    assert codes(8, **{sign: amount}) == [f"lasting-{sign}"]


def test_a_lasting_sign_says_how_long_it_is_expected():
    (finding,) = worries({"redness": "a-little"}, 14, GUIDELINE)

    assert finding == Finding(
        rule="check_in",
        outcome=Outcome.ASK,
        code="lasting-redness",
        parameters={"questions": ["redness"], "day_after": 14, "expected_days": 7},
        sources=("chu-2021", "friedmann-2024"),
        mark=Mark.HOUSE,
        guideline_version=GUIDELINE.version,
        may_pass=MayPass.NOBODY,
        urgency=Urgency.TODAY,
    )


def test_a_stricter_clinic_sees_redness_sooner():
    ours = stricter(GUIDELINE, edition="house-1", stands_behind="Dr Lind", reaction_expected=timedelta(days=4))

    assert [finding.code for finding in worries({"redness": "a-lot"}, 5, ours)] == ["lasting-redness"]


@pytest.mark.parametrize(
    ("answers", "code", "question"),
    [
        ({"mood": "fine"}, "unknown-question", "mood"),
        ({"fever": "a-lot"}, "unknown-answer", "fever"),
        ({"fever": ""}, "unknown-answer", "fever"),
    ],
)
def test_an_answer_that_was_not_offered_is_refused(answers, code, question):
    with pytest.raises(AnswerRefused) as refused:
        worries(answers, 1, GUIDELINE)

    assert (refused.value.code, refused.value.question) == (code, question)


def test_every_question_can_worry_and_every_worry_asks_what_is_asked():
    offered = {(question.id, choice.value) for question in QUESTIONS for choice in question.choices}
    worrying = {(question, answer) for worry in WORRIES for question, answers in worry.when for answer in answers}

    assert worrying <= offered
    assert {question for question, _ in worrying} == {question.id for question in QUESTIONS}


def test_no_code_means_two_things():
    assert len({worry.code for worry in WORRIES}) == len(WORRIES)


@given(some_answers, st.integers(0, 120))
def test_what_is_most_urgent_is_told_first(answers, day_after):
    urgencies = [finding.urgency for finding in worries(answers, day_after, GUIDELINE)]

    assert urgencies == sorted(urgencies, key=[Urgency.NOW, Urgency.TODAY].index)


@given(some_answers, some_answers, st.integers(0, 120))
def test_one_more_worrying_answer_never_silences_another(answers, more, day_after):
    before = {finding.code for finding in worries(answers, day_after, GUIDELINE)}
    after = {finding.code for finding in worries({**more, **answers}, day_after, GUIDELINE)}

    assert before <= after


@given(some_answers, st.integers(0, 60), st.integers(0, 60))
def test_what_worries_on_one_day_worries_on_every_later_day(answers, day_after, passed):
    today = {finding.code for finding in worries(answers, day_after, GUIDELINE)}
    later = {finding.code for finding in worries(answers, day_after + passed, GUIDELINE)}

    assert today <= later
