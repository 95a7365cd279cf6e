"""Dr Lind looks, photographs, and decides; Ana reads the decision on her own pages."""

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from .clinic import Clinic, follow, from_the_board, press

PHOTOGRAPH = Path(__file__).parents[1] / "data/faces/distance_series/60cm.jpg"  # CC0, see SOURCES.md there
WHY = "Your marks are shallow and the spots have been calm for a year: needling can help them."


def given_it_is_the_hour_of_the_consultation(clinic: Clinic) -> None:
    clinic.it_is(2026, 3, 3, 10, 0)


def when_dr_lind_examines_her(clinic: Clinic) -> None:
    tablet = clinic.tablet
    from_the_board(tablet, "Ana Maria de Souza")
    press(tablet, "Begin the examination")
    grade(tablet, phototype="III", scars="3 · Moderate", sun="2")
    tablet.get_by_label("Notes").fill("Rolling scars on both cheeks.")
    photograph_the_front(tablet)
    clinic.look(tablet, "Ana Maria de Souza", name="examination")
    press(tablet, "Finish the examination")
    expect(tablet.get_by_text("The examination is finished and stands.")).to_be_visible()
    clinic.look(tablet, "Ana Maria de Souza", name="examination-finished")


def grade(tablet: Page, *, phototype: str, scars: str, sun: str) -> None:
    """The marks by zone on one scale, the sun's damage once for the whole face on another."""
    tablet.get_by_role("group", name="Phototype").get_by_role("radio", name=re.compile(rf"^{phototype}\b")).check()
    tablet.get_by_role("group", name="Kinds of scar").get_by_role("checkbox", name=re.compile("^Dented")).check()
    tablet.get_by_role("group", name="What the sun has left").get_by_role(
        "checkbox", name=re.compile("^Uneven colour")
    ).check()
    for cheek in ("Left cheek", "Right cheek"):
        tablet.get_by_role("group", name=cheek).get_by_role("radio", name=re.compile(rf"^{scars}")).check()
    tablet.get_by_role("group", name="The face as a whole").get_by_role("radio", name=re.compile(rf"^{sun} ·")).check()


def photograph_the_front(tablet: Page) -> None:
    tablet.get_by_label("from the front").check()
    tablet.get_by_label("Photograph", exact=True).set_input_files(PHOTOGRAPH)
    press(tablet, "Add this photograph")
    picture = tablet.get_by_role("img", name="Photograph 1, from the front")
    picture.scroll_into_view_if_needed()
    expect(picture).to_have_js_property("complete", True)
    assert picture.evaluate("picture => picture.naturalWidth") == 1152


def when_dr_lind_decides_for_needling(clinic: Clinic) -> None:
    tablet = clinic.tablet
    follow(tablet, "Decide")
    tablet.get_by_label("a course of microneedling").check()
    tablet.get_by_label("Why").fill(WHY)
    clinic.look(tablet, "Ana Maria de Souza", name="decision")
    press(tablet, "Keep this decision")
    expect(tablet.get_by_text("The decision is kept.")).to_be_visible()


def then_ana_reads_it_after_the_one_time_code(clinic: Clinic) -> None:
    phone = clinic.phone
    clinic.ana_opens_the_link_in("Your free consultation has a time")
    follow(phone, "History and photographs")
    clinic.look(phone, "One more check", name="code")
    press(phone, "Send me a code")
    phone.get_by_label("The six digits from our mail").fill(clinic.code_in_the_last_mail())
    press(phone, "Go on")
    expect(phone.get_by_text(WHY)).to_be_visible()
    clinic.look(phone, "What we keep about you", name="history")
