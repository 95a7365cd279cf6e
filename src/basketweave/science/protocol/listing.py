"""The rules as a list: for `basketweave rules`, its --json, and docs/rules.md."""

import sys
from dataclasses import asdict, dataclass
from typing import Any

from basketweave.science.evidence import sources
from basketweave.science.protocol.findings import MayPass
from basketweave.science.protocol.guideline import Guideline
from basketweave.science.protocol.guideline_file import published
from basketweave.science.protocol.rules import RULES, Rule
from basketweave.science.quantities import Elsewhere, Number


@dataclass(frozen=True, kw_only=True)
class Row:
    name: str
    number: int
    at: str  # file:line, from the package's own folder
    statement: str
    values: tuple[str, ...]
    sources: tuple[str, ...]
    may_pass: MayPass

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


def rows(guideline: Guideline) -> tuple[Row, ...]:
    return tuple(_row(number, rule, guideline) for number, rule in enumerate(RULES, start=1))


def as_markdown(guideline: Guideline) -> str:
    parts = [HEAD.format(version=guideline.version)]
    for row in rows(guideline):
        cited = "\n".join(f"- {_citation(id)}" for id in row.sources)
        values = "\n".join(f"- {value}" for value in row.values)
        parts.append(
            f"## {row.number}. {row.name}\n\n{row.statement}\n\n{values}\n\n"
            f"A refusal may be passed by: {row.may_pass.replace('-', ' ')}. In `{row.at}`. It rests on:\n\n{cited}\n"
        )
    return "\n".join(parts)


HEAD = """# The rules

Made from `science/protocol/rules` and guideline {version} by `python -m basketweave.science.protocol.listing`;
do not edit. Marks: R read in the source, K recalled, C commercial or not peer-reviewed, H ours.
"""


def _row(number: int, rule: Rule, guideline: Guideline) -> Row:
    code = rule.judge.__code__
    file = code.co_filename.replace("\\", "/").rpartition("basketweave/")[2]
    return Row(
        name=rule.NAME,
        number=number,
        at=f"{file}:{code.co_firstlineno}",
        statement=rule.STATEMENT,
        values=tuple(_words(guideline.number(name)) for name in rule.NUMBERS),
        sources=rule.SOURCES,
        may_pass=rule.MAY_PASS,
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
