"""What people type and send by mistake: a clear sentence beside the field, nothing typed lost, nothing half-saved."""

from datetime import UTC, datetime, timedelta

import pytest
from PIL import Image
from playwright.sync_api import Page, Route, expect

from basketweave.clinic.access.actor import Actor, actor_of
from basketweave.clinic.consult.models import Request
from basketweave.clinic.examine import actions as examine
from basketweave.clinic.examine.models import Photograph
from basketweave.clinic.people import actions as people

from .asking import LEFT_CHEEK, touch_the_face, write_who_it_is
from .clinic import Clinic, press
from .examining import PHOTOGRAPH

WISHES = "Less of the dents; I have 2 kinds of “soap”."


def test_an_impossible_birthday_loses_nothing_that_was_typed(clinic):
    phone = clinic.phone

    given_ana_has_filled_in_the_request(phone)
    when_she_types_a_birthday(phone, "1990-02-30")
    then_the_page_says_beside_it(clinic, phone, "This day is not in the calendar. Write it like 1990-05-31.")
    then_all_that_she_typed_is_still_there(phone, "1990-02-30")
    when_she_types_a_birthday(phone, "2031-05-01")
    then_the_page_says_beside_it(clinic, phone, "This cannot be a date of birth: it lies ahead of us")
    then_all_that_she_typed_is_still_there(phone, "2031-05-01")
    assert Request.objects.count() == 0


def test_a_request_that_is_sent_twice_comes_in_once(clinic):
    phone = clinic.phone
    sent = []

    given_ana_has_filled_in_the_request(phone)
    phone.route("**/request/", lambda route: send_it_twice(route, sent))
    phone.get_by_role("button", name="Send the request", exact=True).dblclick()
    expect(phone.get_by_role("heading", level=1)).to_have_text("A few questions about your health")

    assert sent[:2] == [302, "again"]
    assert Request.objects.count() == 1


def test_an_expired_link_leads_to_a_new_one(clinic, ana, faults):
    faults.expect(410)
    phone = clinic.phone

    phone.goto(given_a_link_of_last_month(clinic, ana))
    clinic.look(phone, "This link is no longer good", name="expired")
    phone.get_by_role("link", name="Send me a new link").click()
    phone.get_by_label("Your e-mail address").fill("ana@example.org")
    press(phone, "Send me a new link")
    clinic.look(phone, "Look into your mail", name="new-link")
    clinic.ana_opens_the_link_in("Your new link")
    clinic.look(phone, "Ana Maria de Souza", name="come-in")


def test_a_wrong_code_opens_nothing_and_the_right_one_does(clinic, ana):
    phone = clinic.phone

    phone.goto(a_link(ana))
    press(phone, "Open my pages")
    phone.goto("/my/history/")
    press(phone, "Send me a code")
    right = clinic.code_in_the_last_mail()
    when_she_types_the_code(phone, "000000" if right != "000000" else "111111")
    expect(phone.locator("#id_code_error")).to_contain_text("That is not the code. You have 4 more tries.")
    clinic.look(phone, "One more check", name="wrong-code")
    when_she_types_the_code(phone, right)
    expect(phone.get_by_role("heading", level=1)).to_have_text("What we keep about you")


def test_what_is_no_photograph_is_refused_and_the_notes_stay(clinic, examination, not_photographs):
    tablet = clinic.tablet

    tablet.goto(f"/examinations/{examination.pk}/")
    tablet.get_by_label("Notes").fill("Rolling scars.")
    for file, sentence in not_photographs.items():
        when_dr_lind_adds(tablet, file)
        expect(tablet.locator("#id_photograph-picture_error")).to_contain_text(sentence)
        expect(tablet.get_by_label("Notes")).to_have_value("Rolling scars.")
    clinic.look(tablet, "Ana Maria de Souza", name="no-photograph")
    assert Photograph.objects.count() == 0

    when_dr_lind_adds(tablet, PHOTOGRAPH)
    expect(tablet.get_by_role("img", name="Photograph 1, from the front")).to_be_visible()


def test_sixty_megabytes_are_refused_before_they_are_sent(clinic, examination, tmp_path):
    tablet = clinic.tablet
    huge = tmp_path / "huge.jpg"
    with huge.open("wb") as file:
        file.truncate(60 * 1024**2)

    tablet.goto(f"/examinations/{examination.pk}/")
    tablet.get_by_label("Photograph", exact=True).set_input_files(huge)

    expect(tablet.get_by_text("This file is larger than 40 MB.")).to_be_visible()
    expect(tablet.get_by_label("Photograph", exact=True)).to_have_value("")


