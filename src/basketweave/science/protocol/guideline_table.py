"""One table of guideline.toml as a number, or the reason why it is none."""

from collections.abc import Mapping
from typing import Any, Protocol

from basketweave.science.evidence import sources
from basketweave.science.protocol.kinds import KINDS, highest
from basketweave.science.quantities import Amount, Elsewhere, Jurisdiction, Mark, Number

FIELDS = frozenset(
    {"value", "unit", "mark", "sources", "stands_behind", "doubt", "elsewhere", "looser_because", "jurisdiction"}
)
ELSEWHERE_FIELDS = frozenset({"value", "mark", "sources", "where"})


class Refuse(Protocol):
    """Makes the refusal for a reason at a key of a table; `which` counts tables of one name."""

    def __call__(self, reason: str, table: str, key: str, which: int = 0) -> ValueError: ...


def number_of(name: str, table: Any, refuse: Refuse) -> Number:
    if not isinstance(table, dict):
        raise refuse(f"{name} is not a table", name, name)
    _check_fields(name, table, FIELDS, refuse)
    if table.get("unit") != KINDS[name].unit:
        raise refuse(f"the unit of {name} is {KINDS[name].unit!r}", name, "unit")
    mark = _mark(name, table, refuse)
    value, cited = _amount(name, table, refuse), _sources(name, table, mark, refuse)
    stands_behind, doubt, looser_because = (
        _text(name, table, key, refuse) for key in ("stands_behind", "doubt", "looser_because")
    )
    jurisdiction, elsewhere = _jurisdiction(name, table, refuse), _others(name, table, refuse)
    try:
        number = Number(
            name=name,
            value=value,
            unit=table["unit"],
            mark=mark,
            sources=cited,
            stands_behind=stands_behind,
            doubt=doubt,
            elsewhere=elsewhere,
            looser_because=looser_because,
            jurisdiction=jurisdiction,
        )
    except ValueError as error:
        raise refuse(f"{name}: {error}", name, "mark") from error
    _check_looser(number, refuse)
    return number


def _others(name: str, table: Mapping[str, Any], refuse: Refuse) -> tuple[Elsewhere, ...]:
    entries = table.get("elsewhere", [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        at = f"{name}.elsewhere" if isinstance(entries, dict) else name
        raise refuse(f"elsewhere of {name} is not a list of tables", at, "elsewhere")

    def elsewhere(which: int, entry: Mapping[str, Any]) -> Elsewhere:
        def refuse_here(reason: str, table: str, key: str, which: int = which) -> ValueError:
            return refuse(reason, table, key, which)

        inside = f"{name}.elsewhere"
        _check_fields(inside, entry, ELSEWHERE_FIELDS, refuse_here)
        mark = _mark(inside, entry, refuse_here)
        return Elsewhere(
            value=_amount(inside, entry, refuse_here),
            mark=mark,
            sources=_sources(inside, entry, mark, refuse_here),
            where=_text(inside, entry, "where", refuse_here),
        )

    return tuple(elsewhere(which, entry) for which, entry in enumerate(entries))


def _check_looser(number: Number, refuse: Refuse) -> None:
    """What is not read may ask for more than what was read, and for less only with a reason that everybody sees."""
    kind = KINDS[number.name]
    read_and_stricter = any(
        other.mark is Mark.READ and kind.is_stricter(other.value, number.value) for other in number.elsewhere
    )
    if number.mark is not Mark.READ and read_and_stricter and not number.looser_because:
        raise refuse(f"{number.name} is looser than what was read (R) elsewhere: looser_because", number.name, "value")
    if number.looser_because and not read_and_stricter:
        reason = f"{number.name} says why it is looser than what was read (R) elsewhere, and it is not"
        raise refuse(reason, number.name, "looser_because")


def _check_fields(name: str, table: Mapping[str, Any], known: frozenset[str], refuse: Refuse) -> None:
    if unknown := [key for key in table if key not in known]:
        raise refuse(f"unknown key {unknown[0]!r}", name, unknown[0])


def _mark(name: str, table: Mapping[str, Any], refuse: Refuse) -> Mark:
    try:
        return Mark(table.get("mark", ""))
    except ValueError as error:
        raise refuse(f"{name} has no mark R, K, C or H", name, "mark") from error


def _jurisdiction(name: str, table: Mapping[str, Any], refuse: Refuse) -> Jurisdiction:
    if "jurisdiction" not in table:
        return Jurisdiction.NOT_READ
    known = [each.value for each in Jurisdiction if each is not Jurisdiction.NOT_READ]
    if table["jurisdiction"] not in known:
        raise refuse(f"the jurisdiction of {name} is one of: {', '.join(known)}", name, "jurisdiction")
    return Jurisdiction(table["jurisdiction"])


def _amount(name: str, table: Mapping[str, Any], refuse: Refuse) -> Amount:
    number, _dot, inside = name.partition(".")
    kind, value = KINDS[number], table.get("value")
    if isinstance(value, list) != kind.is_several:
        raise refuse(f"{name} needs {'a list of days' if kind.is_several else 'one value'}", name, "value")
    if kind.is_length:
        return _length(name, value, highest(number), refuse)
    # elsewhere may say that there is nothing to wait for
    least, most = 0 if inside and kind.is_days else 1, highest(number)
    amounts = value if isinstance(value, list) else [value]
    if not amounts or not all(type(each) is int and least <= each <= most for each in amounts):
        raise refuse(f"{name} needs whole numbers from {least} to {most}", name, "value")
    if sorted(set(amounts)) != amounts:
        raise refuse(f"{name} is turned round: days rise", name, "value")
    return tuple(amounts) if kind.is_several else amounts[0]


def _length(name: str, value: Any, most: int, refuse: Refuse) -> float:
    if type(value) not in (int, float) or not 0 < value <= most:
        raise refuse(f"{name} needs a length above 0 and up to {most} mm", name, "value")
    return float(value)


def _sources(name: str, table: Mapping[str, Any], mark: Mark, refuse: Refuse) -> tuple[str, ...]:
    ids = table.get("sources")
    if not isinstance(ids, list) or not ids:
        raise refuse(f"{name} has no source", name, "sources")
    try:
        return sources.require(ids, cited_by=name, mark=mark)
    except (sources.UnknownSource, sources.MarkTooStrong) as error:
        raise refuse(str(error), name, "sources") from error


def _text(name: str, table: Mapping[str, Any], key: str, refuse: Refuse) -> str:
    text = table.get(key, "")
    if not isinstance(text, str):
        raise refuse(f"{key} of {name} is not text", name, key)
    return text
