"""Ana says that a mark is changing: she reads at once where to go, and Dr Lind is to call her."""

from playwright.sync_api import expect

from .asking import touch_the_face, write_who_it_is
from .clinic import Clinic, from_the_board, press
from .conftest import not_wider_than_its_screen

CHIN = (0.5, 0.8)
MARK = "A mole or mark that is new, growing, bleeding or changing"


def test_an_answer_that_cannot_wait(clinic, faults):
    faults.expect(422)
    given_ana_has_asked(clinic)
    when_she_forgets_a_day(clinic)
    then_the_page_asks_for_it_and_keeps_the_rest(clinic)
    when_she_gives_the_day(clinic)
    then_she_reads_first_where_to_go_now(clinic)
    when_dr_lind_has_called_her(clinic)
    then_the_consultation_is_due_again(clinic)


def given_ana_has_asked(clinic: Clinic) -> None:
    phone = clinic.phone
    phone.goto("/request/")
    phone.get_by_label("Marks left behind").check()
    touch_the_face(phone, *CHIN)
    phone.get_by_label("11:30").first.check()
    write_who_it_is(phone, name="Ana", email="ana@example.org", born="1990-05-01")
    press(phone, "Send the request")


def when_she_forgets_a_day(clinic: Clinic) -> None:
    phone = clinic.phone
    mark = phone.get_by_role("group", name=MARK)
    expect(mark.get_by_text("Has a doctor looked at it?")).to_be_hidden()
    mark.get_by_role("checkbox", name=MARK).check()
    expect(mark.get_by_text("Has a doctor looked at it?")).to_be_visible()
    mark.get_by_label("Not yet").check()
    phone.get_by_role("checkbox", name="A laser or strong light").check()
    not_wider_than_its_screen(phone)
    press(phone, "Send my answers")


def then_the_page_asks_for_it_and_keeps_the_rest(clinic: Clinic) -> None:
    phone = clinic.phone
    clinic.look(phone, "A few questions about your health", name="health-refused")
    expect(phone.get_by_text("Please tell us the day, as near as you remember.").last).to_be_visible()
    expect(phone.get_by_label("Not yet")).to_be_checked()


def when_she_gives_the_day(clinic: Clinic) -> None:
    phone = clinic.phone
    laser = phone.get_by_role("group", name="A laser or strong light")
    laser.get_by_label("When was the last time?").fill("2026-01-05")
    laser.get_by_label("Chin").check()
    press(phone, "Send my answers")


def then_she_reads_first_where_to_go_now(clinic: Clinic) -> None:
    phone = clinic.phone
    clinic.look(phone, "We have your request.", name="health-urgent")
    main = phone.locator("main")
    expect(main.get_by_role("alert")).to_contain_text("skin doctor (dermatologist) today")
    assert main.inner_text().index("Please do this today") < main.inner_text().index("We have your request.")
    expect(main).to_contain_text("Treatment not before 8 July 2026")
    expect(main).to_contain_text("Nobody is turned away")


def when_dr_lind_has_called_her(clinic: Clinic) -> None:
    tablet = clinic.tablet
    from_the_board(tablet, "Ana")
    clinic.look(tablet, "Questions about health", name="health-call")
    tablet.get_by_label("What you found and advised").fill("She sees her dermatologist tomorrow at nine.")
    press(tablet, "The call is made")
    expect(tablet.locator("main")).to_contain_text("She sees her dermatologist tomorrow at nine.")
    clinic.look(tablet, "Questions about health", name="health-after-the-call")


def then_the_consultation_is_due_again(clinic: Clinic) -> None:
    clinic.desk.goto("/board/")
    expect(clinic.desk.locator("main")).not_to_contain_text("needs a call")
    expect(clinic.desk.locator("main")).not_to_contain_text("laser")
