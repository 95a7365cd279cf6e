"""At home: the check-in by mail, an answer that worries, the advice at once, and the call that it makes."""

import re

from playwright.sync_api import expect

from basketweave.science.protocol.check_in.questions import questions

from .clinic import Clinic, from_the_board, press

SPREADING = "Is redness, warmth, swelling or a darker colour growing beyond the treated skin?"
FOUND = "Called at once. Warm to the touch, no fever; antibiotic begun, seen tomorrow at nine."


def given_it_is_the_night_after(clinic: Clinic) -> None:
    clinic.it_is(2026, 3, 9, 10, 45)
    clinic.it_is(2026, 3, 10, 23, 30)


def when_ana_answers_that_it_is_spreading(clinic: Clinic) -> None:
    phone = clinic.phone
    clinic.ana_opens_the_link_in("How is your skin?")
    for question in questions(1):
        answer = "Yes" if question.text == SPREADING else question.choices[0].text
        phone.get_by_role("group", name=question.text).get_by_label(answer, exact=True).check()
    phone.get_by_label("Anything you want to say").fill("It grew since the morning.")
    clinic.look(phone, "How is your skin?", name="check-in")
    press(phone, "Send my answers")


def then_the_page_tells_her_at_once_what_to_do(clinic: Clinic) -> None:
    clinic.look(clinic.phone, "Please do this now", name="advice")
    expect(clinic.phone.get_by_role("link", name=re.compile("Call us, day and night"))).to_be_visible()
    expect(clinic.phone.locator("main")).to_contain_text("Dr Lind has been told")


def then_the_board_is_red(clinic: Clinic) -> None:
    clinic.it_is(2026, 3, 10, 23, 31)
    clinic.desk.goto("/board/")
    line = clinic.desk.locator("li.harm")
    expect(line).to_contain_text("Ana Maria de Souza")
    expect(line).to_contain_text("call now")
    clinic.look(clinic.desk, "Where everybody stands", name="board-red")


def when_dr_lind_calls_and_finishes_the_task(clinic: Clinic) -> None:
    tablet = clinic.tablet
    from_the_board(tablet, "Ana Maria de Souza")  # what is urgent leads straight to the call
    expect(tablet.get_by_text("It grew since the morning.")).to_be_visible()
    tablet.get_by_label("What you found and did").fill(FOUND)
    clinic.look(tablet, "A patient needs a call", name="task")
    press(tablet, "The task is done")
    expect(tablet.get_by_text("Kept. The task is done.")).to_be_visible()
    clinic.look(tablet, "Ana Maria de Souza", name="timeline")


def then_the_board_is_calm_again(clinic: Clinic) -> None:
    clinic.desk.reload()
    expect(clinic.desk.locator("li", has_text="Ana Maria de Souza")).to_be_visible()
    expect(clinic.desk.locator("li.harm")).to_have_count(0)
