"""Months later: the same scales and the same view again, before and after side by side, and the end."""

from datetime import UTC, datetime

from playwright.sync_api import expect

from basketweave.clinic.house.models import Lot
from basketweave.clinic.plan.models import Course
from tests.clinic.heal.builders import begun, signed

from .clinic import Clinic, follow, from_the_board, press
from .examining import grade, photograph_the_front

WORDS = "One step less on both cheeks, by the same eyes on the same scale. Nothing more is needed now."


def given_the_other_two_sessions_were_held(clinic: Clinic) -> None:
    """As the first one was; nothing new is to be seen in them."""
    course = Course.objects.get(episode__patient__name="Ana Maria de Souza")
    for number, day in ((2, (2026, 4, 13)), (3, (2026, 5, 18))):
        clinic.tell(datetime(*day, 9, 0, tzinfo=UTC))  # ten o'clock in Lisbon, in summer
        treatment = begun(course, number, course.specialist)
        signed(treatment, Lot.objects.get())
        clinic.it_is(*day, 10, 0)


def given_it_is_the_day_of_the_review(clinic: Clinic) -> None:
    clinic.it_is(2026, 8, 12, 9, 0)


def when_dr_lind_looks_again(clinic: Clinic) -> None:
    tablet = clinic.tablet
    follow(from_the_board(tablet, "Ana Maria de Souza"), "Go on from here")
    press(tablet, "Begin the examination for the review")
    grade(tablet, phototype="III", scars="2 · Mild", sun="2")
    photograph_the_front(tablet)
    press(tablet, "Finish the examination")


def then_before_and_after_stand_side_by_side(clinic: Clinic) -> None:
    tablet = clinic.tablet
    follow(from_the_board(tablet, "Ana Maria de Souza"), "Go on from here")
    for when in ("Before", "After"):
        picture = tablet.get_by_role("img", name=when)
        picture.first.scroll_into_view_if_needed()
        expect(picture.first).to_have_js_property("complete", True)
        assert picture.first.evaluate("picture => picture.naturalWidth") == 1152
    for cheek in ("Left cheek", "Right cheek"):
        expect(tablet.get_by_role("row", name=cheek)).to_contain_text("Graded better")
    clinic.look(tablet, "Before and after", name="before-and-after")


def when_dr_lind_says_that_it_is_done(clinic: Clinic) -> None:
    tablet = clinic.tablet
    tablet.get_by_label("Done").check()
    tablet.get_by_label("Why, in words that the patient may read").fill(WORDS)
    press(tablet, "Keep this review")
    expect(tablet.get_by_text(WORDS)).to_be_visible()
    clinic.look(tablet, "Done", name="reviewed")


def then_her_episode_is_closed(clinic: Clinic) -> None:
    clinic.desk.goto("/board/")
    expect(clinic.desk.locator("li", has_text="Ana Maria de Souza")).to_have_count(0)
    clinic.desk.goto("/patients/?q=Ana")
    clinic.look(clinic.desk, "Patients", name="patients")
