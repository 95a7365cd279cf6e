"""A history goes into storage and back; two of them can be compared; what a specialist said stays."""

from datetime import date

from basketweave.science.protocol.history import History
from basketweave.science.protocol.screening import Difference, Occasion, as_plain, carried, differences, from_plain

DAY = date(2026, 1, 5)
OPERATED = {"surgery": True, "surgery-on": DAY, "surgery-where": ("chin",)}


def test_a_history_survives_being_written_down():
    history = History(answers={"laser": True, "laser-on": DAY, "laser-where": ("chin",), "diabetes-is": "settled"})

    plain = as_plain(history)

    assert plain == {"laser": True, "laser-on": "2026-01-05", "laser-where": ["chin"], "diabetes-is": "settled"}
    assert from_plain(plain) == history
    assert dict(from_plain(plain).answers) == dict(history.answers)


def test_an_answer_to_a_question_of_long_ago_is_still_readable():
    assert dict(from_plain({"once-asked": "so", "once-asked-on": "2020-01-01"}).answers) == {
        "once-asked": "so",
        "once-asked-on": date(2020, 1, 1),
    }


def test_differences_are_told_in_the_order_of_asking():
    before = History(answers={"keloid": True, "laser": True, "laser-on": DAY})
    now = History(answers={"sunburn": True, "keloid": True, "laser": True, "laser-on": date(2026, 2, 1)})

    assert differences(before, now) == (
        Difference(question="sunburn", before=None, now=True),
        Difference(question="laser-on", before=DAY, now=date(2026, 2, 1)),
    )
    assert differences(now, now) == ()


def test_what_only_a_specialist_said_stays_when_the_patient_answers_anew():
    before = History(answers={"unrealistic-expectation": True, "keloid": True})

    kept = carried(before, History(answers={"melasma": True}), Occasion.BEFORE_SESSION)

    assert dict(kept.answers) == {"unrealistic-expectation": True, "melasma": True}


def test_a_specialist_who_answers_anew_says_it_all_anew():
    before = History(answers={"unrealistic-expectation": True})

    assert dict(carried(before, History(), Occasion.SPECIALIST).answers) == {}


def test_that_a_scar_is_the_operations_stays_with_that_operation_only():
    before = History(answers={**OPERATED, "surgery-is-the-scar": True})

    def is_kept(now):
        return carried(before, History(answers=now), Occasion.BEFORE_SESSION).has("surgery-is-the-scar")

    assert is_kept(OPERATED)
    assert not is_kept({})
    assert not is_kept({**OPERATED, "surgery-on": date(2026, 2, 5)})
    assert not is_kept({**OPERATED, "surgery-where": ("nose",)})


def test_what_was_not_said_before_is_not_carried():
    assert dict(carried(History(answers=OPERATED), History(answers=OPERATED), Occasion.REQUEST).answers) == OPERATED
