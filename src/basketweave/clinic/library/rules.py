"""Each rule as a page shows it: what it says, its numbers as this clinic treats by them, and who may pass it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from basketweave.clinic.house.guideline import guideline
from basketweave.clinic.library.marks import Told, cited, marks_of, of_number
from basketweave.clinic.shell.components import Mark
from basketweave.science.protocol import listing
from basketweave.science.protocol.findings import MayPass, Outcome
from basketweave.science.protocol.guideline import Guideline
from basketweave.science.protocol.guideline_file import published
from basketweave.science.protocol.rules import RULES, Rule
from basketweave.science.protocol.rulings import Ruling
from basketweave.science.quantities import Amount, Elsewhere, Jurisdiction, Number
from basketweave.science.quantities import Mark as Letter

MAY_PASS: Mapping[MayPass, Promise] = {
    MayPass.NOBODY: gettext_lazy("Nobody"),
    MayPass.SPECIALIST: gettext_lazy("A specialist, with a reason that is written down"),
    MayPass.MEDICAL_DIRECTOR: gettext_lazy("The medical director alone, with a reason that is written down"),
}
ANSWERS: Mapping[Outcome, Promise] = {
    Outcome.FINE: gettext_lazy("Fine"),
    Outcome.ASK: gettext_lazy("Ask the specialist"),
    Outcome.WAIT_UNTIL: gettext_lazy("Wait until a day"),
    Outcome.WAIT_UNTIL_OVER: gettext_lazy("Wait until it is reported over"),
    Outcome.NEVER: gettext_lazy("Not here"),
}


@dataclass(frozen=True, kw_only=True)
class NumberShown:
    name: str
    value: str
    marks: tuple[Mark, ...]
    doubt: str
    looser_because: str
    elsewhere: tuple[Told, ...]
    instead_of: str  # what the guideline has as published, where this clinic is stricter
    only_in_the_usa: bool


@dataclass(frozen=True, kw_only=True)
class AnswerShown:
    when: str
    answer: str
    may_pass: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, kw_only=True)
class RuleShown:
    name: str
    number: int
    title: str
    statement: Told
    at: str  # file and line, for those who work here
    may_pass: str
    numbers: tuple[NumberShown, ...]
    answers: tuple[AnswerShown, ...]
    positions: tuple[tuple[str, Told], ...]  # where the literature stands against itself: who, and what they say
    source_ids: tuple[str, ...]


def rules() -> tuple[RuleShown, ...]:
    """In the order in which they are asked."""
    treat_by = guideline()
    return tuple(_rule(rule, row, treat_by) for rule, row in zip(RULES, listing.rows(treat_by), strict=True))


def rule(name: str) -> RuleShown | None:
    return next((each for each in rules() if each.name == name), None)


def _rule(rule: Rule, row: listing.Row, treat_by: Guideline) -> RuleShown:
    return RuleShown(
        name=row.name,
        number=row.number,
        title=_(row.name.replace("_", " ").capitalize()),
        statement=Told(words=_(row.statement), marks=cited(rule.SOURCES or row.sources)),
        at=row.at,
        may_pass=str(MAY_PASS[row.may_pass]),
        numbers=tuple(_number(treat_by.number(name)) for name in rule.NUMBERS),
        answers=tuple(_answer(code, ruling, treat_by) for code, ruling in rule.CODES.items()),
        positions=tuple(
            (_(one.who), Told(words=_(one.says), marks=cited(one.sources, one.mark))) for one in row.positions
        ),
        source_ids=row.sources,
    )


def _answer(code: str, ruling: Ruling, treat_by: Guideline) -> AnswerShown:
    if ruling.numbers:
        marks = tuple(dict.fromkeys(mark for name in ruling.numbers for mark in of_number(treat_by.number(name))))
    else:
        marks = marks_of(ruling.mark or Letter.HOUSE, ruling.sources, ruling.stands_behind)
    asked = ruling.outcome is Outcome.ASK
    return AnswerShown(
        when=_(code.replace("-", " ").capitalize()),
        answer=str(ANSWERS[ruling.outcome]),
        may_pass=_("The specialist answers it") if asked else str(MAY_PASS[ruling.may_pass]),
        marks=marks,
    )


def _number(number: Number) -> NumberShown:
    of_all = published().number(number.name)
    return NumberShown(
        name=_(number.name.replace("_", " ").capitalize()),
        value=in_words(number.value, number.unit),
        marks=of_number(number),
        doubt=_(number.doubt) if number.doubt else "",
        looser_because=_(number.looser_because) if number.looser_because else "",
        elsewhere=tuple(_elsewhere(other, number.unit) for other in number.elsewhere),
        instead_of=in_words(of_all.value, of_all.unit) if of_all.value != number.value else "",
        only_in_the_usa=number.jurisdiction is Jurisdiction.USA,
    )


def _elsewhere(other: Elsewhere, unit: str) -> Told:
    where = f" ({_(other.where)})" if other.where else ""
    return Told(words=f"{in_words(other.value, unit)}{where}", marks=of_number(other))


def in_words(value: Amount, unit: str) -> str:
    amount = ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
    return f"{amount} {_(unit)}"
