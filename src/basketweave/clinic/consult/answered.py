"""The answers as staff read them: in words, by heading, with what differs from the answering before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from basketweave.clinic.consult.answer_words import answer_words, question_words
from basketweave.clinic.consult.models import Call, Screening
from basketweave.clinic.consult.queries import findings_in, history_in, screenings_of
from basketweave.clinic.house.words import shown
from basketweave.clinic.people.models import Episode
from basketweave.clinic.shell.components import FindingWords
from basketweave.science.protocol.history import History
from basketweave.science.protocol.screening import BY_ID, differences

MOST = 20  # answerings of one patient on one page


@dataclass(frozen=True, kw_only=True)
class Line:
    """A question with its answer; `before` where it was another."""

    question: str
    answer: str
    before: str = ""
    is_follow_up: bool = False


@dataclass(frozen=True, kw_only=True)
class Answering:
    """Who answered, when, and what was different from the time before."""

    at: datetime
    who: str
    occasion: str
    is_unchanged: bool
    changes: Sequence[Line]
    call: Call | None  # that was owed because of it


@dataclass(frozen=True, kw_only=True)
class Known:
    """What is known of a patient's health: the answers that count, what the rules say today, and how it came to be."""

    screening: Screening | None
    lines: Sequence[Line]
    findings: Sequence[FindingWords]
    answerings: Sequence[Answering]


def known(episode: Episode) -> Known:
    all_of_them = list(screenings_of(episode.patient_id)[: MOST + 1])
    if not all_of_them:
        return Known(screening=None, lines=(), findings=(), answerings=())
    latest = history_in(all_of_them[0])
    befores = [history_in(each) for each in all_of_them[1:]] + [History()]
    return Known(
        screening=all_of_them[0],
        lines=_lines(latest),
        findings=[shown(each, neutral=False) for each in findings_in(episode, latest)],
        answerings=[_answering(each, before) for each, before in zip(all_of_them, befores, strict=True)][:MOST],
    )


def who_answered(screening: Screening) -> str:
    return str(screening.answered_by or _("the patient"))


def _lines(history: History) -> list[Line]:
    return [
        Line(question=question_words(name), answer=answer_words(name, answer), is_follow_up=_is_follow_up(name))
        for name, answer in sorted(history.answers.items(), key=lambda each: _place(each[0]))
    ]


def _answering(screening: Screening, before: History) -> Answering:
    return Answering(
        at=screening.answered_at,
        who=who_answered(screening),
        occasion=screening.get_occasion_display(),
        is_unchanged=screening.is_unchanged,
        call=getattr(screening, "call", None),  # Django answers a missing reverse row with an AttributeError
        changes=[
            Line(
                question=question_words(each.question),
                answer=answer_words(each.question, each.now),
                before=answer_words(each.question, each.before),
                is_follow_up=_is_follow_up(each.question),
            )
            for each in differences(before, history_in(screening))
        ],
    )


def _place(question: str) -> int:
    order = list(BY_ID)
    return order.index(question) if question in BY_ID else len(order)


def _is_follow_up(question: str) -> bool:
    return question in BY_ID and BY_ID[question].when is not None
