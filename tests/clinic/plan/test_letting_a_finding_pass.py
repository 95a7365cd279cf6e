"""A finding is passed by who the rule names, with words and an end, for one session or one decision; nobody else."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from basketweave.clinic.access.actions import make_token
from basketweave.clinic.access.actor import Actor, actor_of, actor_of_token
from basketweave.clinic.access.door import PermissionRefused
from basketweave.clinic.house.refusals import FindingsRefused
from basketweave.clinic.ledger.models import Line
from basketweave.clinic.plan import actions, passing_refusals, queries, refusals
from basketweave.clinic.plan.allowing import Answer
from basketweave.clinic.plan.models import Override
from basketweave.clinic.vault.actions import make_key
from basketweave.clinic.vault.queries import fingerprint
from tests.clinic.plan.builders import FIRST_DAY, booked, session

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 2)
QUESTION = {"rule": "general_health", "code": "heart-rhythm"}


def told(course, by, **answers):
    actions.screen_again(course=course, session=session(course, 1), answers=answers, by=by)


@pytest.fixture
def by_lind(dr_lind, as_staff):
    return as_staff(dr_lind)


@pytest.fixture
def asked(course, by_lind):
    """Ana's heart stumbles at times: a question for a specialist."""
    told(course, by_lind, **{"heart-rhythm": True})
    return session(course, 1)


@pytest.fixture
def too_soon(course, by_lind):
    """Session 1 was held; the day wished for session 2 comes three weeks after it."""
    actions.note_treated(session=session(course, 1), day=TODAY, by=by_lind)
    return session(course, 2)


def allowed(mine, by, **other):
    wanted = {"session": mine, "day": FIRST_DAY, "words": "Her cardiologist agrees.", "by": by, **QUESTION}
    return actions.allow(**wanted | other)


def test_a_question_stands_in_the_way_until_a_specialist_has_answered_it(asked, by_lind, desk, course):
    assert [finding.code for finding in queries.in_the_way(asked, FIRST_DAY)] == ["heart-rhythm"]

    kept = allowed(asked, by_lind)

    assert queries.in_the_way(asked, FIRST_DAY) == ()
    assert (kept.words, kept.allowed_as, kept.allowed_on) == ("Her cardiologist agrees.", "specialist", TODAY)
    assert kept.ends_on == TODAY + timedelta(days=365)
    assert [finding.code for finding in queries.in_the_way(session(course, 2), FIRST_DAY)] == ["heart-rhythm"]


def test_for_the_course_it_covers_every_session(asked, by_lind, course):
    allowed(asked, by_lind, for_the_course=True)

    assert all(queries.in_the_way(session(course, number), FIRST_DAY) == () for number in (1, 2, 3))


def test_what_has_ended_covers_nothing(asked, by_lind):
    allowed(asked, by_lind, ends_on=FIRST_DAY)

    assert queries.in_the_way(asked, FIRST_DAY) == ()
    assert [finding.code for finding in queries.in_the_way(asked, FIRST_DAY + timedelta(days=1))] == ["heart-rhythm"]


def test_a_wait_is_passed_by_the_medical_director_only(too_soon, by_lind, dr_vega, desk, as_staff):
    day = TODAY + timedelta(weeks=3)
    wanted = {"rule": "session_spacing", "code": "too-soon-after", "day": day, "words": "Healed; she moves abroad."}

    with pytest.raises(passing_refusals.NotYoursToAllow) as refused:
        actions.allow(session=too_soon, by=by_lind, **wanted)
    with pytest.raises(FindingsRefused):
        booked(too_soon.course, 2, day, desk)
    kept = actions.allow(session=too_soon, by=as_staff(dr_vega), **wanted)
    held = booked(too_soon.course, 2, day, desk)

    assert "medical director" in refused.value.words()
    assert kept.allowed_as == "medical-director"
    assert held.day == day


def test_a_passed_wait_covers_no_longer_one(too_soon, dr_vega, by_lind, as_staff):
    day = TODAY + timedelta(weeks=3)
    wanted = {"rule": "session_spacing", "code": "too-soon-after", "day": day, "words": "Healed."}
    actions.allow(session=too_soon, by=as_staff(dr_vega), **wanted)

    actions.note_treated(session=session(too_soon.course, 1), day=TODAY + timedelta(days=3), by=by_lind)

    stands = queries.in_the_way(session(too_soon.course, 2), day)
    assert [finding.code for finding in stands] == ["too-soon-after"]


