"""An examination is begun, saved as often as one likes, finished once; then it stands."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from basketweave.clinic.access.door import PermissionRefused
from basketweave.clinic.access.versions import StaleRecord
from basketweave.clinic.examine import actions, queries
from basketweave.clinic.examine.models import Examination, Grade
from basketweave.clinic.examine.refusals import Finished, NotComplete, NotNow
from basketweave.clinic.ledger.models import Line
from basketweave.clinic.people.actions import erase_patient
from basketweave.clinic.people.models import Due, Step

pytestmark = pytest.mark.django_db


def test_whoever_begins_stands_by_it_with_their_name(examination, dr_lind, episode):
    episode.refresh_from_db()

    assert (examination.specialist, examination.purpose) == (dr_lind, "first")
    assert (episode.step, episode.due, episode.due_day) == (Step.EXAMINE, Due.EXAMINATION, date(2026, 3, 2))
    assert Line.objects.filter(deed="began examination", subject_id=examination.pk).count() == 1


def test_begun_twice_it_is_one_examination(client_of, dr_lind, episode):
    browser = client_of(dr_lind)
    answers = [browser.post("/examinations/", {"episode": str(episode.pk)})["Location"] for _ in range(2)]

    assert answers[0] == answers[1] == f"/examinations/{Examination.objects.get().pk}/"


@pytest.mark.parametrize("step", [Step.TREAT, Step.HEAL, Step.REVIEW])
def test_a_first_examination_is_not_begun_once_a_course_runs(client_of, dr_lind, episode, by_dr_lind, step):
    episode.step = step
    episode.save()

    with pytest.raises(NotNow):
        actions.begin(episode=episode, by=by_dr_lind)
    answer = client_of(dr_lind).post("/examinations/", {"episode": str(episode.pk)})
    assert answer.status_code == 409
    assert "no longer due" in answer.content.decode()


def test_an_examination_for_the_review_moves_no_episode(episode, by_dr_lind):
    episode.step = Step.REVIEW
    episode.save()

    actions.begin(episode=episode, purpose="review", by=by_dr_lind)

    episode.refresh_from_db()
    assert episode.step == Step.REVIEW


def test_the_page_asks_for_one_grade_for_each_concern_and_place(client_of, dr_lind, examination):
    shown = client_of(dr_lind).get(f"/examinations/{examination.pk}/").content.decode()

    assert 'name="goodman-baron--cheek-left"' in shown
    assert "flattens when the skin is stretched by hand" in shown  # the level's own words
    assert 'name="glogau"' in shown
    assert "Isotretinoin two years ago" in shown


def test_half_of_it_can_be_saved_and_is_there_again(client_of, dr_lind, examination, typed):
    browser = client_of(dr_lind)

    answer = browser.post(f"/examinations/{examination.pk}/", typed | {"phototype": "", "glogau": ""})

    assert answer.status_code == 302
    examination.refresh_from_db()
    assert (examination.phototype, examination.notes, examination.finished_at) == (None, "Boxcar scars, soft", None)
    assert {(g.scale, g.zone, g.value) for g in examination.grades.all()} == {
        ("goodman-baron", "cheek-left", 3),
        ("goodman-baron", "cheek-right", 2),
    }
    shown = browser.get(f"/examinations/{examination.pk}/").content.decode()
    assert "Boxcar scars, soft" in shown


def test_the_notes_are_not_in_the_database_in_clear(examination, found, by_dr_lind):
    actions.save(examination=examination, version=1, by=by_dr_lind, **found)

    [kept] = Examination.objects.values_list("notes", flat=True)
    assert b"Boxcar" not in bytes(kept)


def test_a_grade_taken_back_is_gone(examination, found, by_dr_lind):
    saved = actions.save(examination=examination, version=1, by=by_dr_lind, **found)
    actions.save(examination=saved, version=2, by=by_dr_lind, **found | {"grades": [("glogau", "", 1)]})

    assert [(grade.scale, grade.value) for grade in examination.grades.all()] == [("glogau", 1)]


def test_more_places_and_other_concerns_can_be_graded_too(client_of, dr_lind, examination, typed):
    client_of(dr_lind).post(
        f"/examinations/{examination.pk}/", typed | {"goodman-baron--chin": "1", "pores-local--nose": "4"}
    )

    assert Grade.objects.filter(concern="pores", zone="nose", value=4).exists()
    assert Grade.objects.filter(concern="scars", zone="chin", value=1).exists()


def test_a_stale_form_shows_both_and_changes_nothing(client_of, dr_lind, noor, examination, typed, found, as_staff):
    actions.save(examination=examination, version=1, by=as_staff(noor), **found | {"notes": "Noor was here"})

    answer = client_of(dr_lind).post(f"/examinations/{examination.pk}/", typed)

    shown = answer.content.decode()
    assert answer.status_code == 409
    assert "Somebody changed this" in shown
    assert "Noor was here" in shown
    assert "Boxcar scars, soft" in shown
    examination.refresh_from_db()
    assert examination.notes == "Noor was here"

    again = client_of(dr_lind).post(f"/examinations/{examination.pk}/", typed | {"version": "2"})
    assert again.status_code == 302


def test_a_stale_save_behind_the_form_is_said_too(client_of, dr_lind, examination, typed, monkeypatch):
    def faster(**_):
        raise StaleRecord(Examination.objects.get())

    monkeypatch.setattr(actions, "save", faster)

    assert client_of(dr_lind).post(f"/examinations/{examination.pk}/", typed).status_code == 409


def test_finished_by_somebody_else_meanwhile_is_said(client_of, dr_lind, examination, typed, monkeypatch):
    def too_late(**_):
        raise Finished

    monkeypatch.setattr(actions, "save", too_late)

    answer = client_of(dr_lind).post(f"/examinations/{examination.pk}/", typed)

    assert answer.status_code == 422
    assert "is finished and stands as it is" in answer.content.decode()


def test_nothing_is_written_about_somebody_who_was_erased(
    client_of, dr_lind, examination, typed, episode, olga, as_staff
):
    erase_patient(patient=episode.patient, by=as_staff(olga))

    answer = client_of(dr_lind).post(f"/examinations/{examination.pk}/", typed)

    assert answer.status_code == 422
    assert "This episode is closed" in answer.content.decode()
    assert Grade.objects.count() == 0


def test_finished_it_waits_for_a_decision(client_of, dr_lind, examination, typed, episode):
    answer = client_of(dr_lind).post(f"/examinations/{examination.pk}/", typed | {"deed": "finish"})

    assert answer.status_code == 302
    episode.refresh_from_db()
    examination.refresh_from_db()
    assert (episode.step, episode.due) == (Step.REFER, Due.DECISION)
    assert examination.finished_at is not None
    assert queries.latest(episode) == examination
    assert Line.objects.filter(deed="finished examination").count() == 1


@pytest.mark.parametrize(
    ("without", "missing"),
    [
        ({"phototype": ""}, "phototype"),
        ({"glogau": ""}, "glogau"),
        ({"goodman-baron--cheek-left": "", "goodman-baron--cheek-right": ""}, "goodman-baron--cheek-right"),
    ],
)
def test_it_is_not_finished_without_a_phototype_and_a_grade_for_each_concern(
    client_of, dr_lind, examination, typed, without, missing
):
    answer = client_of(dr_lind).post(f"/examinations/{examination.pk}/", typed | without | {"deed": "finish"})

    assert answer.status_code == 422
    assert missing in answer.context["form"].errors
    assert "Boxcar scars, soft" in answer.content.decode()
    examination.refresh_from_db()
    assert (examination.finished_at, examination.version) == (None, 1)


def test_why_something_was_not_graded_is_enough(client_of, dr_lind, examination, typed):
    told = {"glogau": "", "because--sun-damage": "Make-up on"}

    client_of(dr_lind).post(f"/examinations/{examination.pk}/", typed | told | {"deed": "finish"})

    examination.refresh_from_db()
    assert examination.finished_at is not None
    assert "Make-up on" in client_of(dr_lind).get(f"/examinations/{examination.pk}/").content.decode()


def test_a_finished_examination_stands(client_of, dr_lind, examination, typed, found, by_dr_lind):
    done = actions.save_and_finish(examination=examination, version=1, by=by_dr_lind, **found)

    answer = client_of(dr_lind).post(f"/examinations/{examination.pk}/", typed | {"notes": "Other"})

    assert answer.status_code == 302
    with pytest.raises(Finished):
        actions.save(examination=done, version=None, by=by_dr_lind, **found)
    done.refresh_from_db()
    assert done.notes == "Boxcar scars, soft"


def test_the_database_itself_keeps_it(examination, found, by_dr_lind):
    done = actions.save_and_finish(examination=examination, version=1, by=by_dr_lind, **found)

    for attempt in (
        lambda: Examination.objects.filter(pk=done.pk).update(phototype=6),
        lambda: Grade.objects.filter(examination=done).update(value=1),
        lambda: Examination.objects.filter(pk=done.pk).update(version=9),
        lambda: Grade.objects.filter(examination=done).delete(),
        lambda: Grade.objects.create(examination=done, concern="acne", scale="iga-acne", scale_version="1", value=1),
        lambda: done.not_graded.create(concern="acne", because="x"),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            attempt()


@pytest.mark.parametrize("typed_wrong", [{"glogau": "9"}, {"glogau": "x"}, {"phototype": "7"}, {"notes": "\x00"}])
def test_nonsense_on_the_page_is_a_sentence(client_of, dr_lind, examination, typed, typed_wrong):
    answer = client_of(dr_lind).post(f"/examinations/{examination.pk}/", typed | typed_wrong)

    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == set(typed_wrong)


def test_the_last_grades_stand_beside(client_of, dr_lind, examination, found, by_dr_lind, episode, clock):
    actions.save_and_finish(examination=examination, version=1, by=by_dr_lind, **found)
    clock(examination.begun_at.replace(month=9))
    again = actions.begin(episode=episode, purpose="review", by=by_dr_lind)

    assert "last time 3 of 4, Moderate" in client_of(dr_lind).get(f"/examinations/{again.pk}/").content.decode()


def test_grades_are_read_with_their_words_and_drawn_in_dots(examination, found, by_dr_lind):
    done = actions.save_and_finish(examination=examination, version=1, by=by_dr_lind, **found)

    scars, sun = queries.seen_in(done)

    assert [read.short for read in scars.grades] == ["2 of 4, Mild", "3 of 4, Moderate"]
    assert scars.dots == {"cheek-right": 2, "cheek-left": 3}
    assert (sun.whole.short, sun.is_valid) == ("2 of 4, II, moderate", True)


def test_a_scale_not_made_for_this_phototype_says_so(client_of, dr_lind, examination, found, by_dr_lind):
    done = actions.save_and_finish(examination=examination, version=1, by=by_dr_lind, **found | {"phototype": 5})

    assert [seen.is_valid for seen in queries.seen_in(done)] == [True, False]
    assert "not made for this phototype" in client_of(dr_lind).get(f"/examinations/{done.pk}/").content.decode()


@pytest.mark.parametrize("who", ["mira", "olga", "omar", "dr_weiss"])
def test_desk_owner_omar_and_the_other_site_see_no_grade(client_of, request, examination, found, by_dr_lind, who):
    done = actions.save_and_finish(examination=examination, version=1, by=by_dr_lind, **found)

    answer = client_of(request.getfixturevalue(who)).get(f"/examinations/{done.pk}/")

    assert answer.status_code in (403, 404)
    assert "Boxcar" not in answer.content.decode()


@pytest.mark.parametrize("who", ["mira", "olga", "omar", "dr_weiss"])
def test_nor_do_they_examine(request, episode, as_staff, who):
    with pytest.raises(PermissionRefused):
        actions.begin(episode=episode, by=as_staff(request.getfixturevalue(who)))


def test_who_is_due_today_is_on_the_list(episode, by_dr_lind, mira, as_staff):
    assert list(queries.worklist(by_dr_lind)) == [episode]
    assert list(queries.worklist(as_staff(mira))) == []


def test_an_unfinished_examination_refuses_to_be_finished_by_the_deed(examination, by_dr_lind):
    with pytest.raises(NotComplete) as refused:
        actions.finish(examination=examination, version=1, by=by_dr_lind)

    assert refused.value.missing == ("phototype", "scars", "sun-damage", "scar_kinds", "pigment_sorts")


def test_the_page_needs_few_questions(
    client_of, dr_lind, examination, found, by_dr_lind, django_assert_max_num_queries
):
    actions.save(examination=examination, version=1, by=by_dr_lind, **found)
    browser = client_of(dr_lind)

    with django_assert_max_num_queries(25):
        browser.get(f"/examinations/{examination.pk}/")
