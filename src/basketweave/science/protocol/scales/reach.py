"""Where a scale is used: zone by zone, or on the whole that it looks at."""

from enum import StrEnum

from basketweave.science.protocol.scales.refusals import GradeRefused
from basketweave.science.quantities import Zone


class Scope(StrEnum):
    ZONE = "zone"
    WHOLE = "whole"


def require_place(scale: str, zone: Zone | None, *, scope: Scope, zones: tuple[Zone, ...]) -> None:
    """Refuses a zone that the scale was not made for, none where one is needed, and one on a scale of the whole."""
    if scope is Scope.ZONE and zone is None:
        raise GradeRefused("zone-needed", {"scale": scale})
    if scope is Scope.ZONE and zone not in zones:
        raise GradeRefused("zone-not-on-scale", {"scale": scale, "zone": str(zone)})
    if scope is Scope.WHOLE and zone is not None:
        raise GradeRefused("no-zone-on-scale", {"scale": scale, "zone": str(zone)})
