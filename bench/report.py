"""Figures as a table for people and, as the last line, one JSON object for machines."""

import json
import sys
from dataclasses import dataclass
from operator import ge, le


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One figure and what it should be: at most the target, or with `at_least` at least the target."""

    name: str
    value: float
    target: float
    at_least: bool = False
    remark: str = ""

    @property
    def is_met(self) -> bool:
        return (ge if self.at_least else le)(self.value, self.target)


def report(figures: list[Figure]) -> int:
    """Prints them; answers 1 when a target is missed, for `sys.exit`."""
    if not figures:
        raise ValueError("Nothing was measured.")
    wide = max(len(figure.name) for figure in figures)
    for figure in figures:
        sign = "≥" if figure.at_least else "≤"
        told = "met   " if figure.is_met else "MISSED"
        print(f"{told} {figure.name:{wide}}  {figure.value:10.2f}  {sign} {figure.target:g}  {figure.remark}".rstrip())
    print(json.dumps({"targets": {figure.name: as_json(figure) for figure in figures}}))
    sys.stdout.flush()
    return 0 if all(figure.is_met for figure in figures) else 1


def as_json(figure: Figure) -> dict[str, float | bool]:
    return {"value": round(figure.value, 3), "target": figure.target, "met": figure.is_met}
