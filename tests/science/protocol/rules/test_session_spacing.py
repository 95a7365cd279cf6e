"""A session waits four weeks after the last of that zone, and keeps four weeks before the next."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from basketweave.science.protocol.findings import MayPass, Outcome
from basketweave.science.protocol.history import History
from basketweave.science.protocol.proposal import Proposal
from basketweave.science.protocol.rules import session_spacing
from basketweave.science.protocol.rules.session_spacing import earliest_day
from basketweave.science.protocol.stricter import stricter
from basketweave.science.quantities import Mark, Zone
from tests.science.strategies import GUIDELINE, days, proposals

LAST = date(2026, 3, 2)
ONE_DAY = timedelta(days=1)


def judge(proposal, guideline):
    """The one finding there may be, where a day was told."""
    found = session_spacing.judge(proposal, guideline)
    assert len(found) < 2
    return found[0] if found else None


def proposed(day, *, treated=(), booked=(), zones=(Zone.CHIN,), at=Zone.CHIN):
    return Proposal(
        day=day,
        zones=frozenset(zones),
        treated_days={at: tuple(treated)},
        booked_days={at: tuple(booked)},
    )


def test_a_zone_never_treated_may_be_treated_on_any_day():
    assert judge(proposed(LAST), GUIDELINE) is None


def test_a_session_waits_four_weeks_after_the_last():
    finding = judge(proposed(LAST + timedelta(days=27), treated=[LAST]), GUIDELINE)

    assert finding.rule == "session_spacing"
    assert finding.outcome is Outcome.WAIT_UNTIL
    assert finding.code == "too-soon-after"
    assert finding.not_before == LAST + timedelta(days=28)
    assert finding.may_pass is MayPass.MEDICAL_DIRECTOR
    assert finding.mark is Mark.HOUSE
    assert finding.guideline_version == GUIDELINE.version
    assert "harris-2015" in finding.sources
    assert finding.parameters == {
        "zones": ["chin"],
        "other_day": "2026-03-02",
        "other_is": "treated",
        "gap_days": 27,
        "shortest_gap_days": 28,
    }


def test_after_four_weeks_to_the_day_it_may_be_held():
    assert judge(proposed(LAST + timedelta(days=28), treated=[LAST]), GUIDELINE) is None


def test_the_same_day_twice_is_refused():
    finding = judge(proposed(LAST, treated=[LAST]), GUIDELINE)

    assert (finding.code, finding.parameters["gap_days"]) == ("too-soon-after", 0)


def test_a_booked_session_stands_in_until_it_is_done():
    finding = judge(proposed(LAST + timedelta(days=14), booked=[LAST]), GUIDELINE)

    assert finding.parameters["other_is"] == "booked"
    assert finding.not_before == LAST + timedelta(days=28)


def test_a_day_too_close_before_a_booked_session_is_refused_too():
    booked = LAST + timedelta(days=20)
    finding = judge(proposed(LAST, booked=[booked]), GUIDELINE)

    assert finding.code == "too-close-before"
    assert finding.parameters["other_day"] == booked.isoformat()
    assert finding.not_before == booked + timedelta(days=28)


def test_four_weeks_before_a_booked_session_may_be_held():
    assert judge(proposed(LAST, booked=[LAST + timedelta(days=28)]), GUIDELINE) is None


def test_the_earliest_day_jumps_over_sessions_that_leave_no_room_between_them():
    first, second = LAST + timedelta(days=10), LAST + timedelta(days=50)

    assert earliest_day(proposed(LAST, booked=[second, first]), GUIDELINE) == second + timedelta(days=28)


def test_the_earliest_day_takes_the_room_between_two_sessions():
    first, second = LAST, LAST + timedelta(days=56)

    assert earliest_day(proposed(LAST + ONE_DAY, booked=[second, first]), GUIDELINE) == LAST + timedelta(days=28)


def test_another_zone_is_in_nobodys_way():
    assert judge(proposed(LAST, treated=[LAST], at=Zone.NECK), GUIDELINE) is None


def test_one_zone_too_soon_holds_the_whole_session_and_is_named_alone():
    finding = judge(proposed(LAST, treated=[LAST], zones=[Zone.NECK, Zone.CHIN]), GUIDELINE)

    assert finding.parameters["zones"] == ["chin"]


def test_a_needling_elsewhere_counts_from_the_day_that_was_told():
    told = {"needling": True, "needling-on": LAST, "needling-where": ("chin",)}
    proposal = replace(proposed(LAST + timedelta(days=14)), history=History(answers=told))

    finding = judge(proposal, GUIDELINE)

    assert (finding.code, finding.not_before) == ("too-soon-after", LAST + timedelta(days=28))
    assert (finding.parameters["other_is"], finding.parameters["zones"]) == ("treated", ["chin"])
    assert judge(replace(proposal, zones=frozenset({Zone.NECK})), GUIDELINE) is None


def test_a_needling_elsewhere_of_which_nobody_said_where_counts_everywhere():
    history = History(answers={"needling": True, "needling-on": LAST})

    assert judge(replace(proposed(LAST, zones=[Zone.NECK]), history=history), GUIDELINE).parameters["zones"] == ["neck"]


def test_a_day_told_without_a_needling_is_not_counted():
    assert judge(replace(proposed(LAST), history=History(answers={"needling-on": LAST})), GUIDELINE) is None


def test_a_needling_elsewhere_of_which_nobody_said_when_waits_until_that_is_told():
    history = History(answers={"needling": True, "needling-where": ("chin",)})

    finding = judge(replace(proposed(LAST), history=history), GUIDELINE)

    assert (finding.outcome, finding.code) == (Outcome.WAIT_UNTIL_OVER, "needling-day-unknown")
    assert finding.parameters == {"zones": ["chin"], "then_days": 28}
    assert judge(replace(proposed(LAST, zones=[Zone.NECK]), history=history), GUIDELINE) is None


def test_the_session_nearest_by_is_the_one_that_is_named():
    near, far = LAST - timedelta(days=3), LAST + timedelta(days=9)
    finding = judge(proposed(LAST, treated=[near], booked=[far]), GUIDELINE)

    assert finding.parameters["other_day"] == near.isoformat()
    assert finding.not_before == far + timedelta(days=28)


def test_one_sooner_after_is_named_before_one_longer_ago():
    finding = judge(proposed(LAST, treated=[LAST - timedelta(days=20)], booked=[LAST + timedelta(days=3)]), GUIDELINE)

    assert (finding.code, finding.parameters["gap_days"]) == ("too-close-before", 3)


def test_of_two_equally_near_the_one_before_is_named():
    before, after = LAST - timedelta(days=5), LAST + timedelta(days=5)
    finding = judge(proposed(LAST, booked=[after, before]), GUIDELINE)

    assert (finding.code, finding.parameters["other_day"]) == ("too-soon-after", before.isoformat())


def test_a_stricter_clinic_waits_longer():
    ours = stricter(GUIDELINE, edition="house-1", stands_behind="Dr Lind", shortest_gap=timedelta(days=35))

    assert judge(proposed(LAST + timedelta(days=28), treated=[LAST]), ours).not_before == LAST + timedelta(days=35)


@given(proposals)
def test_the_earliest_day_is_judged_fine(proposal):
    earliest = earliest_day(proposal, GUIDELINE)

    assert earliest >= proposal.day
    assert judge(replace(proposal, day=earliest), GUIDELINE) is None


@given(proposals)
def test_no_day_before_the_earliest_is_judged_fine(proposal):
    earliest = earliest_day(proposal, GUIDELINE)

    day = proposal.day
    while day < earliest:
        assert judge(replace(proposal, day=day), GUIDELINE).not_before == earliest
        day += ONE_DAY


@given(proposals)
def test_a_refusal_offers_the_earliest_day_and_only_a_refusal_does(proposal):
    finding = judge(proposal, GUIDELINE)

    assert (finding.not_before if finding else proposal.day) == earliest_day(proposal, GUIDELINE)


@given(proposals, st.randoms())
def test_the_order_of_days_does_not_matter(proposal, random):
    shuffled = {zone: tuple(random.sample(days, len(days))) for zone, days in proposal.treated_days.items()}

    assert judge(replace(proposal, treated_days=shuffled), GUIDELINE) == judge(proposal, GUIDELINE)


@given(proposals, days)
def test_another_treated_day_never_makes_the_earliest_day_earlier(proposal, day):
    zone = min(proposal.zones)
    more = {**proposal.treated_days, zone: (*proposal.treated_days.get(zone, ()), day)}

    assert earliest_day(replace(proposal, treated_days=more), GUIDELINE) >= earliest_day(proposal, GUIDELINE)


@given(proposals)
def test_another_zone_never_makes_the_earliest_day_earlier(proposal):
    more = replace(proposal, zones=proposal.zones | {Zone.CHIN})

    assert earliest_day(more, GUIDELINE) >= earliest_day(proposal, GUIDELINE)


@given(proposals, st.integers(0, 60))
def test_the_earliest_day_never_moves_back_when_time_passes(proposal, passed):
    later = replace(proposal, day=proposal.day + timedelta(days=passed))

    assert earliest_day(later, GUIDELINE) >= earliest_day(proposal, GUIDELINE)


@pytest.mark.parametrize("gap", range(28))
def test_every_gap_below_the_shortest_is_refused_on_either_side(gap):
    for day in (LAST + timedelta(days=gap), LAST - timedelta(days=gap)):
        assert judge(proposed(day, treated=[LAST]), GUIDELINE).parameters["gap_days"] == gap
