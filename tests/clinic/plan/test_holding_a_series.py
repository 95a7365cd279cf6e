"""A changed answer before a session holds the rest of the series; a later answer or a specialist lets it go on."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from basketweave.clinic.access.actor import Actor
from basketweave.clinic.access.door import PermissionRefused
from basketweave.clinic.consult import actions as consult
from basketweave.clinic.consult.queries import open_call_of
from basketweave.clinic.consult.refusals import AnswersNotRight
from basketweave.clinic.house.refusals import FindingsRefused
from basketweave.clinic.plan import actions, passing_refusals, queries, refusals
from basketweave.clinic.plan.jobs import weigh_one
from basketweave.clinic.plan.models import AgreedBy, SeriesHold
from tests.clinic.plan.builders import FIRST_DAY, TEN, booked, session

pytestmark = pytest.mark.django_db
WELL = {"nothing-applies": True}
EXPECTING = {"pregnancy": True, "pregnancy-is": ["pregnant"]}
STUMBLES = {"heart-rhythm": True}
BURNT = {"sunburn": True, "sunburn-on": date(2026, 3, 1), "sunburn-where": ["cheek-left"]}


@pytest.fixture
def by_lind(dr_lind, as_staff):
    return as_staff(dr_lind)


@pytest.fixture
def by_ana(ana):
    return Actor.patient(ana.pk, is_verified=False)


@pytest.fixture
def series(course, desk):
    return actions.book_series(course=course, wall_time=TEN, by=desk)


def said(course, by, answers, number=1):
    return actions.screen_again(course=course, session=session(course, number), answers=answers, by=by)


def test_where_nothing_stands_in_the_way_nothing_is_held(series, by_ana):
    kept = said(series, by_ana, WELL)

    assert kept.for_session == session(series, 1).pk
    assert queries.hold_of(series) is None


def test_an_answer_that_stands_in_the_way_holds_the_series_and_says_so(series, by_ana, episode, noor):
    said(series, by_ana, WELL)
    kept = said(series, by_ana, EXPECTING, number=2)

    hold = queries.hold_of(series)
    episode.refresh_from_db()
    assert [finding.rule for finding in hold.because] == ["pregnancy"]
    assert hold.screening == kept
    assert (episode.step, episode.due, episode.due_day, episode.owner) == ("treat", "held", date(2026, 3, 2), noor)


def test_while_it_is_held_nobody_books_and_the_desk_does_not_move(series, by_ana, by_lind, desk):
    said(series, by_ana, STUMBLES)
    actions.cancel_session(session=session(series, 3), agreed_by=AgreedBy.DESK_ON_THE_PHONE, by=desk)

    with pytest.raises(passing_refusals.SeriesHeld) as refused:
        booked(series, 3, date(2026, 5, 18), by_lind)
    with pytest.raises(passing_refusals.SeriesHeld):
        actions.book_series(course=series, wall_time=TEN, by=desk)
    with pytest.raises(passing_refusals.SeriesHeld):
        moved(series, 2, date(2026, 4, 20), desk)

    assert "Noor Haddad" in refused.value.words()
    assert "heart" not in refused.value.words()


def moved(course, number, day, by):
    return actions.move_session(
        session=session(course, number), day=day, wall_time=TEN, agreed_by=AgreedBy.DESK_ON_THE_PHONE, by=by
    )


def test_a_later_answer_with_nothing_in_the_way_lets_it_go_on(series, by_ana, episode):
    said(series, by_ana, STUMBLES)
    kept = said(series, by_ana, WELL)

    hold = SeriesHold.objects.get()
    episode.refresh_from_db()
    assert queries.hold_of(series) is None
    assert (hold.released_with, hold.released_by) == (kept, None)
    assert (episode.due, episode.due_day, episode.due_number) == ("session", FIRST_DAY, 1)


def test_a_specialist_lets_it_go_on_once_every_question_is_answered(series, by_ana, by_lind, desk, dr_lind):
    said(series, by_ana, STUMBLES)

    with pytest.raises(FindingsRefused):
        actions.release_series(course=series, words="It is fine.", by=by_lind)
    actions.allow(
        session=session(series, 1),
        day=FIRST_DAY,
        rule="general_health",
        code="heart-rhythm",
        words="Her cardiologist agrees.",
        for_the_course=True,
        by=by_lind,
    )
    with pytest.raises(passing_refusals.WithoutWords):
        actions.release_series(course=series, words=" ", by=by_lind)
    held = actions.release_series(course=series, words="Spoken to both.", by=by_lind)

    assert (held.released_by, held.words) == (dr_lind, "Spoken to both.")
    assert moved(series, 1, date(2026, 3, 10), desk).day == date(2026, 3, 10)


def test_the_desk_does_not_let_it_go_on(series, by_ana, desk):
    said(series, by_ana, STUMBLES)

    with pytest.raises(PermissionRefused):
        actions.release_series(course=series, words="x", by=desk)


def test_what_is_not_held_is_not_released(series, by_lind):
    with pytest.raises(passing_refusals.NotHeld):
        actions.release_series(course=series, words="x", by=by_lind)


def test_a_session_before_the_new_earliest_day_is_named_with_the_first_day_that_fits(series, by_ana, by_lind):
    said(series, by_ana, BURNT)

    (stopped,) = queries.stopped(series)
    assert (stopped.session.number, stopped.first_day) == (1, date(2026, 3, 15))
    assert session(series, 1).day == FIRST_DAY  # nothing is moved by itself

    held = moved(series, 1, date(2026, 3, 16), by_lind)  # who decides clears the way
    actions.release_series(course=series, words="Moved behind the sunburn.", by=by_lind)

    assert held.day == date(2026, 3, 16)
    assert queries.hold_of(series) is None


def test_a_session_without_a_day_only_waits_and_holds_nothing(course, by_ana):
    said(course, by_ana, BURNT)

    assert queries.hold_of(course) is None
    assert queries.earliest_day(session(course, 1), FIRST_DAY).day == date(2026, 3, 15)


def test_nothing_changed_keeps_the_answers_before_and_the_hold(series, by_ana):
    said(series, by_ana, STUMBLES)

    again = said(series, by_ana, None)

    assert again.is_unchanged
    assert queries.hold_of(series) is not None


def test_answers_that_cannot_be_right_hold_nothing_and_are_not_kept(series, by_ana, ana):
    with pytest.raises(AnswersNotRight):
        said(series, by_ana, {"sunburn": True, "sunburn-on": date(2030, 1, 1)})

    assert not SeriesHold.objects.exists()
    assert not ana.episodes.get().screenings.exists()


def test_a_session_that_is_over_is_asked_nothing(series, by_lind):
    actions.note_treated(session=session(series, 1), day=FIRST_DAY, by=by_lind)

    with pytest.raises(passing_refusals.NoSessionToCome):
        said(series, by_lind, WELL)


@pytest.mark.parametrize("who", ["mira", "olga", "omar", "dr_weiss"])
def test_nobody_answers_for_the_patient_but_who_treats(series, request, as_staff, who):
    with pytest.raises(PermissionRefused):
        said(series, as_staff(request.getfixturevalue(who)), WELL)


def test_another_patient_does_not_answer(series):
    with pytest.raises(PermissionRefused):
        said(series, Actor.patient(series.pk, is_verified=True), WELL)


def test_what_was_answered_on_another_page_holds_the_series_within_the_minute(series, episode, by_lind, clock):
    clock(datetime(2026, 3, 2, 12, tzinfo=ZoneInfo("Europe/Lisbon")))
    consult.answer_screening(episode=episode, answers=STUMBLES, occasion="specialist", by=by_lind)

    assert list(queries.to_weigh()) == [series]
    weigh_one({"course": series.pk}, by=None)

    assert queries.hold_of(series) is not None
    assert not queries.to_weigh().exists()


def test_an_urgent_call_stays_before_the_hold(series, by_ana, episode):
    said(series, by_ana, {"changing-mark": True, "changing-mark-seen": "not-yet"})

    episode.refresh_from_db()
    assert (episode.due, episode.is_urgent) == ("call", True)
    assert queries.hold_of(series) is not None


def test_the_course_shows_why_to_who_treats_and_that_to_the_desk(series, by_ana, dr_lind, mira, client_of):
    said(series, by_ana, EXPECTING)
    address = f"/courses/{series.pk}/"

    specialist, desk = (client_of(who).get(address).content.decode() for who in (dr_lind, mira))

    for page in (specialist, desk):
        assert "This series is on hold" in page
    assert "pregnan" in specialist
    assert "What stands in the way" in specialist
    assert "pregnan" not in desk.lower()


def test_the_page_offers_to_let_it_go_on_once_nothing_stands_in_the_way(
    series, by_ana, by_lind, dr_lind, mira, client_of
):
    said(series, by_ana, BURNT)
    address, offer = f"/courses/{series.pk}/", "Let the series go on"

    assert offer not in client_of(dr_lind).get(address).content.decode()

    moved(series, 1, date(2026, 3, 16), by_lind)
    assert offer in client_of(dr_lind).get(address).content.decode()
    assert offer not in client_of(mira).get(address).content.decode()


def test_whoever_presses_it_too_early_reads_why_not(series, by_ana, dr_lind, client_of):
    said(series, by_ana, EXPECTING)

    answer = client_of(dr_lind).post(f"/courses/{series.pk}/release/", {"words": "It will be fine."})

    assert answer.status_code == 422
    assert "It will be fine." in answer.content.decode()
    assert queries.hold_of(series) is not None


def test_a_day_that_is_refused_offers_no_time_and_says_the_first_that_fits(course, by_ana, mira, client_of):
    said(course, by_ana, BURNT)
    client, address = client_of(mira), f"/sessions/{session(course, 1).pk}/book/"

    refused, offered = client.get(address, {"day": "2026-03-10"}), client.get(address, {"day": "2026-03-16"})

    assert "wall_time=" not in refused.content.decode()
    assert "?day=2026-03-15" in refused.content.decode()
    assert "wall_time=" in offered.content.decode()
    assert client.get(address).context["form"]["day"].value() == "2026-03-15"


def test_ana_says_on_her_own_page_that_nothing_changed(series, by_ana, ana, client_of_patient):
    said(series, by_ana, WELL)
    client, mine = client_of_patient(ana), session(series, 2)
    address = f"/my/sessions/{mine.pk}/health/"

    looked = client.get(address)
    sent = client.post(address, {"unchanged": "yes", "once_key": "00000000-0000-4000-8000-000000000000"})

    assert "Anything changed since 2 March?" in looked.content.decode()
    assert sent.status_code == 302
    assert mine.course.episode.screenings.get(for_session=mine.pk).is_unchanged
    assert address.replace(str(mine.pk), str(session(series, 1).pk)) in client.get("/my/").content.decode()


def test_ana_says_what_changed_and_is_told_that_it_waits(series, ana, client_of_patient):
    client, address = client_of_patient(ana), f"/my/sessions/{session(series, 1).pk}/health/"

    sent = client.post(address, {"h-heart-rhythm": "on", "once_key": "00000000-0000-4000-8000-000000000000"})

    assert sent.status_code == 302
    assert "on hold until we have looked" in client.get(sent.url).content.decode()
    assert queries.hold_of(series) is not None


def test_nobody_answers_on_anothers_page(series, lisbon, client_of_patient, ana):
    from tests.clinic.conftest import _patient

    other = _patient("Bea", "bea@example.org", lisbon)

    assert client_of_patient(other).get(f"/my/sessions/{session(series, 1).pk}/health/").status_code == 404


def test_the_course_that_has_ended_is_held_no_more(series, by_ana, by_lind, episode):
    said(series, by_ana, STUMBLES)

    actions.end_course(course=series, by=by_lind)

    assert queries.hold_of_episode(episode) is None
    with pytest.raises(refusals.AlreadyEnded):
        said(series, by_ana, WELL)


def test_the_windows_of_a_held_series_are_kept(series, by_ana):
    before = list(series.sessions.values_list("window_from", "window_to"))

    said(series, by_ana, STUMBLES)

    assert list(series.sessions.values_list("window_from", "window_to")) == before
    assert session(series, 2).day - session(series, 1).day >= timedelta(weeks=4)


def test_once_the_call_is_made_the_hold_is_what_is_due(series, by_ana, by_lind, episode):
    said(series, by_ana, {"changing-mark": True, "changing-mark-seen": "not-yet"})

    consult.finish_call(call=open_call_of(episode), outcome="She sees her doctor today.", by=by_lind)

    episode.refresh_from_db()
    assert (episode.due, episode.due_day, episode.is_urgent) == ("held", date(2026, 3, 2), False)


def test_a_series_that_went_on_during_the_call_is_not_held_after_it(series, by_ana, by_lind, episode):
    said(series, by_ana, STUMBLES)
    said(series, by_ana, {"changing-mark": True, "changing-mark-seen": "not-yet"})
    said(series, by_ana, WELL)

    consult.finish_call(call=open_call_of(episode), outcome="It was a scab.", by=by_lind)

    episode.refresh_from_db()
    assert queries.hold_of(series) is None
    assert (episode.due, episode.due_day, episode.due_number) == ("session", FIRST_DAY, 1)
