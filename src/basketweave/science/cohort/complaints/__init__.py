"""What each made-up patient comes with."""

from collections.abc import Mapping
from types import MappingProxyType

from basketweave.science.cohort.complaints.acne_scars import ACNE_SCARS
from basketweave.science.cohort.complaints.complaint import Complaint
from basketweave.science.cohort.complaints.lines_and_colour import LINES_AND_COLOUR
from basketweave.science.cohort.complaints.other_scars import OTHER_SCARS

__all__ = ["COMPLAINTS", "Complaint"]

COMPLAINTS: Mapping[str, Complaint] = MappingProxyType({**ACNE_SCARS, **OTHER_SCARS, **LINES_AND_COLOUR})
