"""Answers become a history as a whole, or are refused with every reason at once."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as some

from basketweave.science.protocol.screening import CODES, NOTHING_APPLIES, QUESTIONS, AnswersRefused, Occasion, read

TODAY = date(2026, 3, 2)
BORN = date(1990, 5, 1)


def told(answers, occasion=Occasion.REQUEST, born_on=BORN, today=TODAY):
    return dict(read(answers, occasion=occasion, today=today, born_on=born_on).answers)


def refused(answers, **more):
    with pytest.raises(AnswersRefused) as no:
        told(answers, **more)
    assert {each.code for each in no.value.refused} <= CODES
    return [(each.question, each.code) for each in no.value.refused]


def against(answers):
    """What each contradicting answer stands against, as the sentence beside it says."""
    with pytest.raises(AnswersRefused) as no:
        told(answers)
    return [dict(each.parameters) for each in no.value.refused]


def test_what_is_ticked_is_kept_with_what_follows():
    given = {
        "laser": True,
        "laser-on": date(2026, 1, 5),
        "laser-where": ["chin", "nose"],
        "diabetes": True,
        "diabetes-is": "settled",
        "pregnancy": True,
        "pregnancy-is": ("breastfeeding",),
        "keloid": False,
        "melasma": None,
    }

    assert told(given) == {
        "laser": True,
        "laser-on": date(2026, 1, 5),
        "laser-where": ("nose", "chin"),
        "diabetes": True,
        "diabetes-is": "settled",
        "pregnancy": True,
        "pregnancy-is": ("breastfeeding",),
    }


def test_a_day_may_come_as_text():
    assert told({"toxin": True, "toxin-on": "2026-02-01"})["toxin-on"] == date(2026, 2, 1)


def test_nothing_applies_has_to_be_said():
    assert told({NOTHING_APPLIES: True}) == {}
    assert refused({}) == [(NOTHING_APPLIES, "nothing-said")]
    assert refused({"keloid": False, NOTHING_APPLIES: False}) == [(NOTHING_APPLIES, "nothing-said")]


def test_nothing_applies_beside_a_tick_contradicts_itself():
    assert refused({NOTHING_APPLIES: True, "keloid": True}) == [(NOTHING_APPLIES, "contradiction")]
    assert against({NOTHING_APPLIES: True, "keloid": True}) == [{"said": "keloid"}]
    assert told({NOTHING_APPLIES: "", "keloid": True}) == {"keloid": True}


def test_nothing_applies_is_yes_or_no():
    assert refused({NOTHING_APPLIES: "perhaps", "keloid": True}) == [(NOTHING_APPLIES, "not-a-choice")]


def test_follow_ups_of_what_was_not_ticked_are_left_out():
    assert told({"keloid": True, "laser": False, "laser-on": "2099-01-01", "laser-where": ["moon"]}) == {"keloid": True}
    assert told({"immunosuppression": True, "immunosuppression-by": ["medicine"], "radiotherapy-where": ["chin"]}) == {
        "immunosuppression": True,
        "immunosuppression-by": ("medicine",),
    }


@pytest.mark.parametrize(
    ("given", "missing"),
    [
        ({"changing-mark": True}, ["changing-mark-seen"]),
        ({"skin-infection": True}, ["skin-infection-is"]),
        ({"skin-infection": True, "skin-infection-is": "healed"}, ["skin-infection-on"]),
        ({"isotretinoin": True, "isotretinoin-is": "stopped"}, ["isotretinoin-on"]),
        ({"immunosuppression": True, "immunosuppression-by": []}, ["immunosuppression-by"]),
        ({"pregnancy": True, "pregnancy-is": ()}, ["pregnancy-is"]),
        ({"surgery": True, "surgery-on": ""}, ["surgery-on"]),
        ({"laser": True, "toxin": True}, ["laser-on", "toxin-on"]),
    ],
)
def test_a_follow_up_that_is_missing_is_named(given, missing):
    assert refused(given) == [(question, "follow-up-missing") for question in missing]


def test_a_place_may_be_left_out():
    assert told({"open-wound": True}) == {"open-wound": True}


@pytest.mark.parametrize(
    ("question", "value", "code"),
    [
        ("isotretinoin-on", "2026-03-03", "in-the-future"),
        ("isotretinoin-on", "2024-03-01", "too-long-ago"),
        ("isotretinoin-on", "1989-01-01", "before-birth"),
        ("isotretinoin-on", "2026-02-30", "not-a-day"),
        ("isotretinoin-on", 20260101, "not-a-day"),
        ("isotretinoin-on", datetime(2026, 1, 1), "not-a-day"),  # noqa: DTZ001
        ("isotretinoin-on", ["2026-01-01"], "not-a-day"),
    ],
)
def test_a_day_that_cannot_be_is_refused(question, value, code):
    assert refused({"isotretinoin": True, "isotretinoin-is": "stopped", question: value}) == [(question, code)]


def test_today_and_the_day_of_birth_are_days_that_can_be():
    assert told({"surgery": True, "surgery-on": TODAY})["surgery-on"] == TODAY
    assert told({"surgery": True, "surgery-on": BORN})["surgery-on"] == BORN


def test_two_years_ago_to_the_day_is_within_two_years():
    stopped = {"isotretinoin": True, "isotretinoin-is": "stopped"}

    assert told({**stopped, "isotretinoin-on": "2024-03-02"})["isotretinoin-on"] == date(2024, 3, 2)
    assert told({**stopped, "isotretinoin-on": "2022-02-28"}, today=date(2024, 2, 29))["isotretinoin"] is True
    assert refused({**stopped, "isotretinoin-on": "2022-02-27"}, today=date(2024, 2, 29)) == [
        ("isotretinoin-on", "too-long-ago")
    ]


def test_without_a_day_of_birth_a_life_has_a_length():
    assert told({"surgery": True, "surgery-on": "1901-03-02"}, born_on=None)["surgery"] is True
    assert refused({"surgery": True, "surgery-on": "1901-03-01"}, born_on=None) == [("surgery-on", "too-long-ago")]


def test_the_refused_day_is_told_with_the_refusal():
    with pytest.raises(AnswersRefused) as no:
        told({"laser": True, "laser-on": "2027-01-01"})

    assert dict(no.value.refused[0].parameters) == {"day": "2027-01-01"}
    assert str(no.value) == "laser-on: in-the-future"


@pytest.mark.parametrize(
    ("parent", "value", "said"),
    [
        ("isotretinoin", "taking", "isotretinoin-on"),
        ("skin-infection", "now", "skin-infection-on"),
        ("cold-sores", "now", "cold-sores-on"),
        ("cold-sores", "long-ago", "cold-sores-on"),
        ("retinoid-or-acid", "using", "retinoid-or-acid-on"),
    ],
)
def test_a_last_day_of_what_still_goes_on_is_a_contradiction(parent, value, said):
    assert refused({parent: True, f"{parent}-is": value, said: "2026-02-01"}) == [(said, "contradiction")]
    assert against({parent: True, f"{parent}-is": value, said: "2026-02-01"}) == [{"said": value}]
    assert told({parent: True, f"{parent}-is": value, said: ""}) == {parent: True, f"{parent}-is": value}


@pytest.mark.parametrize(
    ("given", "question"),
    [
        ({"keloid": "yes"}, "keloid"),
        ({"keloid": 1}, "keloid"),
        ({"diabetes": True, "diabetes-is": "sweet"}, "diabetes-is"),
        ({"diabetes": True, "diabetes-is": ["settled"]}, "diabetes-is"),
        ({"pregnancy": True, "pregnancy-is": "pregnant"}, "pregnancy-is"),
        ({"pregnancy": True, "pregnancy-is": ["pregnant", "often"]}, "pregnancy-is"),
        ({"open-wound": True, "open-wound-where": ["moon"]}, "open-wound-where"),
        ({"open-wound": True, "open-wound-where": {"chin": True}}, "open-wound-where"),
        ({"open-wound": True, "open-wound-where": [["chin"]]}, "open-wound-where"),
    ],
)
def test_what_is_not_offered_is_refused(given, question):
    assert refused(given) == [(question, "not-a-choice")]


def test_a_question_that_is_not_ours_is_refused_by_name():
    assert refused({"keloid": True, "mood": True, "shoe-size": 42}) == [
        ("mood", "unknown-question"),
        ("shoe-size", "unknown-question"),
    ]


def test_what_only_a_specialist_says_no_patient_can_send():
    assert refused({"unrealistic-expectation": True}) == [("unrealistic-expectation", "unknown-question")]
    assert told({"unrealistic-expectation": True}, occasion=Occasion.SPECIALIST) == {"unrealistic-expectation": True}


def test_everything_that_is_wrong_is_said_at_once():
    given = {"laser": True, "laser-on": "2030-01-01", "diabetes": True, "mood": True, "keloid": True}

    assert refused(given) == [
        ("mood", "unknown-question"),
        ("diabetes-is", "follow-up-missing"),
        ("laser-on", "in-the-future"),
    ]


ANYTHING = some.one_of(
    some.none(),
    some.booleans(),
    some.integers(),
    some.text(max_size=12),
    some.dates(),
    some.lists(some.sampled_from(["chin", "pregnant", "radiotherapy", "x"]), max_size=3),
    some.sampled_from(["now", "healed", "stopped", "taking", "2026-01-01", "0000-00-00"]),
)


@given(some.dictionaries(some.sampled_from([*(each.id for each in QUESTIONS), NOTHING_APPLIES, "mood"]), ANYTHING))
def test_whatever_is_sent_is_a_history_or_a_refusal_with_a_code_and_the_order_does_not_matter(answers):
    outcome = result_of(answers)

    assert outcome == result_of(dict(reversed(list(answers.items()))))
    assert isinstance(outcome, dict) or {each.code for each in outcome} <= CODES


def result_of(answers):
    try:
        return told(answers, occasion=Occasion.SPECIALIST)
    except AnswersRefused as no:
        return no.refused
