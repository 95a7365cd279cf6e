"""The health questions are answered as a whole, by whoever may; the latest answering counts."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from basketweave.clinic.access.actor import Actor, actor_of
from basketweave.clinic.access.door import PermissionRefused
from basketweave.clinic.access.once import KeyUsedOtherwise
from basketweave.clinic.consult import actions, queries
from basketweave.clinic.consult.models import Screening
from basketweave.clinic.consult.proof import LASTS, proof_of
from basketweave.clinic.consult.refusals import AnswersNotRight, NothingToRepeat
from basketweave.clinic.ledger.models import Line
from basketweave.clinic.people.actions import erase_patient
from basketweave.clinic.people.queries import patient_of

pytestmark = pytest.mark.django_db
WELL = {"nothing-applies": True}
LASERED = {"laser": True, "laser-on": "2026-01-05", "laser-where": ["cheek-left"]}


def answer(episode, answers, by, occasion="request", **more):
    return actions.answer_screening(episode=episode, answers=answers, occasion=occasion, by=by, **more)


def test_what_is_answered_is_kept_with_who_and_when(episode, ana_herself):
    kept = answer(episode, LASERED, ana_herself)

    kept.refresh_from_db()
    assert kept.answers == LASERED
    assert kept.answered_by is None
    assert kept.answered_at == datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
    assert kept.questionnaire_version == "2026.1"
    assert kept.number == 1
    assert queries.latest_screening(episode.patient_id) == kept
    assert queries.history_of(episode.patient_id).day("laser-on") == date(2026, 1, 5)


def test_who_was_never_asked_has_no_history(episode):
    assert queries.latest_screening(episode.patient_id) is None
    assert dict(queries.history_of(episode.patient_id).answers) == {}


def test_the_latest_answering_counts_as_a_whole(episode, ana_herself, clock):
    answer(episode, LASERED, ana_herself)
    answer(episode, {"keloid": True}, ana_herself)

    assert dict(queries.history_of(episode.patient_id).answers) == {"keloid": True}
    assert [each.number for each in queries.screenings_of(episode.patient_id)] == [2, 1]


def test_answers_lie_sealed_and_the_ledger_holds_none(episode, ana_herself, django_assert_num_queries):
    kept = answer(episode, LASERED, ana_herself)

    (sealed,) = Screening.objects.filter(pk=kept.pk).values_list("answers", flat=True)
    line = Line.objects.get(deed="answered health questions")
    assert b"laser" not in bytes(sealed)
    assert line.subject_id == kept.pk
    assert line.patient_id == episode.patient_id
    assert line.details == {"occasion": "request", "changes": 3, "urgent": False}


def test_what_cannot_be_right_is_refused_with_every_reason_and_nothing_is_kept(episode, ana_herself):
    given = {"isotretinoin": True, "isotretinoin-is": "stopped", "isotretinoin-on": "2026-03-03", "diabetes": True}

    with pytest.raises(AnswersNotRight) as no:
        answer(episode, given, ana_herself)

    assert [(each.question, each.code) for each in no.value.refused] == [
        ("isotretinoin-on", "in-the-future"),
        ("diabetes-is", "follow-up-missing"),
    ]
    assert "ahead of us" in no.value.words()
    assert not Screening.objects.exists()


def test_today_is_the_sites_today(berlin, dr_weiss, clock):
    clock(datetime(2026, 3, 2, 23, 30, tzinfo=UTC))  # in Berlin it is the third already
    asked = actions.request_consultation(
        site=berlin, name="Ana", email="ana@example.org", concerns=["scars"], channel="page", by=Actor.visitor()
    )

    kept = answer(
        asked.episode,
        {"sunburn": True, "sunburn-on": "2026-03-03"},
        Actor.patient(asked.episode.patient_id, is_verified=False),
    )

    assert kept.answers["sunburn-on"] == "2026-03-03"


def test_a_specialist_answers_for_the_patient_and_is_named(episode, lind, dr_lind):
    kept = answer(episode, {"unrealistic-expectation": True}, lind, "specialist")

    assert kept.answered_by == dr_lind


def test_a_patient_cannot_answer_as_a_specialist(episode, ana_herself):
    with pytest.raises(PermissionRefused):
        answer(episode, WELL, ana_herself, "specialist")


def test_what_a_specialist_said_stays_when_the_patient_answers_anew(episode, ana_herself, lind):
    answer(episode, {"unrealistic-expectation": True, "keloid": True}, lind, "specialist")
    answer(episode, {"melasma": True}, ana_herself, "before-session")

    assert dict(queries.history_of(episode.patient_id).answers) == {"melasma": True, "unrealistic-expectation": True}


@pytest.mark.parametrize("who", ["mira", "omar", "olga", "dr_weiss"])
def test_nobody_else_answers(request, episode, who):
    with pytest.raises(PermissionRefused):
        answer(episode, WELL, actor_of(request.getfixturevalue(who).user))


def test_another_patient_answers_nothing_here(episode):
    with pytest.raises(PermissionRefused):
        answer(episode, WELL, Actor.patient(uuid4(), is_verified=True))


def test_a_visitor_answers_with_the_proof_of_their_request(asked):
    kept = answer(asked.episode, WELL, Actor.visitor(), proof=proof_of(asked))

    assert kept.answers == {}


def test_a_visitor_without_a_good_proof_answers_nothing(asked, lisbon, clock):
    other = actions.request_consultation(
        site=lisbon, name="Bo", email="bo@example.org", concerns=["scars"], channel="page", by=Actor.visitor()
    )
    good, of_another = proof_of(asked), proof_of(other)

    for proof in ("", "made-up", good[:-2], of_another):
        with pytest.raises(PermissionRefused):
            answer(asked.episode, WELL, Actor.visitor(), proof=proof)
    with pytest.raises(PermissionRefused):
        answer(asked.episode, WELL, Actor.visitor(), "before-session", proof=good)
    clock(datetime(2026, 3, 2, 9, 0, tzinfo=UTC) + LASTS)
    with pytest.raises(PermissionRefused):
        answer(asked.episode, WELL, Actor.visitor(), proof=good)


def test_sent_twice_it_is_kept_once_and_changed_it_is_refused(episode, ana_herself):
    key = str(uuid4())

    first = answer(episode, LASERED, ana_herself, once_key=key)
    second = answer(episode, LASERED, ana_herself, once_key=key)

    assert first == second
    with pytest.raises(KeyUsedOtherwise):
        answer(episode, WELL, ana_herself, once_key=key)
    assert Screening.objects.count() == 1


def test_nothing_has_changed_is_one_word(episode, ana_herself, clock):
    answer(episode, LASERED, ana_herself)
    clock(datetime(2026, 4, 7, 9, 0, tzinfo=UTC))
    session = uuid4()

    said = actions.say_nothing_changed(episode=episode, for_session=session, by=ana_herself)

    assert said.is_unchanged
    assert said.answers == LASERED
    assert said.occasion == "before-session"
    assert queries.screened_for(session) == said
    assert queries.screened_for(uuid4()) is None


def test_nothing_can_have_changed_since_never(episode, ana_herself):
    with pytest.raises(NothingToRepeat):
        actions.say_nothing_changed(episode=episode, by=ana_herself)

    assert not Screening.objects.exists()


def test_the_database_changes_and_removes_no_answer(episode, ana_herself):
    kept = answer(episode, LASERED, ana_herself)

    with pytest.raises(IntegrityError), transaction.atomic():
        Screening.objects.filter(pk=kept.pk).update(is_unchanged=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        Screening.objects.filter(pk=kept.pk).delete()


def test_findings_are_judged_for_the_places_that_were_asked_about(episode, ana_herself):
    answer(episode, {**LASERED, "toxin": True, "toxin-on": "2026-02-27", "toxin-where": ["chin"]}, ana_herself)

    found = queries.screening_findings(episode)

    assert [(each.rule, each.code) for each in found] == [("waits", "after-laser")]
    assert queries.earliest_treatment_day(episode) == found[0].not_before > date(2026, 3, 2)


def test_what_was_said_then_is_kept_beside_the_answers(episode, ana_herself, clock):
    kept = answer(episode, LASERED, ana_herself)

    clock(datetime(2027, 3, 2, 9, 0, tzinfo=UTC))
    kept.refresh_from_db()
    assert [each["code"] for each in kept.findings] == ["after-laser"]
    assert queries.screening_findings(episode) == ()
    assert queries.earliest_treatment_day(episode) == date(2027, 3, 2)


def test_needling_elsewhere_counts_too(episode, ana_herself):
    told = {"needling": True, "needling-on": "2026-02-20", "needling-where": ["cheek-left"]}

    answer(episode, told, ana_herself)

    assert {each.rule for each in queries.screening_findings(episode)} == {"session_spacing"}
    assert queries.earliest_treatment_day(episode) >= date(2026, 2, 20) + timedelta(days=28)


def test_who_named_no_place_is_asked_about_the_face(lisbon, dr_lind):
    asked = actions.request_consultation(
        site=lisbon,
        name="Bo",
        email="bo@example.org",
        born_on=date(1990, 5, 1),
        wishes="Look",
        channel="page",
        by=Actor.visitor(),
    )
    told = {"laser": True, "laser-on": "2026-03-01", "laser-where": ["chin"]}

    answer(asked.episode, told, Actor.patient(asked.episode.patient_id, is_verified=False))

    assert [each.parameters["zones"] for each in queries.screening_findings(asked.episode)] == [["chin"]]


def test_an_erased_patient_answers_no_more_and_leaves_no_history(episode, ana_herself, lind):

    answer(episode, LASERED, ana_herself)
    erase_patient(patient=patient_of(ana_herself), by=Actor.job("test"))

    assert dict(queries.history_of(episode.patient_id).answers) == {}