def test_a_stale_form_in_another_tab_shows_both(clinic, examination):
    here = clinic.tablet
    there = here.context.new_page()
    for tab in (here, there):
        tab.goto(f"/examinations/{examination.pk}/")

    when_the_notes_are_saved(here, "Written here.")
    expect(here.get_by_text("Saved. You can go on later.")).to_be_visible()
    when_the_notes_are_saved(there, "Written there.")
    then_both_are_shown(clinic, there)
    press(there, "Save, go on later")
    expect(there.get_by_text("Saved. You can go on later.")).to_be_visible()

    examination.refresh_from_db()
    assert examination.notes == "Written there."


@pytest.fixture
def examination(episode, dr_lind):
    return examine.begin(episode=episode, by=actor_of(dr_lind.user))


@pytest.fixture
def not_photographs(tmp_path) -> dict:
    """Files that are no photographs, and what is said of each."""
    letter, empty, bomb = (tmp_path / name for name in ("letter.jpg", "empty.jpg", "bomb.png"))
    letter.write_text("Dear Dr Lind, enclosed please find my photograph.")
    empty.touch()
    Image.new("1", (20_000, 10_000)).save(bomb)  # 200 megapixels in 30 kB
    return {
        letter: "This is not a photograph that we can read.",
        empty: "This file is empty.",
        bomb: "This picture has more pixels than we take.",
    }


def given_ana_has_filled_in_the_request(phone: Page) -> None:
    phone.goto("/request/")
    phone.get_by_label("Marks left behind").check()
    touch_the_face(phone, *LEFT_CHEEK)
    phone.get_by_label("In your own words").fill(WISHES)
    phone.get_by_label("14:30").first.check()
    write_who_it_is(phone, name="Ana Maria de Souza", email="ana@example.org", born="1990-05-01")


def send_it_twice(route: Route, sent: list) -> None:
    """A second touch, or a network that repeats itself: chromium alone would swallow the second."""
    if route.request.method == "POST":
        sent += [route.fetch(max_redirects=0).status, "again"]
    route.continue_()


def when_she_types_a_birthday(phone: Page, typed: str) -> None:
    born = phone.get_by_label("Date of birth")
    born.evaluate("input => { input.type = 'text' }")  # as in a browser that has no calendar
    born.fill(typed)
    press(phone, "Send the request")


def then_the_page_says_beside_it(clinic: Clinic, phone: Page, sentence: str) -> None:
    expect(phone.locator("#id_born_on_error")).to_contain_text(sentence)
    expect(phone.locator(".summary")).to_be_focused()
    clinic.look(phone, "Ask for a free consultation", name="mistake")


def then_all_that_she_typed_is_still_there(phone: Page, born: str) -> None:
    for label in ("Marks left behind", "Left cheek", "14:30"):
        expect(phone.get_by_label(label).first).to_be_checked()
    for label, typed in {
        "In your own words": WISHES,
        "Your name": "Ana Maria de Souza",
        "What may we call you?": "Ana",
        "E-mail address": "ana@example.org",
        "Date of birth": born,
    }.items():
        expect(phone.get_by_label(label)).to_have_value(typed)


def given_a_link_of_last_month(clinic: Clinic, ana) -> str:
    link = a_link(ana)
    clinic.tell(datetime(2026, 3, 2, 9, 0, tzinfo=UTC) + timedelta(days=31))
    return link


def a_link(ana) -> str:
    _link, secret = people.make_link(patient=ana, by=Actor.job("test"))
    return f"/link/{secret}/"


def when_she_types_the_code(phone: Page, code: str) -> None:
    phone.get_by_label("The six digits from our mail").fill(code)
    press(phone, "Go on")


def when_dr_lind_adds(tablet: Page, file) -> None:
    tablet.get_by_label("from the front").check()
    tablet.get_by_label("Photograph", exact=True).set_input_files(file)
    press(tablet, "Add this photograph")


def when_the_notes_are_saved(tab: Page, notes: str) -> None:
    tab.get_by_label("Notes").fill(notes)
    press(tab, "Save, go on later")


def then_both_are_shown(clinic: Clinic, tab: Page) -> None:
    row = tab.get_by_role("row", name="Notes")
    expect(row.get_by_role("cell")).to_have_text(["Written here.", "Written there."])
    expect(tab.get_by_label("Notes")).to_have_value("Written there.")
    clinic.look(tab, "Ana Maria de Souza", name="both")
