"""Made-up patients: the same for the same seed and day, believable, and at every step somebody."""

import json
import os
import subprocess
import sys
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from basketweave.science.cohort import deeds
from basketweave.science.cohort.cohort import cohort
from basketweave.science.cohort.house import DEVICES, LOT_OF, MEMBERS, SESSION, SITES, VISIT, begins, lots, moment_of
from basketweave.science.cohort.persons import persons
from basketweave.science.protocol.check_in.questions import questions
from basketweave.science.protocol.check_in.worries import worries
from basketweave.science.protocol.proposal import Proposal
from basketweave.science.protocol.rules.session_spacing import earliest_day
from basketweave.science.protocol.scales import SCALES
from basketweave.science.series.windows import windows_after

from .telling import GUIDELINE, by_patient, days_of_sessions, only, step_of

pytestmark = pytest.mark.once
A_SUNDAY = date(2026, 11, 22)
STEPS = {"consult", "examine", "refer", "plan", "treat", "heal", "review", "done"}
seeds = st.integers(min_value=0, max_value=10_000)
days = st.dates(min_value=date(2024, 1, 1), max_value=date(2034, 12, 31))


def whatever_the_day(test):
    """Any seed on any day; and the days on which calendars go wrong."""
    for day in (
        date(2026, 3, 29),  # clocks go forward
        date(2026, 3, 30),
        date(2026, 10, 25),  # and back
        date(2026, 10, 26),
        date(2028, 2, 29),
        date(2027, 2, 28),
        date(2026, 12, 31),
        date(2027, 1, 1),
        A_SUNDAY,
    ):
        test = example(seed=20, today=day)(test)
    return given(seed=seeds, today=days)(test)


@whatever_the_day
def test_every_step_has_somebody(seed, today):
    told = by_patient(cohort(seed, today))

    steps = {patient: step_of(mine, today) for patient, mine in told.items()}

    assert set(steps.values()) == STEPS
    assert len(told) == 23


@whatever_the_day
def test_deeds_come_in_the_order_in_which_they_happen_and_all_before_today(seed, today):
    moments = [moment_of(deed) for deed in cohort(seed, today)]

    assert moments == sorted(moments)
    assert moments[-1] < datetime.combine(today, time(0), UTC)
    assert moments[-1] > datetime.combine(today, time(0), UTC) - timedelta(days=1)


@whatever_the_day
def test_no_session_is_booked_or_held_before_its_earliest_day(seed, today):
    for mine in by_patient(cohort(seed, today)).values():
        elsewhere = {
            zone: (told.what.day,) for told in only(mine, deeds.NoteEarlierNeedling) for zone in told.what.zones
        }
        for planned in only(mine, deeds.PlanCourse):
            zones = frozenset(zone for zone, _ in planned.what.zones)
            before = ()
            for _number, day in sorted(days_of_sessions(mine).items()):
                known = {zone: (*elsewhere.get(zone, ()), *before) for zone in zones}

                assert earliest_day(Proposal(day=day, zones=zones, treated_days=known), GUIDELINE) == day

                before = (*before, day)
            held = [each.day for each in only(mine, deeds.BeginTreatment)]
            assert held == list(before[: len(held)])


@whatever_the_day
def test_every_session_lies_in_its_window(seed, today):
    """Also one that a sunburn has moved."""
    for mine in by_patient(cohort(seed, today)).values():
        days = [day for _number, day in sorted(days_of_sessions(mine).items())]
        for number, (one, following) in enumerate(pairwise(days), start=1):
            window = windows_after(one, number=number, session_count=len(days), guideline=GUIDELINE)[0]

            assert window.holds(following)


@whatever_the_day
def test_nobody_is_in_two_places_and_nothing_is_booked_outside_hours(seed, today):
    taken = []
    for deed in cohort(seed, today):
        site = SITES[deed.site]
        for each, lasts in _appointments(deed):
            starts = begins(site.id, each)
            closes = datetime.combine(each.day, site.closes)
            assert site.is_open(each.day)
            assert site.opens <= each.wall_time
            assert datetime.combine(each.day, each.wall_time) + lasts <= closes
            assert moment_of(deed) <= starts, "nobody is booked into the past"
            taken.append((site.specialist, starts, starts + lasts))

    taken.sort()
    for (who, _starts, ends), (other, starts, _ends) in pairwise(taken):
        assert who != other or ends <= starts


@whatever_the_day
def test_grades_are_on_their_scales_and_every_concern_asked_about_has_one(seed, today):
    scales = {scale.id: scale for scale in SCALES}
    for mine in by_patient(cohort(seed, today)).values():
        asked = {concern for deed in only(mine, deeds.AskConsultation) for concern in deed.what.concerns}
        for deed in only(mine, deeds.RecordExamination):
            for grade in deed.what.grades:
                scale = scales[grade.scale]
                scale.check(value_on(scale, grade.value), grade.zone)
            if deed.what.is_finished:
                assert {scales[grade.scale].concern for grade in deed.what.grades} - {None} == asked
                assert deed.what.phototype is not None


