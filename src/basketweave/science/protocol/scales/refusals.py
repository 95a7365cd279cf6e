"""How a scale says no: to a grade that it does not have, and to being badly made."""

from collections.abc import Mapping
from types import MappingProxyType


class GradeRefused(ValueError):
    """A grade that this scale does not have, or a question that it cannot answer.

    Of a value or a place: off-scale, unknown-level, zone-needed, zone-not-on-scale, no-zone-on-scale, no-levels.
    Of items: missing-item, unknown-item, no-items. Of a change: other-scale, other-version, other-zone,
    already-a-change, no-percent, no-baseline.
    """

    def __init__(self, code: str, parameters: Mapping[str, str | int]) -> None:
        super().__init__(f"{code}: {dict(parameters)}")
        self.code = code
        self.parameters = MappingProxyType(dict(parameters))


class ScaleRefused(ValueError):
    """A scale file that is badly made; it stops the start."""
