"""Every item of a scale that adds up: those that are named, and nothing of the others."""

from collections.abc import Mapping

from basketweave.science.protocol.scales.ecca import ECCA
from basketweave.science.protocol.scales.goodman_baron_quantitative import GOODMAN_BARON_QUANTITATIVE
from basketweave.science.protocol.scales.grading_scale import Scale
from basketweave.science.protocol.scales.masi import MMASI

Items = tuple[tuple[str, int], ...]


def holes(**found: int) -> Items:
    """On the ECCA score: how many of each kind."""
    return _every_item(ECCA, found)


def counted(**found: int) -> Items:
    """On Goodman & Baron's count: the points of each kind."""
    return _every_item(GOODMAN_BARON_QUANTITATIVE, found)


def patches(**found: tuple[int, int]) -> Items:
    """On the modified MASI: area and darkness of each place."""
    parts = {
        f"{place}-{what}": value
        for place, values in found.items()
        for what, value in zip(("area", "darkness"), values, strict=True)
    }
    return _every_item(MMASI, parts)


def _every_item(scale: Scale, found: Mapping[str, int]) -> Items:
    return tuple((item.id, found.get(item.id, 0)) for item in scale.items)
