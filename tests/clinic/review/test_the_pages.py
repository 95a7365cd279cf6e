"""Before and after side by side, the decision below; and the same for machines."""

from datetime import UTC, datetime

import pytest

from basketweave.clinic.access.actions import make_token
from basketweave.clinic.access.actor import Actor
from basketweave.clinic.examine import actions as examine
from basketweave.clinic.review import actions
from basketweave.clinic.review.models import Review
from tests.clinic.review.conftest import PHOTOGRAPH, graded

pytestmark = pytest.mark.django_db
KEY = "1" * 36


@pytest.fixture
def browser(dr_lind, client_of):
    return client_of(dr_lind)


def address(course):
    return f"/courses/{course.pk}/review/"


def test_first_one_looks_again(treatment, course, browser):
    assert "Begin the examination for the review" in browser.get(address(course)).content.decode()

    assert browser.post(f"{address(course)}begin/")["Location"].startswith("/examinations/")


def test_before_any_session_beginning_says_why_not(course, browser):
    page = browser.post(f"{address(course)}begin/", follow=True)

    assert "No session of this course was held yet" in page.content.decode()


def test_an_open_examination_is_to_be_finished_first(open_look, course, browser):
    page = browser.post(address(course), {"outcome": "done", "words": "Softer.", "once_key": KEY})

    assert page.status_code == 422
    assert "Finish the examination for this review first" in page.content.decode()


def test_both_stand_side_by_side(after, course, browser):
    said = browser.get(address(course)).content.decode()

    for words in ("Graded better", "The same grade", "Not compared", "graded, not measured", "Keep this review"):
        assert words in said


def test_below_stands_what_each_scale_can_say(after, course, browser):
    said = browser.get(address(course)).content.decode()

    assert "What these scales can say" in said
    assert "Goodman &amp; Baron 2006" in said  # its source
    assert "No rater error was read" in said  # its doubt


def test_three_examinations_are_drawn_and_said_in_words(made, course, lind, browser, clock):
    assert "Over all examinations" not in browser.get(address(course)).content.decode()

    clock(datetime(2026, 9, 1, 9, 0, tzinfo=UTC))
    third = actions.begin(course=course, by=lind)
    graded(third, lind, [("goodman-baron", "cheek-left", 1)])
    said = browser.get(address(course)).content.decode()

    assert "Over all examinations" in said
    assert '<svg class="trend" viewBox="0 0 320 96" role="img"' in said
    assert "1 September 2026: 1 of 4, Flat" in said
    assert "From the first to the last: Graded better, but the raters’ error on this scale is not known." in said
    assert "The raters’ error on this scale is not known." in said


def test_a_picture_alone_proves_nothing(open_look, course, lind, browser):
    examine.add_photograph(examination=open_look, view="front", upload=PHOTOGRAPH.read_bytes(), once_key=None, by=lind)

    assert "There is only one photograph of this view" in browser.get(address(course)).content.decode()


def test_kept_it_is_shown_with_the_words_that_the_patient_may_read(after, course, browser):
    page = browser.post(
        address(course), {"outcome": "done", "words": "Scars are softer.", "once_key": KEY}, follow=True
    )

    said = page.content.decode()
    assert page.redirect_chain[-1][0] == f"/reviews/{Review.objects.get().pk}/"
    assert "Scars are softer." in said
    assert "Dr Lind" in said


def test_the_same_form_sent_twice_leads_to_the_same_review(after, course, browser):
    sent = {"outcome": "done", "words": "Softer.", "once_key": KEY}

    assert browser.post(address(course), sent)["Location"] == browser.post(address(course), sent)["Location"]


def test_without_words_nothing_is_kept_and_nothing_is_lost(after, course, browser):
    page = browser.post(address(course), {"outcome": "stop", "words": "", "once_key": KEY})

    assert page.status_code == 422
    assert "Say why" in page.content.decode()
    assert not Review.objects.exists()


