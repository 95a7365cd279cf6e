"""Which answers cannot wait: an emergency now, or a call the same day."""

from collections.abc import Mapping
from dataclasses import dataclass

from basketweave.science.evidence import sources
from basketweave.science.protocol.check_in.questions import QUESTIONS
from basketweave.science.protocol.findings import Finding, MayPass, Outcome, Plain, Urgency
from basketweave.science.protocol.guideline import Guideline
from basketweave.science.quantities import Mark

NAME = "check_in"
STANDS_BEHIND = "Basketweave founders"


class AnswerRefused(ValueError):
    """An answer to no question of ours, or one that the question does not offer."""

    def __init__(self, *, code: str, question: str) -> None:
        super().__init__(f"{code}: {question}")
        self.code = code
        self.question = question


@dataclass(frozen=True, kw_only=True)
class Worry:
    """All of these questions, answered like this, worry us; some only after a number of days in the guideline."""

    code: str
    when: tuple[tuple[str, frozenset[str]], ...]
    urgency: Urgency
    sources: tuple[str, ...]
    after: str = ""


YES = frozenset({"yes"})
ANY = frozenset({"a-little", "a-lot"})

WORRIES: tuple[Worry, ...] = (
    Worry(
        code="racing-heart",
        when=(("palpitations", YES),),
        urgency=Urgency.NOW,
        sources=("fda-anaesthetic-advisory",),
    ),
    Worry(
        code="ringing-ears",
        when=(("ringing-ears", YES),),
        urgency=Urgency.NOW,
        sources=("fda-anaesthetic-advisory",),
    ),
    Worry(
        code="blue-lips",
        when=(("blue-lips", YES),),
        urgency=Urgency.NOW,
        sources=("fda-anaesthetic-advisory",),
    ),
    Worry(
        code="sight-worse",
        when=(("eyes", frozenset({"sight"})),),
        urgency=Urgency.NOW,
        sources=("skinpen-label", "wu-2022"),
    ),
    Worry(
        code="fever-and-spreading",
        when=(("fever", YES), ("spreading", YES)),
        urgency=Urgency.NOW,
        sources=("chu-2021", "torezan-2013"),
    ),
    Worry(
        code="fever-and-blisters",
        when=(("fever", YES), ("blisters", YES)),
        urgency=Urgency.NOW,
        sources=("wu-2022",),
    ),
    Worry(code="sore-eyes", when=(("eyes", frozenset({"sore"})),), urgency=Urgency.TODAY, sources=("skinpen-label",)),
    Worry(code="fever", when=(("fever", YES),), urgency=Urgency.TODAY, sources=("chu-2021",)),
    Worry(code="spreading", when=(("spreading", YES),), urgency=Urgency.TODAY, sources=("chu-2021", "torezan-2013")),
    Worry(code="blisters", when=(("blisters", YES),), urgency=Urgency.TODAY, sources=("wu-2022",)),
    Worry(code="pus", when=(("pus", YES),), urgency=Urgency.TODAY, sources=("torezan-2013",)),
    Worry(
        code="rising-pain",
        when=(("tenderness", frozenset({"rising"})),),
        urgency=Urgency.TODAY,
        sources=("chu-2021",),
        after="pain_easing",
    ),
    Worry(
        code="lasting-pain",
        when=(("tenderness", frozenset({"easing", "same", "rising"})),),
        urgency=Urgency.TODAY,
        sources=("chu-2021",),
        after="reaction_expected",
    ),
    Worry(
        code="lasting-warmth",
        when=(("warmth", ANY),),
        urgency=Urgency.TODAY,
        sources=("chu-2021",),
        after="reaction_expected",
    ),
    Worry(
        code="lasting-swelling",
        when=(("swelling", ANY),),
        urgency=Urgency.TODAY,
        sources=("chu-2021",),
        after="reaction_expected",
    ),
    Worry(
        code="lasting-redness",
        when=(("redness", ANY),),
        urgency=Urgency.TODAY,
        sources=("chu-2021", "friedmann-2024"),
        after="reaction_expected",
    ),
    Worry(
        code="lasting-darker-colour",
        when=(("darker-colour", ANY),),
        urgency=Urgency.TODAY,
        sources=("chu-2021", "dogra-2014"),
        after="reaction_expected",
    ),
    Worry(
        code="lump",
        when=(("lump", YES),),
        urgency=Urgency.TODAY,
        sources=("friedmann-2024", "mycobacteria-review"),
    ),
    Worry(code="brown-patch", when=(("brown-patch", YES),), urgency=Urgency.TODAY, sources=("dogra-2014",)),
    Worry(code="lines", when=(("lines", YES),), urgency=Urgency.TODAY, sources=("dogra-2014",)),
)

for worry in WORRIES:
    sources.require(worry.sources, cited_by=worry.code)


def worries(answers: Mapping[str, str], day_after: int, guideline: Guideline) -> tuple[Finding, ...]:
    """What cannot wait in these answers, the most urgent first; a worrying answer counts on any day it is given."""
    check(answers)
    found = [worry for worry in WORRIES if _holds(worry, answers, day_after, guideline)]
    return tuple(_finding(worry, day_after, guideline) for worry in found)


def check(answers: Mapping[str, str]) -> None:
    offered = {question.id: {choice.value for choice in question.choices} for question in QUESTIONS}
    for question, answer in answers.items():
        if question not in offered:
            raise AnswerRefused(code="unknown-question", question=question)
        if answer not in offered[question]:
            raise AnswerRefused(code="unknown-answer", question=question)


def _holds(worry: Worry, answers: Mapping[str, str], day_after: int, guideline: Guideline) -> bool:
    if worry.after and day_after <= _days(worry.after, guideline):
        return False
    return all(answers.get(question) in worrying for question, worrying in worry.when)


def _finding(worry: Worry, day_after: int, guideline: Guideline) -> Finding:
    parameters: dict[str, Plain] = {
        "questions": [question for question, _ in worry.when],
        "day_after": day_after,
    }
    if worry.after:
        parameters["expected_days"] = _days(worry.after, guideline)
    return Finding(
        rule=NAME,
        outcome=Outcome.ASK,
        code=worry.code,
        parameters=parameters,
        sources=worry.sources,
        mark=Mark.HOUSE,
        guideline_version=guideline.version,
        may_pass=MayPass.NOBODY,
        urgency=worry.urgency,
    )


def _days(name: str, guideline: Guideline) -> int:
    value = guideline.number(name).value
    assert isinstance(value, int), name
    return value
