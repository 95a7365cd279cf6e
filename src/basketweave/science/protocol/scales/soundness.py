"""A badly made scale stops the start, with its reason."""

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from basketweave.science.evidence import sources
from basketweave.science.protocol.scales.parts import Item
from basketweave.science.protocol.scales.refusals import ScaleRefused
from basketweave.science.quantities import Mark, Phototype, Zone

if TYPE_CHECKING:
    from basketweave.science.protocol.scales.grading_scale import Scale


def require_sound(scale: "Scale") -> None:
    """Raises `ScaleRefused` with the first thing that is wrong; an unknown source and too strong a mark have theirs."""
    for wrong in _wrongs(scale):
        raise ScaleRefused(f"{scale.id or 'a scale without an id'}: {wrong}")
    sources.require(scale.sources, cited_by=scale.id, mark=scale.mark)


def _wrongs(scale: "Scale") -> Iterator[str]:
    yield from _wrong_labels(scale)
    yield from _wrong_reach(scale)
    if bool(scale.levels) == bool(scale.items):
        yield "it has either levels or items"
    yield from _wrong_levels(scale) if scale.levels else _wrong_items(scale)
    yield from _wrong_bands(scale)
    yield from _wrong_error(scale)


def _wrong_labels(scale: "Scale") -> Iterator[str]:
    for part in ("id", "version", "name", "made_for", "licence", "doubt"):
        if not getattr(scale, part).strip():
            yield f"{part} is empty"
    if not scale.sources:
        yield "it cites no source"
    if (scale.mark is Mark.HOUSE) != bool(scale.stands_behind):
        yield "a house scale (H), and no other, names who stands behind it"


def _wrong_reach(scale: "Scale") -> Iterator[str]:
    for zone in scale.zones:
        if not isinstance(zone, Zone):
            yield f"{zone!r} is no zone"
    if not scale.zones or len(set(scale.zones)) != len(scale.zones):
        yield "it names each zone once, and one at least"
    if not scale.phototypes or not scale.phototypes <= frozenset(Phototype):
        yield "it names the phototypes that it is valid for"


def _wrong_levels(scale: "Scale") -> Iterator[str]:
    if [level.value for level in scale.levels] != list(range(scale.lowest, scale.highest + 1)):
        yield f"the levels do not rise one by one from {scale.lowest} to {scale.highest}"
    if not all(level.name and level.words for level in scale.levels):
        yield "a level has no words"
    if len({level.turn is None for level in scale.levels}) != 1:
        yield "some levels say better or worse, and some do not"
    if scale.is_response and not all(level.id for level in scale.levels):
        yield "the levels of a change are kept by id, and one has none"
    ids = [level.id for level in scale.levels if level.id]
    if len(set(ids)) != len(ids):
        yield "a level id is given twice"
    if scale.apart or scale.arithmetic:
        yield "a scale of levels has nothing to add up"


def _wrong_items(scale: "Scale") -> Iterator[str]:
    every = (*scale.items, *scale.apart)
    if len({item.id for item in every}) != len(every):
        yield "an item is given twice"
    for item in every:
        yield from _wrong_item(item)
    added = [id for term in scale.arithmetic for factor in term.factors for id in factor]
    if sorted(added) != sorted(item.id for item in scale.items):
        yield "the arithmetic takes every item once, and no other"
    elif any(term.weight <= 0 for term in scale.arithmetic):
        yield "a weight is not above zero"
    elif (scale.scores[0], scale.scores[-1]) != (scale.lowest, scale.highest):
        yield f"it adds up to {scale.scores[0]} to {scale.scores[-1]}, not to {scale.lowest} to {scale.highest}"


def _wrong_item(item: Item) -> Iterator[str]:
    if not (item.id and item.name and item.words):
        yield f"item {item.id!r} has no words"
    values = [choice.value for choice in item.choices]
    if len(values) < 2 or values[0] < 0 or any(later <= one for one, later in pairwise(values)):
        yield f"the choices of item {item.id!r} do not rise"
    if not all(choice.name for choice in item.choices):
        yield f"a choice of item {item.id!r} has no name"


def _wrong_bands(scale: "Scale") -> Iterator[str]:
    if not scale.bands:
        return
    if any(score != int(score) for score in scale.scores):
        yield "bands are of whole scores"
    if scale.bands[0].lowest < scale.lowest or scale.bands[-1].highest != scale.highest:
        yield "the bands do not end with the scale"
    if any(later.lowest != one.highest + 1 for one, later in pairwise(scale.bands)):
        yield "the bands leave a gap, or overlap"
    if any(band.lowest > band.highest or not band.name for band in scale.bands):
        yield "a band is turned round, or has no name"


def _wrong_error(scale: "Scale") -> Iterator[str]:
    if (scale.rater_error is None) != (not scale.rater_error_words):
        yield "a rater error says where it is from, and nothing else does"
    if scale.rater_error is not None and scale.rater_error < 1:
        yield "a rater error is above zero"
