"""What a finding of a rule does to the list: a refusal, a wait, a question."""

from datetime import date

import pytest

from basketweave.science.protocol.findings import Outcome
from basketweave.science.protocol.options import Standing, Treatment
from basketweave.science.quantities import (
    Concern,
    Phototype,
    PigmentSort,
    ScarShape,
)

from .cases import finding, listed

LIGHT = Phototype.II
DARK = Phototype.V


def test_rough_patches_are_seen_by_a_doctor_before_they_are_needled():
    found = listed(Concern.SUN_DAMAGE, PigmentSort.ROUGH_PATCHES, PigmentSort.FINE_LINES, phototype=LIGHT)

    assert found[Treatment.NEEDLING].standing is Standing.NOT_NOW
    assert found[Treatment.TOPICALS].standing is Standing.NOT_NOW
    assert "examined by a doctor" in found[Treatment.NEEDLING].reasons[0].words


@pytest.mark.parametrize("code", ["few-spots", "many-spots", "deep-lumps"])
def test_active_acne_is_treated_before_the_scars_it_left(code):
    found = listed(Concern.SCARS, ScarShape.ICE_PICK, findings=(finding(Outcome.WAIT_UNTIL_OVER, code),))
    ahead = {id for id, option in found.items() if option.place < found[Treatment.CROSS].place}

    assert Treatment.TOPICALS in ahead
    assert ahead <= {Treatment.TOPICALS, Treatment.DERMATOLOGY}


def test_a_tendency_to_keloids_leads_to_a_scar_clinic():
    found = listed(Concern.SCARS, ScarShape.ROLLING, findings=(finding(Outcome.NEVER, "keloid"),))

    assert found[Treatment.SCAR_CLINIC].place == 1
    assert found[Treatment.NEEDLING].place == len(Treatment)


def test_a_wait_moves_up_and_names_its_day():
    calm = listed(Concern.SCARS, ScarShape.ROLLING, phototype=DARK)
    soon = listed(Concern.SCARS, ScarShape.ROLLING, phototype=DARK, findings=(finding(Outcome.WAIT_UNTIL),))

    assert calm[Treatment.NEEDLING].place == soon[Treatment.WAIT].place == 1
    assert soon[Treatment.WAIT].not_before == soon[Treatment.NEEDLING].not_before == date(2026, 3, 14)
    assert soon[Treatment.NEEDLING].standing is Standing.NOT_NOW


def test_a_wait_does_not_lead_where_needling_would_not():
    found = listed(Concern.SCARS, ScarShape.ICE_PICK, findings=(finding(Outcome.WAIT_UNTIL),))

    assert found[Treatment.CROSS].place == 1
    assert found[Treatment.WAIT].standing is Standing.FITS


@pytest.mark.parametrize("concern", Concern)
def test_in_pregnancy_everything_waits(concern):
    found = listed(concern, findings=(finding(Outcome.WAIT_UNTIL_OVER, "pregnant"),))

    assert found[Treatment.WAIT].place == 1
    assert found[Treatment.TOPICALS].standing in (Standing.NOT_NOW, Standing.ANOTHER_JOB)


def test_an_illness_of_the_blood_keeps_back_whatever_wounds_and_leaves_creams():
    scars = listed(Concern.SCARS, ScarShape.ROLLING, findings=(finding(Outcome.NEVER, "bleeding-disorder"),))
    lines = listed(Concern.FINE_LINES, findings=(finding(Outcome.NEVER, "bleeding-disorder"),))

    assert scars[Treatment.DERMATOLOGY].place == 1
    assert scars[Treatment.SUBCISION].standing is Standing.NOT_NOW
    assert lines[Treatment.TOPICALS].place == 1


def test_a_never_does_not_tell_anybody_to_wait():
    never = (finding(Outcome.NEVER), finding(Outcome.WAIT_UNTIL))
    found = listed(Concern.SCARS, ScarShape.ROLLING, findings=never)

    assert found[Treatment.WAIT].standing is Standing.ALWAYS
    assert found[Treatment.WAIT].not_before is None
    assert found[Treatment.NEEDLING].standing is Standing.REFUSED


def test_a_question_of_a_rule_is_a_caution_and_moves_nothing():
    asked = finding(Outcome.ASK)
    calm = listed(Concern.SCARS, ScarShape.ROLLING)
    found = listed(Concern.SCARS, ScarShape.ROLLING, findings=(asked,))

    assert list(found) == list(calm)
    assert [one.finding for one in found[Treatment.NEEDLING].cautions if one.finding] == [asked]


def test_what_rules_found_of_needling_is_asked_anew_of_what_else_hurts():
    found = listed(Concern.SCARS, ScarShape.ROLLING, findings=(finding(Outcome.ASK),))

    assert any("asks anew" in caution.words for caution in found[Treatment.SUBCISION].cautions)
    for another in (Treatment.WAIT, Treatment.TOXIN):
        assert not any("asks anew" in caution.words for caution in found[another].cautions)
