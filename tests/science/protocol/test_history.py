"""Answers are kept as they were given, and say no more than they say."""

from datetime import date

import pytest

from basketweave.science.protocol.history import History
from basketweave.science.quantities import Zone

GIVEN = {
    "laser": True,
    "laser-on": date(2026, 1, 2),
    "laser-where": ("nose", "back"),
    "diabetes-is": "settled",
    "filler-where": (),
}
HISTORY = History(answers=GIVEN)
FACE_AND_BACK = frozenset({Zone.CHIN, Zone.NOSE, Zone.BACK, Zone.HAND_LEFT})


def test_only_a_tick_is_had():
    assert HISTORY.has("laser")
    assert not HISTORY.has("keloid")
    assert not HISTORY.has("diabetes-is")


def test_an_answer_says_one_of_the_values_or_holds_one():
    assert HISTORY.says("diabetes-is", "unsettled", "settled")
    assert not HISTORY.says("diabetes-is", "unsettled")
    assert HISTORY.says("laser-where", "back")
    assert not HISTORY.says("laser-where", "chin")
    assert not HISTORY.says("keloid-is", "settled")


def test_a_day_is_a_day_and_nothing_else_is():
    assert HISTORY.day("laser-on") == date(2026, 1, 2)
    assert HISTORY.day("laser") is None
    assert HISTORY.day("diabetes-is") is None
    assert HISTORY.day("filler-on") is None


def test_zones_are_those_that_were_named_and_all_where_nobody_named_any():
    assert HISTORY.touches("laser-where", FACE_AND_BACK) == {Zone.NOSE, Zone.BACK}
    assert HISTORY.touches("toxin-where", FACE_AND_BACK) == FACE_AND_BACK
    assert HISTORY.touches("filler-where", FACE_AND_BACK) == FACE_AND_BACK
    assert HISTORY.touches("diabetes-is", FACE_AND_BACK) == FACE_AND_BACK


def test_the_face_counts_as_one_place_for_what_lies_near():
    assert HISTORY.reaches("laser-where", FACE_AND_BACK) == {Zone.CHIN, Zone.NOSE, Zone.BACK}
    assert HISTORY.reaches("toxin-where", FACE_AND_BACK) == FACE_AND_BACK
    assert History(answers={"peel-where": ("back",)}).reaches("peel-where", FACE_AND_BACK) == {Zone.BACK}


def test_what_was_answered_never_changes():
    given = {"laser": True}
    history = History(answers=given)

    given["keloid"] = True

    assert not history.has("keloid")
    with pytest.raises(TypeError):
        history.answers["keloid"] = True
