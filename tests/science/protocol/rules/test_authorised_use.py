"""In the USA what is off-label is said; elsewhere no label was read."""

import pytest

from basketweave.science.protocol.findings import MayPass, Outcome
from basketweave.science.protocol.rules import authorised_use
from basketweave.science.quantities import Appearance, Concern, Jurisdiction, Mark, ScarKind, Zone
from tests.science.protocol.every_code import proposed

from .saying import codes, said


def in_the_usa(*concerns, zones=(Zone.CHIN,), kinds=(), jurisdiction=Jurisdiction.USA):
    return proposed(
        zones=frozenset(zones),
        concerns=frozenset(concerns),
        appearance=Appearance(scar_kinds=frozenset(kinds)),
        jurisdiction=jurisdiction,
    )


@pytest.mark.parametrize(
    "authorised",
    [
        in_the_usa(Concern.WRINKLES, zones=[Zone.FOREHEAD, Zone.JAW_LEFT]),
        in_the_usa(Concern.SCARS, kinds=[ScarKind.ATROPHIC]),
        in_the_usa(Concern.SCARS),  # nobody has looked yet
        in_the_usa(Concern.SCARS, zones=[Zone.ABDOMEN], kinds=[ScarKind.SURGICAL]),
        in_the_usa(Concern.SCARS, Concern.WRINKLES),
        in_the_usa(),
    ],
)
def test_the_authorised_uses_are_asked_nothing(authorised):
    assert codes(authorised_use, authorised) == []


@pytest.mark.parametrize(
    "outside",
    [
        *(in_the_usa(concern) for concern in set(Concern) - {Concern.WRINKLES, Concern.SCARS}),
        in_the_usa(Concern.WRINKLES, zones=[Zone.NECK]),
        in_the_usa(Concern.WRINKLES, zones=[Zone.ABDOMEN]),
        in_the_usa(Concern.SCARS, zones=[Zone.NECK], kinds=[ScarKind.ATROPHIC]),
        in_the_usa(Concern.SCARS, zones=[Zone.BACK], kinds=[ScarKind.ATROPHIC]),
        in_the_usa(Concern.SCARS, kinds=[ScarKind.SURGICAL]),
        in_the_usa(Concern.SCARS, kinds=[ScarKind.ATROPHIC, ScarKind.BURN]),
    ],
)
def test_everything_else_is_off_label_and_a_question(outside):
    finding = said(authorised_use, outside)["off-label"]

    assert (finding.outcome, finding.may_pass, finding.mark) == (Outcome.ASK, MayPass.SPECIALIST, Mark.HOUSE)


def test_only_the_concerns_and_zones_that_are_outside_are_named():
    proposal = in_the_usa(Concern.WRINKLES, Concern.SCARS, zones=[Zone.NECK, Zone.ABDOMEN, Zone.CHIN])

    assert said(authorised_use, proposal)["off-label"].parameters == {
        "zones": ["abdomen", "neck"],
        "concerns": ["scars", "wrinkles"],
    }


def test_where_no_label_was_read_nothing_is_said():
    assert codes(authorised_use, in_the_usa(Concern.PORES, jurisdiction=Jurisdiction.NOT_READ)) == []
