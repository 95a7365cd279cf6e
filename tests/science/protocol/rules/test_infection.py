"""Nothing is needled in or near an infection, nor until it has healed for a while."""

from dataclasses import replace
from datetime import timedelta

import pytest

from basketweave.science.protocol.findings import MayPass, Outcome, Urgency
from basketweave.science.protocol.rules import infection
from basketweave.science.quantities import Mark, Zone
from tests.science.protocol.every_code import DAY, FOREHEAD, proposed, ticked

from .saying import codes, said


def test_healthy_skin_is_told_nothing():
    assert codes(infection, proposed()) == []


def test_a_spreading_infection_needs_a_doctor_now_wherever_it_is():
    finding = said(infection, ticked("spreading-infection"))["spreading-infection"]

    assert (finding.outcome, finding.may_pass) == (Outcome.WAIT_UNTIL_OVER, MayPass.NOBODY)
    assert (finding.urgency, finding.parameters) == (Urgency.NOW, {"then_days": 14})


@pytest.mark.parametrize(("what", "code"), [("skin-infection", "skin-infection"), ("cold-sores", "cold-sore")])
@pytest.mark.parametrize("is_said", [True, False])
def test_one_that_is_there_or_not_said_to_have_healed_waits_and_nobody_passes_it(what, code, is_said):
    answers = {what: True, **({f"{what}-is": "now"} if is_said else {})}

    finding = said(infection, proposed(answers))[code]

    assert (finding.outcome, finding.may_pass) == (Outcome.WAIT_UNTIL_OVER, MayPass.NOBODY)
    assert (finding.mark, finding.urgency, finding.parameters["then_days"]) == (Mark.COMMERCIAL, None, 14)


@pytest.mark.parametrize(
    ("what", "code", "unknown"),
    [
        ("skin-infection", "after-skin-infection", "skin-infection-day-unknown"),
        ("cold-sores", "after-cold-sore", "cold-sore-day-unknown"),
    ],
)
def test_one_that_has_healed_waits_two_weeks_which_a_specialist_may_shorten(what, code, unknown):
    healed = {what: True, f"{what}-is": "healed"}
    finding = said(infection, proposed({**healed, f"{what}-on": DAY - timedelta(days=13)}))[code]

    assert (finding.outcome, finding.not_before) == (Outcome.WAIT_UNTIL, DAY + timedelta(days=1))
    assert (finding.may_pass, finding.mark) == (MayPass.SPECIALIST, Mark.RECALLED)
    assert codes(infection, proposed({**healed, f"{what}-on": DAY - timedelta(days=14)})) == []
    assert codes(infection, proposed(healed)) == [unknown]
    assert said(infection, proposed(healed))[unknown].may_pass is MayPass.SPECIALIST


def test_a_cold_sore_long_ago_keeps_nobody_waiting():
    assert codes(infection, ticked("cold-sores", cold_sores_is="long-ago")) == []


def test_an_infection_anywhere_on_the_face_is_near_the_whole_face():
    near = ticked("skin-infection", skin_infection_where=FOREHEAD)

    assert said(infection, near)["skin-infection"].parameters["zones"] == ["chin"]


@pytest.mark.parametrize(
    "healed", [{}, {"skin_infection_is": "healed"}, {"skin_infection_is": "healed", "skin_infection_on": DAY}]
)
def test_an_infection_of_the_back_is_not_near_the_face(healed):
    on_the_back = ticked("skin-infection", skin_infection_where=("back",), **healed)

    assert codes(infection, on_the_back) == []
    [finding] = said(infection, replace(on_the_back, zones=frozenset({Zone.BACK, Zone.CHIN}))).values()
    assert finding.parameters["zones"] == ["back"]


def test_an_infection_of_the_face_is_not_near_the_back():
    proposal = replace(ticked("skin-infection", skin_infection_where=FOREHEAD), zones=frozenset({Zone.BACK}))

    assert codes(infection, proposal) == []


def test_a_day_or_a_state_without_its_tick_is_not_counted():
    answers = {"skin-infection-is": "now", "cold-sores-is": "now", "skin-infection-on": DAY}

    assert codes(infection, proposed(answers)) == []


def test_all_three_are_told():
    assert codes(infection, ticked("spreading-infection", "skin-infection", "cold-sores")) == [
        "spreading-infection", "skin-infection", "cold-sore",
    ]  # fmt: skip
