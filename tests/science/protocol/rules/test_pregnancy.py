"""Pregnancy and breastfeeding are waited for."""

import pytest

from basketweave.science.protocol.findings import MayPass, Outcome
from basketweave.science.protocol.rules import pregnancy
from basketweave.science.quantities import Mark
from tests.science.protocol.every_code import proposed, ticked

from .saying import codes, said


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({"pregnancy_is": ("pregnant",)}, ["pregnant"]),
        ({"pregnancy_is": ("breastfeeding",)}, ["breastfeeding"]),
        ({"pregnancy_is": ("breastfeeding", "pregnant")}, ["pregnant", "breastfeeding"]),
        ({}, ["pregnant-or-breastfeeding"]),
    ],
)
def test_whichever_it_is_we_wait_until_it_is_over_and_nobody_passes_it(told, expected):
    found = said(pregnancy, ticked("pregnancy", **told))

    assert list(found) == expected
    for finding in found.values():
        assert (finding.outcome, finding.may_pass) == (Outcome.WAIT_UNTIL_OVER, MayPass.NOBODY)
        assert (finding.mark, finding.parameters) == (Mark.COMMERCIAL, {"then_days": 0})


def test_others_are_told_nothing():
    assert codes(pregnancy, proposed({"pregnancy-is": ("pregnant",)})) == []