def test_what_nobody_may_pass_is_passed_by_nobody(course, by_lind, dr_vega, as_staff):
    told(course, by_lind, **{"pregnancy": True, "pregnancy-is": ["pregnant"]})
    wanted = {"rule": "pregnancy", "code": "pregnant"}

    for who in (by_lind, as_staff(dr_vega)):
        with pytest.raises(passing_refusals.NotYoursToAllow) as refused:
            allowed(session(course, 1), who, **wanted)
        assert refused.value.words() == "Nobody may let this pass."


@pytest.mark.parametrize("who", ["mira", "olga", "omar", "dr_weiss"])
def test_who_does_not_decide_at_this_site_passes_nothing(asked, request, as_staff, who):
    with pytest.raises(PermissionRefused):
        allowed(asked, as_staff(request.getfixturevalue(who)))


def test_neither_a_machine_nor_a_patient_passes_anything(asked, dr_lind, by_lind, ana):
    token, _secret = make_token(user=dr_lind.user, name="machine", by=by_lind)

    with pytest.raises(passing_refusals.NotYoursToAllow):
        allowed(asked, actor_of_token(token))
    with pytest.raises(PermissionRefused):
        allowed(asked, Actor.patient(ana.pk, is_verified=True))
    with pytest.raises(passing_refusals.NotYoursToAllow):
        allowed(asked, Actor.job("night"))


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        ({"words": "  "}, passing_refusals.WithoutWords),
        ({"ends_on": TODAY - timedelta(days=1)}, passing_refusals.EndsWrongly),
        ({"ends_on": TODAY + timedelta(days=366)}, passing_refusals.EndsWrongly),
        ({"code": "diabetes-unsettled"}, passing_refusals.NothingToAllow),
        ({"rule": "no_such_rule"}, passing_refusals.NothingToAllow),
        ({"day": date.max}, refusals.DayTooFar),
    ],
)
def test_it_needs_words_an_end_and_a_finding(asked, by_lind, wrong, refusal):
    with pytest.raises(refusal) as refused:
        allowed(asked, by_lind, **wrong)

    assert refused.value.words()
    assert not Override.objects.exists()


def test_it_stands_once_and_can_be_taken_back(asked, by_lind):
    first = allowed(asked, by_lind)

    with pytest.raises(passing_refusals.AlreadyAllowed):
        allowed(asked, by_lind, words="Again.")
    actions.take_back(override=first, by=by_lind)
    with pytest.raises(passing_refusals.TakenBack):
        actions.take_back(override=first, by=by_lind)

    assert [finding.code for finding in queries.in_the_way(asked, FIRST_DAY)] == ["heart-rhythm"]
    assert allowed(asked, by_lind, words="Again.").pk != first.pk


def test_sent_twice_it_is_kept_once(asked, by_lind):
    assert allowed(asked, by_lind, once_key="a1") == allowed(asked, by_lind, once_key="a1")
    assert Override.objects.count() == 1


def test_the_database_keeps_one_target_an_end_and_one_that_stands(asked, by_lind):
    kept = allowed(asked, by_lind)
    wrong = [
        {"decision": asked.course.decision},
        {"session": None},
        {"ends_on": kept.allowed_on - timedelta(days=1)},
        {"taken_back_by": kept.allowed_by},
    ]

    for change in wrong:
        with pytest.raises(IntegrityError), transaction.atomic():
            Override.objects.filter(pk=kept.pk).update(**change)
    twice = {"about": kept.about, "finding": {}, "words": "x", "allowed_at": kept.allowed_at, "ends_on": TODAY}
    with pytest.raises(IntegrityError), transaction.atomic():
        Override.objects.create(
            episode=kept.episode,
            session=asked,
            allowed_by=kept.allowed_by,
            allowed_as="specialist",
            allowed_on=TODAY,
            **twice,
        )


def test_the_ledger_knows_that_and_no_reason(asked, by_lind):
    kept = allowed(asked, by_lind)
    actions.take_back(override=kept, by=by_lind)

    lines = list(Line.objects.filter(subject_id=kept.pk))
    assert {line.deed for line in lines} == {"let a finding pass", "took back what was let pass"}
    assert not any("heart" in str(line.details) for line in lines)


def test_it_stands_on_the_timeline_for_those_who_treat(asked, by_lind, ana):
    allowed(asked, by_lind)

    (line,) = [event for event in queries.events_of(ana.pk) if "cardiologist" in event.words]
    assert line.is_clinical
    assert line.words == "Dr Lind answered what general_health asks: Her cardiologist agrees."


