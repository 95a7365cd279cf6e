"""Every question has its place: it follows an earlier one that can lead to it, and something reads its answer."""

from datetime import date

import pytest

from basketweave.science.protocol.guideline_file import published
from basketweave.science.protocol.history import Answer, History
from basketweave.science.protocol.proposal import Proposal
from basketweave.science.protocol.rules import RULES
from basketweave.science.protocol.screening import (
    BY_ID,
    NOTHING_APPLIES,
    ONLY_INFORM,
    QUESTIONS,
    Group,
    Kind,
    Occasion,
    Question,
    questions,
)
from basketweave.science.quantities import Appearance, ScarKind, Zone

TODAY = date(2026, 3, 2)
SPACING = {"needling", "needling-on", "needling-where"}  # days elsewhere reach the rule as days of the zone
IDS = """
changing-mark changing-mark-where changing-mark-seen spreading-infection
skin-infection skin-infection-is skin-infection-on skin-infection-where cold-sores cold-sores-is cold-sores-on
acne-now acne-now-is acne-now-where acne-healed acne-healed-on sunburn sunburn-on sunburn-where
open-wound open-wound-where eczema-psoriasis eczema-psoriasis-where rosacea-spots rough-patches rough-patches-where
melasma tattoo tattoo-where keloid bleeding-disorder connective-tissue
isotretinoin isotretinoin-is isotretinoin-on blood-thinners immunosuppression immunosuppression-by radiotherapy-where
retinoid-or-acid retinoid-or-acid-is retinoid-or-acid-on heart-rhythm diabetes diabetes-is
anaesthetic-allergy steel-allergy pregnancy pregnancy-is
filler filler-on filler-where laser laser-on laser-where toxin toxin-on toxin-where peel peel-on peel-where
surgery surgery-on surgery-where needling needling-on needling-where not-sure
unrealistic-expectation surgery-is-the-scar
"""


class Noting(dict[str, Answer]):
    """Answers that note who asks for which."""

    def __init__(self, answers: dict[str, Answer]) -> None:
        super().__init__(answers)
        self.asked: set[str] = set()

    def get(self, question: str, default: object = None) -> object:  # type: ignore[override]
        self.asked.add(question)
        return super().get(question, default)  # type: ignore[arg-type]


def answers_to(question: Question) -> list[Answer]:
    match question.kind:
        case Kind.TICK:
            return [True]
        case Kind.CHOICE:
            return list(question.values)
        case Kind.SEVERAL:
            return [(value,) for value in question.values]
        case Kind.DAY:
            return [TODAY]
        case Kind.ZONES:
            return [("chin",)]


def leading_to(question: Question) -> dict[str, Answer]:
    """The answers after which this question is asked."""
    if question.when is None:
        return {}
    parent = BY_ID[question.when.question]
    value = next(each for each in answers_to(parent) if question.when.holds({parent.id: each}))
    return {**leading_to(parent), parent.id: value}


def test_the_questions_are_those_that_were_agreed():
    assert sorted(BY_ID) == sorted(IDS.split())
    assert len(BY_ID) == len(QUESTIONS)
    assert NOTHING_APPLIES not in BY_ID


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda each: each.id)
def test_a_follow_up_points_to_an_earlier_question_and_to_answers_that_it_offers(question):
    if question.when is None:
        assert question.kind is Kind.TICK, "what is asked of everybody can be left empty"
        return
    parent = BY_ID[question.when.question]

    assert QUESTIONS.index(parent) < QUESTIONS.index(question)
    assert parent.group is question.group
    assert set(question.when.values) <= set(parent.values)
    assert bool(question.when.values) == (parent.kind is not Kind.TICK)
    assert question.occasions <= parent.occasions


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda each: each.id)
def test_every_question_can_be_reached_by_somebody(question):
    answers = leading_to(question)

    assert question.when is None or question.when.holds(answers)
    assert all(BY_ID[each].when is None or BY_ID[each].when.holds(answers) for each in answers)


def test_every_answer_is_read_by_a_rule_or_declared_as_only_informing():
    seen: set[str] = set()
    for question in QUESTIONS:
        for answer in answers_to(question):
            seen |= read_by_rules({**leading_to(question), question.id: answer})

    assert seen <= set(BY_ID), "a rule reads a question that nobody asks"
    assert set(BY_ID) - seen - SPACING == ONLY_INFORM


def read_by_rules(answers: dict[str, Answer]) -> set[str]:
    noting, history = Noting(answers), History()
    object.__setattr__(history, "answers", noting)
    for burnt in (frozenset(), frozenset({ScarKind.BURN})):
        proposal = Proposal(
            day=TODAY,
            zones=frozenset({Zone.CHIN}),
            history=history,
            appearance=Appearance(scar_kinds=burnt),
            is_numbed=True,
        )
        for rule in RULES:
            rule.judge(proposal, published())
    return noting.asked


def test_what_cannot_wait_is_asked_first_and_groups_stay_together():
    order = [question.group for question in QUESTIONS]

    assert order[0] is Group.FIRST
    assert [group for place, group in enumerate(order) if place == 0 or order[place - 1] is not group] == list(Group)


def test_a_patient_is_not_asked_what_only_a_specialist_can_say():
    of_a_specialist = {each.id for each in questions(Occasion.SPECIALIST)}

    for occasion in (Occasion.REQUEST, Occasion.BEFORE_SESSION):
        asked = {each.id for each in questions(occasion)}
        assert of_a_specialist - asked == {"unrealistic-expectation", "surgery-is-the-scar"}
        assert asked < of_a_specialist


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda each: each.id)
def test_a_question_is_short_and_offers_what_its_kind_needs(question):
    offers = question.kind in (Kind.CHOICE, Kind.SEVERAL)

    assert 3 < len(question.text) <= 100
    assert len(question.help) <= 200
    assert (len(question.choices) >= 2) == offers
    assert len(set(question.values)) == len(question.values)


def test_days_and_only_days_are_named_for_it():
    assert {each.id for each in QUESTIONS if each.id.endswith("-on")} == {
        each.id for each in QUESTIONS if each.kind is Kind.DAY
    }
    assert {each.id for each in QUESTIONS if each.id.endswith("-where")} == {
        each.id for each in QUESTIONS if each.kind is Kind.ZONES
    }


def test_days_and_choices_must_be_said_and_ticks_and_places_need_not():
    assert [kind for kind in Kind if BY_ID[EXAMPLES[kind]].is_required] == [Kind.CHOICE, Kind.SEVERAL, Kind.DAY]


EXAMPLES = {
    Kind.TICK: "keloid",
    Kind.CHOICE: "diabetes-is",
    Kind.SEVERAL: "pregnancy-is",
    Kind.DAY: "laser-on",
    Kind.ZONES: "laser-where",
}
FRIGHTENING = ("cancer", "danger", "deadly", "serious risk", "warning", "normal people", "suffer")


@pytest.mark.parametrize("word", ["cut", "sore", "open", "irritated"])
def test_whatever_the_label_says_of_broken_skin_is_asked(word):
    assert word in BY_ID["open-wound"].text


def test_no_question_frightens_or_leaves_anybody_out():
    told = " ".join(
        [f"{each.text} {each.help} {' '.join(choice.text for choice in each.choices)}" for each in QUESTIONS]
    ).lower()

    assert [word for word in FRIGHTENING if word in told] == []
    assert [word for word in (" she ", " her ", " he ", " his ", "women", "client", "customer") if word in told] == []
