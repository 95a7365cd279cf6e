"""A changing mark that nobody has seen, and an infection that spreads, cannot wait for a consultation."""

import pytest

from basketweave.science.evidence.sources import source
from basketweave.science.protocol.findings import Urgency
from basketweave.science.protocol.history import History
from basketweave.science.protocol.screening import QUESTIONS, Kind, cannot_wait
from basketweave.science.quantities import Mark


def found(**answers):
    told = {name.replace("_", "-"): value for name, value in answers.items()}
    return [(each.question, each.urgency) for each in cannot_wait(History(answers=told))]


def test_a_spreading_infection_needs_somebody_now():
    assert found(spreading_infection=True) == [("spreading-infection", Urgency.NOW)]


@pytest.mark.parametrize("seen", ["not-yet", None])
def test_a_changing_mark_that_no_doctor_has_seen_is_told_wherever_it_is(seen):
    assert found(changing_mark=True, changing_mark_seen=seen, changing_mark_where=("back",)) == [
        ("changing-mark", Urgency.TODAY)
    ]


@pytest.mark.parametrize("seen", ["harmless", "being-treated"])
def test_a_mark_that_a_doctor_has_seen_can_wait(seen):
    assert found(changing_mark=True, changing_mark_seen=seen) == []


def test_the_most_urgent_comes_first():
    assert [urgency for _question, urgency in found(changing_mark=True, spreading_infection=True)] == [
        Urgency.NOW,
        Urgency.TODAY,
    ]


def test_nothing_else_is_urgent():
    ticks = {each.id: True for each in QUESTIONS if each.kind is Kind.TICK}
    quiet = {each: True for each in ticks if each not in ("changing-mark", "spreading-infection")}

    assert cannot_wait(History(answers=quiet)) == ()
    assert cannot_wait(History(answers={"changing-mark-seen": "not-yet"})) == ()


def test_what_we_say_of_it_is_ours_and_names_what_it_rests_on():
    for each in cannot_wait(History(answers={"changing-mark": True, "spreading-infection": True})):
        assert each.mark is Mark.HOUSE
        assert each.stands_behind == "Basketweave founders"
        assert [source(id).id for id in each.sources] == list(each.sources)
