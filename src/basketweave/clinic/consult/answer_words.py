"""Answers about health in words: as they were asked and given, and why one cannot be right."""

from collections.abc import Callable, Mapping
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from basketweave.clinic.face.zones import names_of
from basketweave.clinic.house.finding_words.facts import long_day
from basketweave.science.protocol.history import Answer
from basketweave.science.protocol.screening import BY_ID, NOTHING_APPLIES, AnswerRefused, Kind, Question


def question_words(question: str) -> str:
    """As it was asked; one that is asked no more is called by its id."""
    return _(BY_ID[question].text) if question in BY_ID else question


def answer_words(question: str, answer: Answer | None) -> str:
    """As it was given."""
    match answer:
        case None:
            return _("not said")
        case bool():
            return _("yes")
        case date():
            return long_day(answer)
        case tuple() if question in BY_ID and BY_ID[question].kind is Kind.ZONES:
            return ", ".join(names_of(answer))
        case tuple():
            return ", ".join(_choice(question, value) for value in answer)
        case _:
            return _choice(question, answer)


def _choice(question: str, value: str) -> str:
    choices = BY_ID[question].choices if question in BY_ID else ()
    return next((_(choice.text) for choice in choices if choice.value == value), value)


def why_refused(refused: AnswerRefused) -> str:
    return WHY[refused.code](refused)


def _missing(refused: AnswerRefused) -> str:
    return {
        Kind.DAY: _("Please tell us the day, as near as you remember."),
        Kind.SEVERAL: _("Please choose at least one of these answers."),
    }.get(_asked(refused).kind, _("Please choose one of these answers."))


def _too_long_ago(refused: AnswerRefused) -> str:
    years = _asked(refused).within_years
    if years is None:
        return _("This day lies too far back.")
    return ngettext(
        "This is more than %(years)s year ago: then take the tick away.",
        "This is more than %(years)s years ago: then take the tick away.",
        years,
    ) % {"years": years}


def _contradiction(refused: AnswerRefused) -> str:
    if refused.question == NOTHING_APPLIES:
        return _("You ticked that none of these applies, and also one of them. Please take one of the two away.")
    parent = _asked(refused).when
    choice = _choice(parent.question, refused.parameters["said"]) if parent else ""
    return _("You chose “%(choice)s”, and gave a day as well. Empty the day, or choose another answer.") % {
        "choice": choice
    }


def _asked(refused: AnswerRefused) -> Question:
    return BY_ID[refused.question]


WHY: Mapping[str, Callable[[AnswerRefused], str]] = {
    "unknown-question": lambda no: _("“%(question)s” is no question of ours.") % {"question": no.question},
    "not-a-choice": lambda no: _("Please choose from the answers that are offered."),
    "not-a-day": lambda no: _("This day is not in the calendar. Write it like 2026-05-31."),
    "follow-up-missing": _missing,
    "in-the-future": lambda no: _("This day lies ahead of us. Please give a day that has been."),
    "before-birth": lambda no: _("This day lies before the date of birth that we were told."),
    "too-long-ago": _too_long_ago,
    "contradiction": _contradiction,
    "nothing-said": lambda no: _("Nothing is ticked. If none of these applies to you, please say so here."),
}
