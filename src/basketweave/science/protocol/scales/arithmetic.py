"""From the chosen values to the score, and every score that can come out."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from itertools import product
from math import prod

from basketweave.science.protocol.scales.parts import Item, Term
from basketweave.science.protocol.scales.refusals import GradeRefused


def total(terms: Iterable[Term], values: Mapping[str, int]) -> Decimal:
    return sum((_addend(term, values) for term in terms), start=Decimal(0))


def require_answered(scale: str, parts: Mapping[str, int], *, items: Iterable[Item], apart: Iterable[Item]) -> None:
    """Every item answered with one of its choices, and nothing answered that was not asked."""
    asked = {item.id: item for item in (*items, *apart)}
    for id in parts:
        if id not in asked:
            raise GradeRefused("unknown-item", {"scale": scale, "item": str(id)})
    for item in items:
        if item.id not in parts:
            raise GradeRefused("missing-item", {"scale": scale, "item": item.id})
    for id, value in parts.items():
        if asked[id].choice(value) is None:
            first, *_, last = asked[id].choices
            told: dict[str, str | int] = {"scale": scale, "item": id, "lowest": first.value, "highest": last.value}
            raise GradeRefused("off-scale", told)


def scores_of(terms: Iterable[Term], items: Iterable[Item]) -> tuple[Decimal, ...]:
    """Every score that these items can add up to, rising; an item stands in one term only."""
    choices = {item.id: [choice.value for choice in item.choices] for item in items}
    reached = {Decimal(0)}
    for term in terms:
        addends = _addends(term, choices)
        reached = {one + other for one in reached for other in addends}
    return tuple(sorted(reached))


def _addend(term: Term, values: Mapping[str, int]) -> Decimal:
    return term.weight * prod(sum(values[id] for id in factor) for factor in term.factors)


def _addends(term: Term, choices: Mapping[str, list[int]]) -> set[Decimal]:
    ids = [id for factor in term.factors for id in factor]
    chosen = product(*(choices[id] for id in ids))
    return {_addend(term, dict(zip(ids, values, strict=True))) for values in chosen}
