"""What Hypothesis draws from: days, zones, and what is known of each zone."""

from datetime import date

from hypothesis import strategies as st

from basketweave.science.protocol.guideline_file import published
from basketweave.science.protocol.proposal import Proposal
from basketweave.science.quantities import Zone

GUIDELINE = published()

# A narrow year, so that days meet; few zones, so that proposals share them.
days = st.dates(min_value=date(2026, 1, 1), max_value=date(2026, 12, 31))
zones = st.sampled_from([Zone.CHIN, Zone.CHEEK_LEFT, Zone.CHEEK_RIGHT])
days_by_zone = st.dictionaries(zones, st.lists(days, max_size=6).map(tuple), max_size=3)
proposals = st.builds(
    Proposal,
    day=days,
    zones=st.frozensets(zones, min_size=1),
    treated_days=days_by_zone,
    booked_days=days_by_zone,
)
