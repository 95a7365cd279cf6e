"""What keeps skin from being needled here, and what a doctor must see first."""

import pytest

from basketweave.science.protocol.findings import MayPass, Outcome, Urgency
from basketweave.science.protocol.rules import exclusions
from basketweave.science.quantities import Appearance, Mark, PigmentSort, ScarKind
from tests.science.protocol.every_code import FOREHEAD, proposed, seen, ticked

from .saying import codes, said


def test_a_healthy_person_is_told_nothing():
    assert codes(exclusions, proposed()) == []


def test_a_changing_mark_that_no_doctor_has_seen_is_seen_today_and_nothing_is_needled_before():
    finding = said(exclusions, ticked("changing-mark", changing_mark_seen="not-yet"))["changing-mark"]

    assert (finding.outcome, finding.may_pass) == (Outcome.WAIT_UNTIL_OVER, MayPass.NOBODY)
    assert finding.urgency is Urgency.TODAY
    assert finding.parameters == {"zones": ["chin"], "then_days": 0}


def test_one_elsewhere_is_as_urgent_but_leaves_the_other_zones_to_a_specialist():
    finding = said(exclusions, ticked("changing-mark", changing_mark_where=FOREHEAD))["changing-mark-elsewhere"]

    assert (finding.outcome, finding.urgency) == (Outcome.ASK, Urgency.TODAY)


def test_one_of_which_nobody_said_where_may_be_anywhere():
    assert codes(exclusions, ticked("changing-mark")) == ["changing-mark"]


def test_a_mark_that_is_being_treated_keeps_its_zone_and_is_asked_about_elsewhere():
    here = said(exclusions, ticked("changing-mark", changing_mark_seen="being-treated"))
    elsewhere = ticked("changing-mark", changing_mark_seen="being-treated", changing_mark_where=FOREHEAD)

    assert here["changing-mark-being-treated"].may_pass is MayPass.NOBODY
    assert here["changing-mark-being-treated"].urgency is None
    assert codes(exclusions, elsewhere) == ["changing-mark-seen"]


def test_a_harmless_mark_is_a_question_where_it_is_and_nothing_elsewhere():
    here = said(exclusions, ticked("changing-mark", changing_mark_seen="harmless"))["changing-mark-seen"]

    assert (here.outcome, here.urgency) == (Outcome.ASK, None)
    elsewhere = ticked("changing-mark", changing_mark_seen="harmless", changing_mark_where=FOREHEAD)
    assert codes(exclusions, elsewhere) == []


def test_a_mark_that_looked_suspicious_in_examination_goes_to_a_doctor_today():
    finding = said(exclusions, seen(is_suspicious=True))["suspicious-mark"]

    assert (finding.outcome, finding.may_pass) == (Outcome.WAIT_UNTIL_OVER, MayPass.NOBODY)
    assert (finding.urgency, finding.parameters["zones"]) == (Urgency.TODAY, ["chin"])


@pytest.mark.parametrize("illness", ["bleeding-disorder", "steel-allergy", "connective-tissue"])
def test_what_does_not_pass_is_never_here_and_nobody_passes_it(illness):
    finding = said(exclusions, ticked(illness))[illness]

    assert (finding.outcome, finding.may_pass, finding.mark) == (Outcome.NEVER, MayPass.NOBODY, Mark.COMMERCIAL)
    assert "zones" not in finding.parameters


def test_rosacea_with_bumps_waits_until_it_has_settled():
    finding = said(exclusions, ticked("rosacea-spots"))["rosacea-spots"]

    assert (finding.outcome, finding.may_pass) == (Outcome.WAIT_UNTIL_OVER, MayPass.NOBODY)
    assert finding.parameters == {"then_days": 0}


@pytest.mark.parametrize("where", ["open-wound", "rough-patches"])
def test_a_wound_or_a_rough_patch_counts_in_its_own_zone(where):
    assert said(exclusions, proposed({where: True, f"{where}-where": ("chin",)}))[where].parameters["zones"] == ["chin"]
    assert codes(exclusions, proposed({where: True, f"{where}-where": FOREHEAD})) == []
    assert codes(exclusions, proposed({f"{where}-where": ("chin",)})) == []


def test_a_wound_waits_until_it_has_closed_and_nobody_passes_it():
    finding = said(exclusions, ticked("open-wound"))["open-wound"]

    assert (finding.outcome, finding.may_pass) == (Outcome.WAIT_UNTIL_OVER, MayPass.NOBODY)


def test_rough_patches_that_were_seen_count_in_the_whole_field_and_a_physician_may_pass_them():
    patches = Appearance(pigment_sorts=frozenset({PigmentSort.ROUGH_PATCHES}))
    proposal = proposed({"rough-patches": True, "rough-patches-where": FOREHEAD}, appearance=patches)

    finding = said(exclusions, proposal)["rough-patches"]

    assert finding.parameters["zones"] == ["chin"]
    assert (finding.outcome, finding.may_pass) == (Outcome.WAIT_UNTIL_OVER, MayPass.MEDICAL_DIRECTOR)
    assert codes(exclusions, seen(pigment_sorts=frozenset({PigmentSort.LENTIGINES}))) == []


def test_skin_that_had_radiotherapy_is_a_question_there_and_not_elsewhere():
    by = {"immunosuppression_by": ("radiotherapy", "medicine")}

    assert said(exclusions, ticked("immunosuppression", **by))["radiotherapy-here"].outcome is Outcome.ASK
    assert codes(exclusions, ticked("immunosuppression", **by, radiotherapy_where=("chin",))) == ["radiotherapy-here"]
    assert codes(exclusions, ticked("immunosuppression", **by, radiotherapy_where=FOREHEAD)) == []


def test_weak_defences_of_which_nobody_said_why_may_be_from_radiotherapy():
    assert codes(exclusions, ticked("immunosuppression")) == ["radiotherapy-not-ruled-out"]
    assert codes(exclusions, ticked("immunosuppression", immunosuppression_by=("medicine",))) == []
    assert codes(exclusions, ticked("immunosuppression", immunosuppression_by=("chemotherapy",))) == []
    assert codes(exclusions, proposed({"immunosuppression-by": ("radiotherapy",)})) == []


def test_a_raised_scar_is_for_a_scar_clinic_unless_the_medical_director_decides():
    finding = said(exclusions, seen(scar_kinds=frozenset({ScarKind.RAISED, ScarKind.BURN})))["raised-scar"]

    assert (finding.outcome, finding.may_pass) == (Outcome.NEVER, MayPass.MEDICAL_DIRECTOR)
    assert (finding.mark, finding.parameters) == (Mark.READ, {"zones": ["chin"]})
    assert codes(exclusions, seen(scar_kinds=frozenset(ScarKind) - {ScarKind.RAISED})) == []


def test_each_is_told_in_the_order_in_which_it_matters():
    many = ticked("changing-mark", "open-wound", "bleeding-disorder", "rosacea-spots", "rough-patches")

    assert codes(exclusions, many) == [
        "changing-mark", "open-wound", "bleeding-disorder", "rosacea-spots", "rough-patches",
    ]  # fmt: skip
