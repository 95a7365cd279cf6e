"""The rules as a list: for `basketweave rules`, its --json, and docs/rules.md."""

import sys
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from basketweave.science.evidence import sources
from basketweave.science.protocol.findings import MayPass, Outcome, Urgency
from basketweave.science.protocol.guideline import Guideline
from basketweave.science.protocol.guideline_file import published
from basketweave.science.protocol.rules import RULES, Rule
from basketweave.science.protocol.rules.isotretinoin import NAME as ISOTRETINOIN
from basketweave.science.protocol.rules.isotretinoin import POSITIONS, Position
from basketweave.science.protocol.rulings import Ruling
from basketweave.science.quantities import Elsewhere, Mark, Number


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What the rule answers under one code, with the mark of what it rests on: of several numbers, all of theirs."""

    code: str
    outcome: Outcome
    may_pass: MayPass
    marks: tuple[Mark, ...]
    urgency: Urgency | None


@dataclass(frozen=True, kw_only=True)
class Row:
    name: str
    number: int
    at: str  # file:line, from the package's own folder
    statement: str
    values: tuple[str, ...]
    sources: tuple[str, ...]  # its own, and those of its numbers
    may_pass: MayPass
    answers: tuple[Answer, ...]
    positions: tuple[Position, ...] = ()  # where the literature is divided

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


def rows(guideline: Guideline) -> tuple[Row, ...]:
    return tuple(_row(number, rule, guideline) for number, rule in enumerate(RULES, start=1))


def as_markdown(guideline: Guideline) -> str:
    return "\n".join((HEAD.format(version=guideline.version), *map(_section, rows(guideline))))


HEAD = """# The rules

Made from `science/protocol/rules` and guideline {version} by `python -m basketweave.science.protocol.listing`;
do not edit. Marks: R read in the source, K recalled, C commercial or not peer-reviewed, H ours.
"""


def _section(row: Row) -> str:
    parts = [
        f"## {row.number}. {row.name}\n\n{row.statement}\n",
        _bullets(row.values),
        "| code | answer | may be passed by | mark |\n| --- | --- | --- | --- |\n" + "".join(map(_line, row.answers)),
        f"A refusal may be passed by: {_spoken(row.may_pass)}. In `{row.at}`.\n",
    ]
    if row.positions:
        parts.append("The literature is divided:\n")
        parts.append(_bullets(f"{one.who}: {one.says} [{one.mark}: {', '.join(one.sources)}]" for one in row.positions))
    parts.append("It rests on:\n")
    parts.append(_bullets(_citation(id) for id in row.sources))
    return "\n".join(part for part in parts if part)


def _bullets(lines: Iterable[str]) -> str:
    return "".join(f"- {line}\n" for line in lines)


def _line(answer: Answer) -> str:
    urgent = f", {answer.urgency}: a doctor" if answer.urgency else ""
    cells = (answer.code, _spoken(answer.outcome) + urgent, _spoken(answer.may_pass), ", ".join(answer.marks))
    return f"| {' | '.join(cells)} |\n"


def _spoken(value: Outcome | MayPass) -> str:
    return value.value.replace("-", " ")


def _row(number: int, rule: Rule, guideline: Guideline) -> Row:
    code = rule.judge.__code__
    file = code.co_filename.replace("\\", "/").rpartition("basketweave/")[2]
    numbers = [guideline.number(name) for name in rule.NUMBERS]
    return Row(
        name=rule.NAME,
        number=number,
        at=f"{file}:{code.co_firstlineno}",
        statement=rule.STATEMENT,
        values=tuple(map(_words, numbers)),
        sources=tuple(dict.fromkeys((*rule.SOURCES, *(id for number in numbers for id in number.sources)))),
        may_pass=rule.MAY_PASS,
        answers=tuple(_answer(code, ruling, guideline) for code, ruling in rule.CODES.items()),
        positions=POSITIONS if rule.NAME == ISOTRETINOIN else (),
    )


def _answer(code: str, ruling: Ruling, guideline: Guideline) -> Answer:
    marks = {ruling.mark} if ruling.mark else {guideline.number(name).mark for name in ruling.numbers}
    return Answer(
        code=code,
        outcome=ruling.outcome,
        may_pass=ruling.may_pass,
        marks=tuple(mark for mark in Mark if mark in marks),
        urgency=ruling.urgency,
    )


def _words(number: Number) -> str:
    behind = f", {number.stands_behind}" if number.stands_behind else ""
    doubt = f" {number.doubt}" if number.doubt else ""
    others = "".join(f" Elsewhere {other.value}: {_elsewhere(other)}." for other in number.elsewhere)
    return f"{number.name.replace('_', ' ')}: {number.value} {number.unit} [{number.mark}{behind}].{doubt}{others}"


def _elsewhere(other: Elsewhere) -> str:
    return f"{other.where} ({', '.join(other.sources)}) [{other.mark}]"


def _citation(id: str) -> str:
    source = sources.source(id)
    cited = f"[{source.citation}]({source.link})" if source.link else source.citation
    return f"{cited} [{source.mark}]"


if __name__ == "__main__":
    sys.stdout.write(as_markdown(published()))
