"""Skin that forms keloids is for a scar clinic."""

from basketweave.science.protocol.findings import MayPass, Outcome
from basketweave.science.protocol.rules import keloid
from basketweave.science.quantities import Mark
from tests.science.protocol.every_code import proposed, ticked

from .saying import codes, said


def test_keloids_are_never_here_unless_the_medical_director_decides():
    finding = said(keloid, ticked("keloid"))["keloid"]

    assert (finding.outcome, finding.may_pass) == (Outcome.NEVER, MayPass.MEDICAL_DIRECTOR)
    assert (finding.mark, finding.sources) == (Mark.READ, keloid.SOURCES)


def test_others_are_told_nothing():
    assert codes(keloid, proposed()) == []
