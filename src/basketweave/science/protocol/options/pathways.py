"""The pathways: for which skin they are, and what a specialist would consider there."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from basketweave.science.evidence.statements import Table, read, tables
from basketweave.science.protocol.options.pathway import Pathway, Place
from basketweave.science.protocol.options.reading import one, phototypes, several, text, whole_number, yes
from basketweave.science.protocol.options.values import Case, Standing, Treatment
from basketweave.science.quantities import (
    Concern,
    Phototype,
    PigmentSort,
    ScarColour,
    ScarKind,
    ScarShape,
    WrinkleSort,
    Zone,
)

SIGNS = {
    "scar_kinds": ScarKind,
    "scar_shapes": ScarShape,
    "scar_colours": ScarColour,
    "wrinkle_sorts": WrinkleSort,
    "pigment_sorts": PigmentSort,
}
KEYS = (
    *("concerns", *SIGNS, "suspicious", "findings", "is_shape_unsaid", "zones", "grade_at_least", "grade_at_most"),
    *("default_for", "topics", "holds_the_rest", "holds_back", "options"),
)


def pathways_of(case: Case) -> tuple[Pathway, ...]:
    """What fits the case, the leading one first; the default of its concern where nothing that was seen fits."""
    fitting = [pathway for pathway in PATHWAYS if pathway.fits(case)]
    if not any(pathway.is_seen(case) for pathway in fitting):
        fitting += [one for one in PATHWAYS if case.concern in one.default_for]
    return tuple(pathway for pathway in PATHWAYS if pathway in fitting)


def parse(content: str, *, file: str) -> tuple[Pathway, ...]:
    """The pathways in the order of the file, which is the order in which they lead."""
    return tuple(_pathway(table) for table in tables(content, file=file))


def _pathway(table: Table) -> Pathway:
    table.only(*KEYS)
    default_for = frozenset(several(table, "default_for", Concern))
    found = Pathway(
        name=table.name,
        concerns=frozenset(several(table, "concerns", Concern)) or default_for or frozenset(Concern),
        signs=frozenset(sign for key, of in SIGNS.items() for sign in several(table, key, of)),
        suspicious=yes(table, "suspicious"),
        findings=frozenset(table.names("findings")),
        is_shape_unsaid=yes(table, "is_shape_unsaid"),
        zones=frozenset(several(table, "zones", Zone)),
        grade_at_least=whole_number(table, "grade_at_least"),
        grade_at_most=whole_number(table, "grade_at_most"),
        default_for=default_for,
        topics=frozenset({table.name, *table.names("topics")}),
        holds_the_rest=(holds := text(table, "holds_the_rest")),
        holds_back=frozenset(several(table, "holds_back", Treatment))
        or (frozenset(Treatment) if holds else frozenset()),
        places=tuple(_places(table)),
    )
    if found.findings and any(place.treatment is Treatment.NEEDLING for place in found.places):
        raise table.refuse("a pathway that follows from a finding does not speak of needling: the rule does")
    if found.holds_back and not found.holds_the_rest:
        raise table.refuse("holds_back without why: holds_the_rest is missing")
    return found


def _places(table: Table) -> Iterator[Place]:
    entries = table.cells.get("options", [] if "holds_back" in table.cells else None)
    if not isinstance(entries, list) or not (entries or "holds_back" in table.cells):
        raise table.refuse("options is missing")
    placed: set[tuple[Treatment, Phototype | None]] = set()
    for entry in entries:
        place = _place(Table(file=table.file, line=table.line, name=f"{table.name}.options", cells=entry))
        at = {(place.treatment, phototype) for phototype in place.phototypes}
        if at & placed:
            raise table.refuse(f"{place.treatment} is placed twice for one phototype")
        placed |= at
        yield place


def _place(table: Table) -> Place:
    cells: dict[str, Any] = dict(table.cells)
    table.only("treatment", "standing", "phototypes", "why")
    if cells.get("standing") in (Standing.NOT_NOW, Standing.REFUSED, Standing.ALWAYS):
        raise table.refuse(f"the standing {cells['standing']!r} is not given by a pathway")
    return Place(
        treatment=one(table, "treatment", Treatment),
        standing=one(table, "standing", Standing),
        phototypes=phototypes(table),
        why=table.evidence("why"),
    )


PATHWAYS = parse(read(Path(__file__).with_name("pathways.toml")), file="pathways.toml")