@whatever_the_day
def test_answers_are_to_what_is_asked_that_day_and_one_of_the_last_cannot_wait(seed, today):
    told = cohort(seed, today)
    worrying = []
    for deed in only(told, deeds.AnswerCheckIn):
        day_after = deed.what.day_after
        assert [question for question, _ in deed.what.answers] == [each.id for each in questions(day_after)]
        if worries(dict(deed.what.answers), day_after, GUIDELINE):
            worrying.append(deed)

    assert [deed.day for deed in worrying] == [today - timedelta(days=1)]
    assert not [deed for deed in only(told, deeds.FinishTask) if deed.patient == worrying[0].patient]


@whatever_the_day
def test_needles_are_no_longer_than_the_device_allows_and_lots_are_in_date(seed, today):
    expires = {(lot.site, lot.number): lot.expires_on for lot in lots(today)}
    told = cohort(seed, today)

    for deed in only(told, deeds.PlanCourse):
        device = DEVICES[deed.what.device]
        assert device.site == deed.site
        assert max(length for _, length in deed.what.zones) <= device.longest_needle_mm
    for deed in only(told, deeds.RecordTreatment):
        assert expires[deed.site, deed.what.lot] > deed.day
        assert deed.what.lot == LOT_OF[deed.site]


def test_the_same_seed_and_day_give_the_same_deeds_in_another_process():
    """Word for word; what is a set is written down in order, for it has none."""
    script = """
import json
from dataclasses import asdict
from datetime import date
from basketweave.science.cohort.cohort import cohort

def plain(value):
    return sorted(value) if isinstance(value, frozenset) else str(value)

print(json.dumps([[type(deed.what).__name__, asdict(deed)] for deed in cohort(7, date(2026, 11, 22))], default=plain))
"""

    answers = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": hash_seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for hash_seed in ("1", "2")
    }

    assert len(answers) == 1
    assert len(json.loads(answers.pop())) == len(cohort(7, A_SUNDAY))


def test_another_seed_gives_other_deeds():
    assert cohort(1, A_SUNDAY) != cohort(2, A_SUNDAY)


def test_names_come_in_several_forms_and_scripts():
    names = [person.name for person in persons(A_SUNDAY).values()]

    assert {1, 2, 5} <= {len(name.split()) for name in names}
    assert any("\u0600" <= letter <= "\u06ff" for name in names for letter in name)
    assert any("\u4e00" <= letter <= "\u9fff" for name in names for letter in name)
    assert any("\u0370" <= letter <= "\u03ff" for name in names for letter in name)
    assert len(set(names)) == len(names)


def test_skin_of_every_phototype_is_among_them():
    assert {person.phototype.value for person in persons(A_SUNDAY).values()} == {1, 2, 3, 4, 5, 6}


def test_some_drop_out_some_wait_and_some_are_referred():
    told = cohort(20, A_SUNDAY)

    assert only(told, deeds.CancelSessions)
    assert {"needling", "wait", "elsewhere"} <= {deed.what.choice for deed in only(told, deeds.Decide)}
    assert {deed.what.session_count for deed in only(told, deeds.PlanCourse)} >= {3, 4}


def test_grades_of_a_review_get_better_in_some_zones_and_not_in_others():
    steps = set()
    for seed in range(20):
        mine = by_patient(cohort(seed, A_SUNDAY))["ines"]
        before, after = [deed.what.grades for deed in only(mine, deeds.RecordExamination)]
        steps |= {
            now.value - then.value for then, now in zip(before, after, strict=False) if isinstance(then.value, int)
        }

    assert {-2, -1, 0} == steps


def test_each_site_has_a_desk_and_a_specialist():
    roles = {(role, site) for member in MEMBERS.values() for role, site in member.roles}

    assert {(role, site) for role in ("desk", "specialist") for site in SITES} <= roles
    assert len({site.zone for site in SITES.values()}) == len(SITES) == 2
    assert len(MEMBERS) == 4


def value_on(scale, chosen):
    """As the clinic keeps it: the sum of items, the digit of a level that is kept by its name."""
    if isinstance(chosen, tuple):
        return scale.score(dict(chosen))
    return scale.level_called(chosen).value if isinstance(chosen, str) else chosen


def _appointments(deed):
    if isinstance(deed.what, deeds.AskConsultation) and deed.what.appointment:
        yield deed.what.appointment, VISIT
    if isinstance(deed.what, deeds.BookSeries):
        for each in deed.what.appointments:
            yield each, SESSION
    if isinstance(deed.what, deeds.MoveSession):
        yield deed.what.appointment, SESSION
