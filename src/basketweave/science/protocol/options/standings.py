"""What each standing is called where a list is shown."""

from collections.abc import Mapping
from types import MappingProxyType

from basketweave.science.protocol.options.values import Standing

STANDINGS: Mapping[Standing, str] = MappingProxyType(
    {
        Standing.FIRST: "Considered first",
        Standing.FITS: "Has a place here",
        Standing.ALONGSIDE: "Together with, or after, something else",
        Standing.UNTESTED: "Could be considered; untested here",
        Standing.ALWAYS: "Always open",
        Standing.WEAK: "Little to expect here, or too little known",
        Standing.NOT_NOW: "Not now",
        Standing.ANOTHER_JOB: "Made for another problem",
        Standing.REFUSED: "A rule says never here",
    }
)
