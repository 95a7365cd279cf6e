"""The check-in asks what matters on that day, in words for every skin."""

import pytest

from basketweave.science.protocol.check_in.questions import QUESTIONS, questions

ON_THE_DAY = {"palpitations", "ringing-ears", "blue-lips"}
NOT_AT_ONCE = {"lump", "brown-patch", "lines"}
ALWAYS = {
    "eyes",
    "fever",
    "spreading",
    "blisters",
    "pus",
    "tenderness",
    "warmth",
    "swelling",
    "redness",
    "darker-colour",
}


def ids(day_after):
    return {question.id for question in questions(day_after)}


@pytest.mark.parametrize("day_after", [0, 1])
def test_on_the_day_and_the_next_the_numbing_cream_is_asked_about(day_after):
    assert ids(day_after) == ON_THE_DAY | ALWAYS


def test_on_the_second_day_only_the_skin_and_the_fever_are_asked_about():
    assert ids(2) == ALWAYS


@pytest.mark.parametrize("day_after", [3, 7, 14, 28, 42, 84, 400])
def test_from_the_third_day_lumps_patches_and_lines_are_asked_about(day_after):
    assert ids(day_after) == ALWAYS | NOT_AT_ONCE


def test_redness_is_never_asked_without_what_shows_it_on_brown_and_black_skin():
    for day_after in range(100):
        asked = ids(day_after)

        assert {"redness", "warmth", "swelling", "tenderness", "darker-colour"} <= asked


def test_what_is_an_emergency_is_asked_first():
    assert [question.id for question in questions(0)][:3] == ["palpitations", "ringing-ears", "blue-lips"]


def test_every_question_is_one_with_answers_to_choose_among_the_calm_one_first():
    assert len({question.id for question in QUESTIONS}) == len(QUESTIONS)
    for question in QUESTIONS:
        assert question.text.endswith("?")
        assert question.choices[0].value in ("no", "none")
        assert len({choice.value for choice in question.choices}) == len(question.choices) >= 2
