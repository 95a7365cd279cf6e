"""A named specialist says what now, once; what follows is written, and the database keeps it as it was said."""

from datetime import date

import pytest
from django.db import DatabaseError, transaction

from basketweave.clinic.access.door import PermissionRefused
from basketweave.clinic.diary.models import Holding
from basketweave.clinic.heal import actions as heal
from basketweave.clinic.ledger.guards import broken
from basketweave.clinic.people.models import Due, Step
from basketweave.clinic.plan import actions as plan
from basketweave.clinic.review import actions, queries
from basketweave.clinic.review.models import Review

pytestmark = pytest.mark.django_db


def reviewed(course, after, lind, outcome="done", **more):
    return actions.review(course=course, after=after, outcome=outcome, words="Softer.", by=lind, **more)


def standing(episode):
    episode.refresh_from_db()
    return episode.step, episode.due


def still_held(course):
    return Holding.objects.filter(session__course=course, cancelled_at__isnull=True).exclude(session__number=1).count()


def test_before_any_session_there_is_nothing_to_review(course, lind):
    with pytest.raises(actions.NothingToReview):
        actions.begin(course=course, by=lind)


def test_begun_twice_leads_back_to_the_open_examination(open_look, course, lind):
    assert actions.begin(course=course, by=lind) == open_look


def test_an_unfinished_examination_is_not_compared(open_look, course, lind):
    with pytest.raises(actions.NotFinished) as refused:
        reviewed(course, open_look, lind)

    assert "Finish the examination" in refused.value.words()


def test_without_any_examination_it_is_the_same_sentence(treatment, course, lind):
    with pytest.raises(actions.NotFinished):
        reviewed(course, None, lind)


def test_before_and_after_and_who_said_it_are_kept(after, before, course, lind, dr_lind):
    made = reviewed(course, after, lind)

    assert (made.before, made.after, made.reviewed_by, made.words) == (before, after, dr_lind, "Softer.")


def test_go_on_leaves_the_course_and_waits_for_the_next_session(after, course, lind, episode):
    reviewed(course, after, lind, "go-on")

    course.refresh_from_db()
    assert course.ended_at is None
    assert standing(episode) == (Step.TREAT, Due.SESSION)


def test_there_is_no_going_on_without_a_session_to_come(after, course, lind):
    plan.end_course(course=course, by=lind)

    with pytest.raises(actions.NothingToGoOnWith):
        reviewed(course, after, lind, "go-on")


@pytest.mark.parametrize(
    ("outcome", "stands"),
    [
        ("done", (Step.DONE, Due.NOTHING)),
        ("stop", (Step.DONE, Due.NOTHING)),
        ("change", (Step.REFER, Due.DECISION)),
    ],
)
def test_the_other_answers_end_the_course_and_give_back_what_is_booked(after, course, lind, episode, outcome, stands):
    assert still_held(course) == 2

    reviewed(course, after, lind, outcome)

    course.refresh_from_db()
    assert course.ended_at is not None
    assert still_held(course) == 0
    assert standing(episode) == stands


def test_a_course_that_has_ended_can_still_be_reviewed(after, course, lind, episode):
    plan.end_course(course=course, by=lind)

    reviewed(course, after, lind, "done")

    assert standing(episode) == (Step.DONE, Due.NOTHING)


def test_nobody_closes_an_episode_over_a_call_that_is_owed(check_ins, after, course, lind, ana, herself):
    heal.report_wrong(patient=ana, answers={"lump": "yes"}, words="", by=herself)

    with pytest.raises(actions.CallOwed):
        reviewed(course, after, lind, "done")

    assert not Review.objects.exists()


def test_a_refused_outcome_leaves_nothing_half_done(check_ins, after, course, lind, ana, herself):
    heal.report_wrong(patient=ana, answers={}, words="?", by=herself)

    with pytest.raises(actions.CallOwed):
        reviewed(course, after, lind, "stop", once_key="k")

    course.refresh_from_db()
    assert course.ended_at is None
    assert still_held(course) == 2


def test_sent_twice_is_one_review(after, course, lind):
    first = reviewed(course, after, lind, once_key="k")
    second = reviewed(course, queries.after_of(course), lind, once_key="k")

    assert first == second
    assert Review.objects.count() == 1


def test_a_colleague_who_was_slower_is_told(after, course, lind, dr_vega, as_staff):
    reviewed(course, after, lind, "go-on")

    with pytest.raises(actions.AlreadyReviewed):
        actions.review(course=course, after=after, outcome="done", words="Done.", by=as_staff(dr_vega))


@pytest.mark.parametrize("person", ["mira", "olga", "omar", "dr_weiss"])
def test_only_who_may_decide_here_reviews(after, course, person, request, as_staff):
    by = as_staff(request.getfixturevalue(person))

    with pytest.raises(PermissionRefused):
        actions.review(course=course, after=after, outcome="done", words="x", by=by)


def test_the_database_refuses_to_change_or_remove_it(after, course, lind):
    made = Review.objects.filter(pk=reviewed(course, after, lind).pk)

    for change in (lambda: made.update(outcome="go-on"), made.delete):
        with pytest.raises(DatabaseError) as refused, transaction.atomic():
            change()
        assert broken(refused.value) == "review_review_append_only"


def test_the_next_review_asks_for_a_new_look(after, course, lind):
    reviewed(course, after, lind, "go-on")

    assert queries.after_of(course) is None
    assert actions.begin(course=course, by=lind) != after


def test_the_timeline_tells_who_reviewed_it_and_what_came_of_it(after, course, lind, ana):
    reviewed(course, after, lind)

    (event,) = queries.events_of(ana.pk)
    assert (event.words, event.is_clinical) == ("Reviewed by Dr Lind: done", True)
    assert event.at.date() == date(2026, 6, 1)
