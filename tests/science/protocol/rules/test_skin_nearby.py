"""Eczema or psoriasis in or near the field, melasma and tattoos are looked at first."""

from dataclasses import replace

import pytest

from basketweave.science.protocol.findings import MayPass, Outcome
from basketweave.science.protocol.rules import skin_nearby
from basketweave.science.quantities import Mark, PigmentSort, Zone
from tests.science.protocol.every_code import FOREHEAD, proposed, seen, ticked

from .saying import codes, said


@pytest.mark.parametrize(
    ("tick", "mark"),
    [("eczema-psoriasis", Mark.READ), ("melasma", Mark.READ), ("tattoo", Mark.COMMERCIAL)],
)
def test_each_is_a_question(tick, mark):
    finding = said(skin_nearby, ticked(tick))[tick]

    assert (finding.outcome, finding.may_pass, finding.mark) == (Outcome.ASK, MayPass.SPECIALIST, mark)
    assert codes(skin_nearby, proposed()) == []


def test_eczema_counts_near_the_field_and_a_tattoo_only_in_it():
    elsewhere = ticked("eczema-psoriasis", "tattoo", eczema_psoriasis_where=FOREHEAD, tattoo_where=FOREHEAD)

    found = said(skin_nearby, elsewhere)

    assert list(found) == ["eczema-psoriasis"]
    assert found["eczema-psoriasis"].parameters == {"zones": ["chin"]}
    assert codes(skin_nearby, replace(elsewhere, zones=frozenset({Zone.BACK}))) == []
    both = replace(elsewhere, zones=frozenset({Zone.FOREHEAD, Zone.CHIN}))
    assert said(skin_nearby, both)["tattoo"].parameters == {"zones": ["forehead"]}


def test_places_without_their_ticks_are_not_counted():
    assert codes(skin_nearby, proposed({"eczema-psoriasis-where": ("chin",), "tattoo-where": ("chin",)})) == []


def test_melasma_counts_as_told_or_as_seen():
    assert codes(skin_nearby, seen(pigment_sorts=frozenset({PigmentSort.MELASMA}))) == ["melasma"]
    assert codes(skin_nearby, seen(pigment_sorts=frozenset({PigmentSort.LENTIGINES}))) == []
