"""The scales as they were published, one line each, to hold ours against; and what Hypothesis draws from them."""

from decimal import Decimal

import pytest
from hypothesis import settings
from hypothesis import strategies as st

from basketweave.science.protocol.scales import SCALES
from basketweave.science.protocol.scales.grading_scale import Scope

# Id: version, lowest, highest, how many values can be given, zone or whole, mark, phototypes.
PUBLISHED = {
    "lemperle": ("1", 0, 5, 6, "zone", "K", "I-VI"),
    "fitzpatrick-wrinkles": ("1", 1, 9, 9, "zone", "K", "I-VI"),
    "fitzpatrick-wrinkle-class": ("1", 1, 3, 3, "zone", "C", "I-VI"),
    "goodman-baron": ("1", 1, 4, 4, "zone", "K", "I-VI"),
    "goodman-baron-quantitative": ("1", 0, 84, 85, "whole", "K", "I-VI"),
    "ecca": ("1", 0, 540, 105, "whole", "K", "I-VI"),  # by fives; 5, 10 and their like below 540 cannot be made
    "vancouver": ("original-1990", 0, 13, 14, "zone", "K", "I-VI"),
    "posas-observer": ("2.0", 6, 60, 55, "zone", "R", "I-VI"),
    "posas-patient": ("2.0", 6, 60, 55, "zone", "R", "I-VI"),
    "glogau": ("1", 1, 4, 4, "whole", "K", "I-III"),
    "fitzpatrick-elastosis": ("1", 1, 9, 9, "zone", "K", "I-VI"),
    "masi": ("1", 0, 48, 462, "whole", "R", "I-VI"),
    "mmasi": ("1", 0, 24, 230, "whole", "K", "I-VI"),
    "iga-acne": ("1", 0, 4, 5, "whole", "K", "I-VI"),
    "gea-acne": ("1", 0, 5, 6, "whole", "C", "I-VI"),
    "gags": ("1", 0, 44, 45, "whole", "K", "I-VI"),
    "gags-face": ("1", 0, 32, 33, "whole", "K", "I-VI"),
    "pores-local": ("1", 0, 4, 5, "zone", "H", "I-VI"),
    "gais": ("1", 1, 5, 5, "whole", "R", "I-VI"),
    "cea": ("1", 0, 4, 5, "whole", "K", "I-III"),
    "pain-nrs": ("0-10", 0, 10, 11, "whole", "K", "I-VI"),
    "fitzpatrick-phototype": ("1", 1, 6, 6, "whole", "K", "I-VI"),
}
a_few = settings(max_examples=20)  # of every scale
BY_ID = {one.id: one for one in SCALES}


def each(*scales):
    return pytest.mark.parametrize("one", scales, ids=lambda one: one.id)


every_scale = each(*SCALES)
every_sum = each(*(one for one in SCALES if one.is_itemised))
every_list_of_levels = each(*(one for one in SCALES if not one.is_itemised))
every_state = each(*(one for one in SCALES if not one.is_response))


def zone_of(one):
    return one.zones[0] if one.scope is Scope.ZONE else None


def parts_of(one):
    """Any way to answer every item of this scale."""
    return st.fixed_dictionaries(
        {item.id: st.sampled_from([choice.value for choice in item.choices]) for item in one.items}
    )


def all_at(one, place):
    """Every item at its first (0) or last (-1) choice."""
    return {item.id: item.choices[place].value for item in one.items}


def not_given(one):
    """Numbers, whole or in tenths, that are no value of this scale."""
    tenths = st.integers(-2000, 8000).map(lambda tenths: Decimal(tenths) / 10)
    return st.one_of(st.integers(), tenths).filter(lambda value: value not in one.scores)
