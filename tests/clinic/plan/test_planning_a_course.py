"""A course is planned by who may decide, for a decision that stands, within what device and guideline allow."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from basketweave.clinic.access.actions import make_token
from basketweave.clinic.access.actor import actor_of_token
from basketweave.clinic.access.door import PermissionRefused
from basketweave.clinic.house.refusals import FindingsRefused
from basketweave.clinic.ledger.models import Line
from basketweave.clinic.plan import actions, queries, refusals
from basketweave.clinic.plan.allowing import Answer
from basketweave.clinic.plan.models import Course
from tests.clinic.plan.builders import CHEEKS, FIRST_DAY, a_course, a_decision, another_episode

pytestmark = pytest.mark.django_db
FEW, LONG = "session_count/fewer-than-fewest", "needle_length/longer-than-zone"


@pytest.fixture
def wanted(episode, decision, noor, pen, dr_lind, as_staff):
    return {
        "episode": episode,
        "decision": decision,
        "specialist": noor,
        "device": pen,
        "zones": CHEEKS,
        "session_count": 4,
        "first_day": FIRST_DAY,
        "by": as_staff(dr_lind),
    }


def test_a_course_lays_out_a_window_for_each_session(wanted):
    course = actions.plan_course(**wanted)

    windows = [(each.window_from, each.window_ideal, each.window_to) for each in course.sessions.order_by("number")]
    assert windows == [
        (date(2026, 3, 9), date(2026, 3, 9), date(2026, 3, 23)),
        (date(2026, 4, 6), date(2026, 4, 13), date(2026, 4, 20)),
        (date(2026, 5, 4), date(2026, 5, 18), date(2026, 6, 1)),
        (date(2026, 6, 1), date(2026, 6, 22), date(2026, 7, 13)),
    ]
    assert course.guideline_version == "2026.2"


def test_the_episode_then_waits_for_its_bookings_and_the_ledger_knows(wanted, episode):
    course = actions.plan_course(**wanted)

    episode.refresh_from_db()
    assert (episode.step, episode.due, episode.due_day, episode.due_number) == ("plan", "booking", FIRST_DAY, 1)
    assert (
        Line.objects.filter(deed="planned a course", subject_id=course.pk, patient_id=episode.patient_id).count() == 1
    )


@pytest.mark.parametrize("choice", ["elsewhere", "nothing"])
def test_without_a_decision_for_needling_there_is_no_course(wanted, episode, dr_lind, choice, clock):
    clock(datetime(2026, 3, 2, 10, 0, tzinfo=UTC))
    later = a_decision(episode, dr_lind, choice)

    with pytest.raises(refusals.NoStandingDecision):
        actions.plan_course(**wanted)
    with pytest.raises(refusals.NoStandingDecision):
        actions.plan_course(**wanted | {"decision": later})
    with pytest.raises(refusals.NoStandingDecision):
        actions.plan_course(**wanted | {"decision": None})


def test_a_decision_of_another_episode_does_not_count(wanted, ana, dr_lind):
    elsewhere = a_decision(another_episode(ana), dr_lind)

    with pytest.raises(refusals.NoStandingDecision):
        actions.plan_course(**wanted | {"decision": elsewhere})


def test_no_needle_is_longer_than_the_device_is_labelled_for(wanted):
    with pytest.raises(refusals.NeedleTooLong) as refused:
        actions.plan_course(**wanted | {"zones": CHEEKS | {"chin": Decimal("1.75")}})

    assert refused.value.words() == "Chin: Pen A is labelled for needles of at most 1.5 mm."
    assert refused.value.field == "length_chin"
    assert not Course.objects.exists()


@pytest.mark.parametrize(
    ("zones", "refusal"),
    [
        ({}, refusals.NoZones),
        ({"ear": Decimal("1.00")}, refusals.UnknownZone),
        ({"chin": Decimal("0")}, refusals.NotALength),
        ({"chin": Decimal("-1")}, refusals.NotALength),
        ({"chin": Decimal("0.123")}, refusals.NotALength),
        ({"chin": Decimal("100")}, refusals.NotALength),
    ],
)
def test_zones_are_known_and_lengths_are_lengths(wanted, zones, refusal):
    with pytest.raises(refusal) as refused:
        actions.plan_course(**wanted | {"zones": zones})

    assert refused.value.words()


def test_a_retired_device_is_refused(wanted, pen):
    pen.retired_at = wanted["decision"].decided_at
    pen.save()

    with pytest.raises(refusals.DeviceNotForThis):
        actions.plan_course(**wanted)


def test_device_and_specialist_are_of_this_site(wanted, pen, berlin, dr_weiss, mira):
    pen.site = berlin
    pen.save()

    with pytest.raises(refusals.DeviceNotForThis):
        actions.plan_course(**wanted)
    with pytest.raises(refusals.SpecialistNotForThis):
        actions.plan_course(**wanted | {"specialist": dr_weiss})
    with pytest.raises(refusals.SpecialistNotForThis):
        actions.plan_course(**wanted | {"specialist": mira})


def test_fewer_than_three_sessions_is_a_question_that_must_be_answered(wanted):
    with pytest.raises(FindingsRefused) as asked:
        actions.plan_course(**wanted | {"session_count": 2, "answers": {FEW: Answer(words="  ")}})

    assert [finding.code for finding in asked.value.findings] == ["fewer-than-fewest"]
    assert not asked.value.findings[0].refuses

    course = actions.plan_course(
        **wanted | {"session_count": 2, "answers": {FEW: Answer(words="Leaves the country in May.")}}
    )

    kept = course.decision.overrides.get()
    assert (kept.words, kept.shown.code, kept.allowed_as) == (
        "Leaves the country in May.",
        "fewer-than-fewest",
        "specialist",
    )
    assert course.sessions.count() == 2


def test_an_answer_to_what_nobody_asks_is_not_kept(wanted):
    course = actions.plan_course(**wanted | {"answers": {FEW: Answer(words="Leaves the country in May.")}})

    assert not course.decision.overrides.exists()


def test_a_machine_answers_no_question(wanted, dr_lind):
    token, _secret = make_token(user=dr_lind.user, name="machine", by=wanted["by"])
    few = {"session_count": 2, "answers": {FEW: Answer(words="It is so.")}}

    with pytest.raises(FindingsRefused):
        actions.plan_course(**wanted | few | {"by": actor_of_token(token)})


def test_by_the_eyes_it_is_said_that_it_stays_outside_the_rim(wanted):
    by_the_eye = wanted | {"zones": {"periorbital-left": Decimal("0.50")}}

    with pytest.raises(FindingsRefused) as asked:
        actions.plan_course(**by_the_eye)
    course = actions.plan_course(**by_the_eye, stays_outside_rim=True)

    assert [finding.code for finding in asked.value.findings] == ["rim-not-confirmed"]
    assert course.stays_outside_rim


def test_a_needle_longer_than_is_usual_for_the_zone_is_a_question(wanted, noor, as_staff):
    long = wanted | {"zones": {"forehead": Decimal("1.25"), "nose": Decimal("1.00")}}

    with pytest.raises(FindingsRefused) as asked:
        actions.plan_course(**long)
    course = actions.plan_course(**long, answers={LONG: Answer(words="Deep old scars in both.")})

    assert {finding.code for finding in asked.value.findings} == {"longer-than-zone"}
    assert course.decision.overrides.get().shown.parameters["zones"] == ["forehead", "nose"]
    assert queries.in_the_way(course.sessions.get(number=1), FIRST_DAY) == ()


def test_what_is_asked_later_may_be_answered_no_wider_than_it_was_shown(wanted):
    course = actions.plan_course(
        **wanted | {"zones": {"forehead": Decimal("1.25")}}, answers={LONG: Answer(words="Deep old scars.")}
    )
    course.zones.create(zone="nose", needle_length_mm=Decimal("1.00"))

    stands = queries.in_the_way(course.sessions.get(number=1), FIRST_DAY)

    assert [finding.parameters["zones"] for finding in stands] == [["nose"]]


def test_more_than_six_sessions_are_refused_by_the_rule(wanted):
    with pytest.raises(FindingsRefused) as refused:
        actions.plan_course(**wanted | {"session_count": 7})

    assert [finding.code for finding in refused.value.findings] == ["more-than-most"]


def test_an_episode_has_one_open_course(wanted):
    actions.plan_course(**wanted)

    with pytest.raises(refusals.CourseAlreadyOpen):
        actions.plan_course(**wanted)


def test_sent_twice_it_is_planned_once(wanted):
    first = actions.plan_course(**wanted, once_key="b1c2")
    again = actions.plan_course(**wanted, once_key="b1c2")

    assert first == again
    assert Course.objects.count() == 1


def test_a_day_that_no_clinic_means_is_refused(wanted):
    with pytest.raises(refusals.DayTooFar):
        actions.plan_course(**wanted | {"first_day": date.max})


def test_a_first_day_waits_for_what_was_treated_in_another_course(wanted, ana, dr_lind, noor, pen, room, as_staff):
    other = a_course(another_episode(ana), dr_lind, noor, pen)
    actions.note_treated(session=other.sessions.get(number=1), day=date(2026, 3, 2), by=as_staff(noor))

    with pytest.raises(FindingsRefused) as refused:
        actions.plan_course(**wanted)

    assert refused.value.findings[0].not_before == date(2026, 3, 30)


@pytest.mark.parametrize("who", ["mira", "olga", "omar", "dr_weiss"])
def test_only_who_may_decide_at_this_site_plans(wanted, request, as_staff, who):
    with pytest.raises(PermissionRefused):
        actions.plan_course(**wanted | {"by": as_staff(request.getfixturevalue(who))})


def test_the_form_keeps_what_was_typed_and_says_what_is_wrong(client_of, dr_lind, noor, episode, decision, pen):
    client = client_of(dr_lind)

    answer = client.post(
        f"/episodes/{episode.pk}/course/",
        {
            "specialist": noor.pk,
            "device": pen.pk,
            "session_count": "2",
            "first_day": "2026-02-31",
            "length_chin": "1.75",
            "once_key": "00000000-0000-4000-8000-000000000000",
        },
    )

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "This is not a day of the calendar" in page
    assert 'value="2026-02-31"' in page
    assert 'value="1.75"' in page


def test_the_page_plans_the_course(client_of, dr_lind, noor, episode, decision, pen):
    answer = client_of(dr_lind).post(
        f"/episodes/{episode.pk}/course/",
        {
            "specialist": noor.pk,
            "device": pen.pk,
            "session_count": "3",
            "first_day": "2026-03-09",
            "length_chin": "1.5",
            "once_key": "00000000-0000-4000-8000-000000000000",
        },
    )

    course = Course.objects.get()
    assert answer.status_code == 302
    assert answer.url == f"/courses/{course.pk}/"
    assert [(zone.zone, zone.needle_length_mm) for zone in course.zones.all()] == [("chin", Decimal("1.50"))]


def test_the_question_stands_beside_where_it_is_answered(client_of, dr_lind, noor, episode, decision, pen):
    answer = client_of(dr_lind).post(
        f"/episodes/{episode.pk}/course/",
        {
            "specialist": noor.pk,
            "device": pen.pk,
            "session_count": "2",
            "first_day": "2026-03-09",
            "length_chin": "1.5",
            "once_key": "00000000-0000-4000-8000-000000000000",
        },
    )

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["answer_session_count_fewer-than-fewest"]
    assert "session_count" in answer.content.decode()
    assert not Course.objects.exists()


def test_the_page_takes_the_answer_to_the_question(client_of, dr_lind, noor, episode, decision, pen):
    client_of(dr_lind).post(
        f"/episodes/{episode.pk}/course/",
        {
            "specialist": noor.pk,
            "device": pen.pk,
            "session_count": "2",
            "first_day": "2026-03-09",
            "length_chin": "1.0",
            "answer_session_count_fewer-than-fewest": "Leaves the country in May.",
            "once_key": "00000000-0000-4000-8000-000000000000",
        },
    )

    assert Course.objects.get().decision.overrides.get().words == "Leaves the country in May."
