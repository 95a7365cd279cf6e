"""Marks as the library shows them: each leads to where it can be looked up, on this site where nowhere else."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from basketweave.clinic.shell.components import Mark
from basketweave.science.evidence.sources import source
from basketweave.science.evidence.statements import Evidence
from basketweave.science.quantities import Elsewhere, Number
from basketweave.science.quantities import Mark as Letter

LEGEND = "how-we-mark"  # on the page of sources: what the letters mean, and who stands behind an H


@dataclass(frozen=True, kw_only=True)
class Told:
    """A sentence with the marks of what it rests on."""

    words: str
    marks: tuple[Mark, ...]


def cited(ids: Iterable[str], letter: Letter | None = None) -> tuple[Mark, ...]:
    """Each source under the mark it was read with, or under the weaker one of what is said from it."""
    found = (source(id) for id in ids)
    return tuple(
        Mark(letter=(letter or each.mark).value, source=each.citation, url=each.link or at_sources(each.id))
        for each in found
    )


def ours(behind: str) -> Mark:
    return Mark(letter=Letter.HOUSE.value, source=behind, url=at_sources(LEGEND))


def of_evidence(found: Evidence) -> Told:
    return Told(words=_(found.words), marks=marks_of(found.mark, found.sources, found.stands_behind))


def of_number(number: Number | Elsewhere) -> tuple[Mark, ...]:
    return marks_of(number.mark, number.sources, getattr(number, "stands_behind", ""))


def at_sources(anchor: str) -> str:
    return f"{reverse('library:sources')}#{anchor}"


def marks_of(letter: Letter, ids: Iterable[str], behind: str) -> tuple[Mark, ...]:
    """What is ours first, then what was read for it, under its own marks."""
    if letter is Letter.HOUSE:
        return (ours(behind), *cited(ids))
    return cited(ids, letter)