def test_the_page_shows_the_finding_and_keeps_what_is_written(asked, dr_lind, client_of):
    client, address = client_of(dr_lind), f"/sessions/{asked.pk}/allow/"
    about = {**QUESTION, "day": "2026-03-09"}

    looked = client.get(address, about).content.decode()
    empty = client.post(address, {**about, "words": "", "reach": "session", "ends_on": "2026-04-01", "once_key": KEY})
    sent = client.post(
        address, {**about, "words": "Agreed.", "reach": "course", "ends_on": "2026-04-01", "once_key": KEY}
    )

    assert "general_health" in looked
    assert "Answer a question" in looked
    assert empty.status_code == 422
    assert "Write why" in empty.content.decode()
    assert sent.status_code == 302
    assert (Override.objects.get().decision, Override.objects.get().ends_on) == (
        asked.course.decision,
        date(2026, 4, 1),
    )
    course = client.get(f"/courses/{asked.course_id}/").content.decode()
    assert "Agreed." in course
    assert "until 1 April 2026" in course


def test_the_desk_is_told_whom_to_ask_and_who_may_gets_the_way(asked, course, mira, noor, by_lind, client_of):
    allowed(asked, by_lind, for_the_course=True)
    actions.release_series(course=course, words="Answered.", by=by_lind)
    actions.take_back(override=Override.objects.get(), by=by_lind)
    wanted = {"day": "2026-03-09", "wall_time": "10:00", "version": session(course, 1).version, "once_key": KEY}

    desk = client_of(mira).post(f"/sessions/{asked.pk}/book/", wanted)
    specialist = client_of(noor).post(f"/sessions/{asked.pk}/book/", wanted)

    assert (desk.status_code, specialist.status_code) == (422, 422)
    assert "please ask" in desk.content.decode()
    assert "heart" not in desk.content.decode().lower()
    assert f"/sessions/{asked.pk}/allow/?rule=general_health" not in desk.content.decode()
    assert f"/sessions/{asked.pk}/allow/?rule=general_health" in specialist.content.decode()


def test_the_machine_is_told_what_stands_in_the_way_and_that_it_may_not_pass_it(asked, dr_lind, client_of):
    _token, secret = make_token(user=dr_lind.user, name="machine", by=actor_of(dr_lind.user))
    client, machine = client_of(dr_lind), {"Authorization": f"Bearer {secret}"}
    address = f"/api/v1/sessions/{asked.pk}"

    stands = client.get(f"{address}/findings?day=2026-03-09", headers=machine)
    refused = client.post(
        f"{address}/overrides",
        {**QUESTION, "day": "2026-03-09", "words": "x", "ends_on": "2026-03-20"},
        content_type="application/json",
        headers=machine,
    )

    assert [finding["code"] for finding in stands.json()["findings"]] == ["heart-rhythm"]
    assert stands.json()["is_held"]
    assert (refused.status_code, refused.json()["code"]) == (409, "not-yours-to-allow")


KEY = "00000000-0000-4000-8000-000000000000"


def test_what_was_answered_for_one_plan_covers_no_longer_needle_and_no_other_count(
    episode, decision, noor, pen, room, by_lind
):
    def planned(length, count, **answers):
        said = {f"{rule}/{code}": Answer(words="Spoken about.") for rule, code in answers.items()}
        return actions.plan_course(
            episode=episode, decision=decision, specialist=noor, device=pen, zones={"forehead": Decimal(length)},
            session_count=count, first_day=FIRST_DAY, answers=said, by=by_lind,
        )  # fmt: skip

    course = planned("1.00", 2, needle_length="longer-than-zone", session_count="fewer-than-fewest")
    actions.end_course(course=course, by=by_lind)

    with pytest.raises(FindingsRefused) as longer:
        planned("1.50", 2)
    with pytest.raises(FindingsRefused) as fewer:
        planned("1.00", 1)

    assert [finding.code for finding in longer.value.findings] == ["longer-than-zone"]
    assert [finding.code for finding in fewer.value.findings] == ["fewer-than-fewest"]
    assert planned("1.00", 2).session_count == 2
    assert Override.objects.count() == 2


def test_one_answer_to_two_places_covers_the_longest_of_their_needles(episode, decision, noor, pen, room, by_lind):
    course = actions.plan_course(
        episode=episode, decision=decision, specialist=noor, device=pen, session_count=3, first_day=FIRST_DAY,
        zones={"forehead": Decimal("1.00"), "nose": Decimal("1.50")},
        answers={"needle_length/longer-than-zone": Answer(words="Thick skin.")}, by=by_lind,
    )  # fmt: skip

    assert queries.in_the_way(session(course, 1), FIRST_DAY) == ()


def test_without_the_patients_key_nobody_can_try_out_what_was_let_pass(asked, by_lind, ana):
    kept = allowed(asked, by_lind)

    assert kept.about == fingerprint(ana.vault_key, "general_health/heart-rhythm", purpose="plan.override")
    assert kept.about != fingerprint(make_key(), "general_health/heart-rhythm", purpose="plan.override")
