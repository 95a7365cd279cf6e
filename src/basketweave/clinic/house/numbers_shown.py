"""The numbers of the guideline for the pages that show them: each with its mark, its sources, its doubt, our own."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.http import Http404
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from basketweave.clinic.house.guideline import combined, plain
from basketweave.clinic.house.models import JURISDICTIONS, OwnNumber
from basketweave.clinic.house.number_words import GROUPS, name_of, value_of
from basketweave.clinic.shell.components import Mark
from basketweave.science.evidence.sources import source
from basketweave.science.protocol.guideline_file import published
from basketweave.science.protocol.kinds import KINDS, Stricter
from basketweave.science.quantities import Elsewhere, Jurisdiction, Number

DIRECTIONS: dict[Stricter, Promise] = {
    Stricter.HIGHER: gettext_lazy("A clinic may only make it higher."),
    Stricter.LOWER: gettext_lazy("A clinic may only make it lower."),
    Stricter.MORE_DAYS: gettext_lazy("A clinic may only add days."),
    Stricter.EITHER: gettext_lazy("A clinic may move it between the shortest and the longest."),
}
AT_ONCE = 50  # changes on one page


@dataclass(frozen=True, kw_only=True)
class Other:
    """What another source says of the same number."""

    value: str
    where: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, kw_only=True)
class Change:
    """One row of the history: a number made stricter, or given back."""

    edition: int
    name: str
    number: str
    value: str
    because: str
    who: str
    at: datetime
    stands: bool
    rests: bool = False  # it stands, and does not hold: what is published has become stricter, or contradicts it


@dataclass(frozen=True, kw_only=True)
class Shown:
    """One number, as published, with this clinic's own beside it."""

    name: str
    words: str
    value: str
    letter: str
    marks: tuple[Mark, ...]
    stands_behind: str
    doubt: str
    looser_because: str
    jurisdiction: str
    direction: str
    others: tuple[Other, ...]
    own: Change | None


@dataclass(frozen=True, kw_only=True)
class Group:
    heading: str
    numbers: tuple[Shown, ...]


def groups() -> tuple[Group, ...]:
    """Every number, in the order in which they are needed."""
    own = _own()
    return tuple(
        Group(heading=str(heading), numbers=tuple(_shown(name, own) for name in names)) for heading, names in GROUPS
    )


def number_shown(name: str) -> Shown:
    if name not in KINDS:
        raise Http404
    return _shown(name, _own())


def changes(name: str | None = None) -> tuple[Change, ...]:
    """The history, newest first: of one number whole, of all of them its newest part."""
    rows = OwnNumber.objects.order_by("-edition")
    return _changes(rows.filter(name=name) if name else rows[:AT_ONCE])


def _own() -> dict[str, Change]:
    rows = OwnNumber.objects.filter(replaced_at__isnull=True, value__isnull=False)
    return {change.name: change for change in _changes(rows)}


def _changes(rows: Iterable[OwnNumber]) -> tuple[Change, ...]:
    idle = combined().idle
    return tuple(
        Change(
            edition=row.edition,
            name=row.name,
            number=name_of(row.name),
            value=_("as published") if row.value is None else value_of(row.name, plain(row.value)),
            because=row.because,
            who=row.stands_behind,
            at=row.changed_at,
            stands=row.replaced_at is None,
            rests=row.replaced_at is None and row.name in idle,
        )
        for row in rows
        if row.name in KINDS
    )


def _shown(name: str, own: dict[str, Change]) -> Shown:
    number = published().number(name)
    return Shown(
        name=name,
        words=name_of(name),
        value=value_of(name, number.value),
        letter=number.mark.value,
        marks=_cited(number),
        stands_behind=number.stands_behind,
        doubt=_(number.doubt) if number.doubt else "",
        looser_because=_(number.looser_because) if number.looser_because else "",
        jurisdiction=""
        if number.jurisdiction is Jurisdiction.NOT_READ
        else str(dict(JURISDICTIONS)[number.jurisdiction]),
        direction=str(DIRECTIONS[KINDS[name].stricter]),
        others=tuple(
            Other(
                value=value_of(name, other.value),
                where=_(other.where) if other.where else "",
                marks=_cited(other),
            )
            for other in number.elsewhere
        ),
        own=own.get(name),
    )


def _cited(number: Number | Elsewhere) -> tuple[Mark, ...]:
    """Each source under the mark that it was read with."""
    found = (source(id) for id in number.sources)
    return tuple(Mark(letter=each.mark.value, source=each.citation, url=each.link) for each in found)