@pytest.fixture
def made(after, course, lind):
    return actions.review(course=course, after=after, outcome="go-on", words="Softer-zq2.", by=lind)


def test_the_day_of_an_earlier_review_is_that_on_the_sites_wall(after, course, lind, browser, clock):
    clock(datetime(2026, 6, 3, 23, 30, tzinfo=UTC))  # half past midnight in Lisbon
    actions.review(course=course, after=after, outcome="go-on", words="Softer.", by=lind)

    said = browser.get(address(course)).content.decode()

    assert "<bdi>4 June 2026</bdi>" in said
    assert "3 June" not in said


@pytest.mark.parametrize("person", ["mira", "olga", "omar"])
def test_the_desk_and_strangers_read_no_review(made, course, person, request, client_of):
    client = client_of(request.getfixturevalue(person))

    assert client.get(f"/reviews/{made.pk}/").status_code == 403
    assert client.get(address(course)).status_code == 403


def test_another_sites_specialist_finds_nothing(made, dr_weiss, client_of):
    assert client_of(dr_weiss).get(f"/reviews/{made.pk}/").status_code == 404


def bearer(staff):
    _token, secret = make_token(user=staff.user, name="test", by=Actor.job("test"))
    return {"headers": {"Authorization": f"Bearer {secret}"}, "content_type": "application/json"}


def test_a_machine_reviews_and_reads_it(after, course, dr_lind, client):
    wanted = {"outcome": "go-on", "words": "Softer.", "idempotency_key": "5b0e7a0e-6f43-4a0b-9f5a-0d2a1c3f4e5d"}
    door = bearer(dr_lind)

    first = client.post(f"/api/v1/courses/{course.pk}/review", wanted, **door)
    again = client.post(f"/api/v1/courses/{course.pk}/review", wanted, **door)
    read = client.get(f"/api/v1/reviews/{first.json()['id']}", **door)

    assert (first.status_code, again.json()["id"]) == (201, first.json()["id"])
    assert read.json()["outcome"] == "go-on"
    told = {(each["scale_id"], each["zone"]): each for each in read.json()["comparisons"]}
    assert {each["is_beyond_error"] for each in told.values()} == {False}
    left = told["goodman-baron", "cheek-left"]
    assert (left["scale_version"], left["certainty"], left["percent_gone"]) == ("1", "rater-error-unknown", None)
    assert left["after_grade"] == {"value": "2", "label": "", "words": "2 of 4, Mild", "parts": {}}
    assert told["iga-acne", ""]["before_grade"] is None


def test_a_machine_reads_parts_labels_and_percent(before, open_look, course, lind, dr_lind, client):
    dents = {"u-shaped": 0, "m-shaped": 0, "elastolysis": 0, "raised-young": 0, "raised-old": 0, "v-shaped": 1}
    after = graded(open_look, lind, [("ecca", "", dents), ("gais", "", "improved")])
    made = actions.review(course=course, after=after, outcome="go-on", words="Softer.", by=lind)

    read = client.get(f"/api/v1/reviews/{made.pk}", **bearer(dr_lind)).json()

    told = {each["scale_id"]: each["after_grade"] for each in read["comparisons"] if each["after_grade"]}
    assert told["ecca"] == {"value": "15", "label": "", "words": "15 of 540", "parts": dents}
    assert told["gais"] == {"value": None, "label": "improved", "words": "Improved", "parts": {}}


def test_a_machine_is_refused_with_a_code(open_look, course, dr_lind, client):
    answer = client.post(f"/api/v1/courses/{course.pk}/review", {"outcome": "done", "words": "x"}, **bearer(dr_lind))

    assert (answer.status_code, answer.json()["code"]) == (409, "not-finished")


def test_a_machine_of_the_desk_reads_no_review(made, mira, client):
    assert client.get(f"/api/v1/reviews/{made.pk}", **bearer(mira)).status_code == 404
