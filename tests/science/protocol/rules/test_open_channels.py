"""What may touch open channels: what is sterile and licensed for it."""

import pytest

from basketweave.science.protocol.findings import MayPass, Outcome
from basketweave.science.protocol.rules import open_channels
from basketweave.science.quantities import Mark, OnTheSkin
from tests.science.protocol.every_code import proposed

from .saying import codes, said

LICENSED = frozenset(OnTheSkin) - {OnTheSkin.OTHER}


def test_anything_else_is_refused_and_nobody_passes_it():
    finding = said(open_channels, proposed(on_the_skin=frozenset(OnTheSkin)))["not-for-open-channels"]

    assert (finding.outcome, finding.may_pass) == (Outcome.NEVER, MayPass.NOBODY)
    assert (finding.mark, finding.sources) == (Mark.HOUSE, open_channels.SOURCES)


@pytest.mark.parametrize("on_the_skin", [frozenset(), LICENSED, *(frozenset({one}) for one in LICENSED)])
def test_what_is_licensed_or_nothing_is_fine(on_the_skin):
    assert codes(open_channels, proposed(on_the_skin=on_the_skin)) == []
