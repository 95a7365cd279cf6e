"""A visitor asks for a free consultation, and the desk finds a time."""

from playwright.sync_api import Page, expect

from .clinic import Clinic, follow, from_the_board, press
from .conftest import not_wider_than_its_screen

LEFT_CHEEK, RIGHT_CHEEK, FOREHEAD = (0.72, 0.58), (0.28, 0.58), (0.5, 0.25)  # parts of the drawing's width and height


def when_ana_asks_for_a_free_consultation(clinic: Clinic) -> None:
    phone = clinic.phone
    phone.goto("/")
    clinic.look(phone, "Skin can weave itself again", name="home")
    follow(phone, "Ask for a free consultation")
    phone.get_by_label("Marks left behind").check()
    phone.get_by_label("Sun damage").check()
    touch_the_face(phone, *LEFT_CHEEK)
    touch_the_face(phone, *RIGHT_CHEEK)
    expect(phone.get_by_label("Left cheek")).to_be_checked()
    expect(phone.get_by_label("Right cheek")).to_be_checked()
    phone.get_by_label("In your own words").fill("The dents on my cheeks bother me most.")
    phone.get_by_label("Anything we should know").fill("No medicines, no allergies.")
    phone.get_by_label("Call me, and we find a time together").check()
    write_who_it_is(phone, name="Ana Maria de Souza", email="ana@example.org", born="1990-05-01")
    clinic.look(phone, "Ask for a free consultation", name="request")
    press(phone, "Send the request")
    answer_about_her_health(clinic)


def answer_about_her_health(clinic: Clinic) -> None:
    """What follows from an answer comes out once it is given."""
    phone = clinic.phone
    clinic.look(phone, "A few questions about your health", name="health")
    day = phone.get_by_label("Since when has it been healed?").last
    expect(day).to_be_hidden()
    phone.get_by_role("checkbox", name="Cold sores, now or ever").check()
    phone.get_by_label("It healed longer ago").check()
    expect(day).to_be_hidden()
    press(phone, "Send my answers")


def when_rui_asks_on_a_phone_without_scripts(clinic: Clinic) -> None:
    phone = clinic.plain_phone
    phone.goto("/request/")
    phone.get_by_label("Fine lines").check()
    touch_the_face(phone, *FOREHEAD)
    expect(phone.get_by_label("Forehead")).to_be_checked()
    phone.get_by_label("09:00").first.check()
    write_who_it_is(phone, name="Rui", email="rui@example.org", born="1971-11-20")
    not_wider_than_its_screen(phone)
    press(phone, "Send the request")
    not_wider_than_its_screen(phone)
    follow(phone, "Answer later, by the link in your mail")


def then_rui_has_his_time(clinic: Clinic) -> None:
    expect(clinic.plain_phone.get_by_role("heading", level=1)).to_have_text("We have your request.")
    expect(clinic.plain_phone.locator("main")).to_contain_text("at 09:00 (Lisbon time)")


def touch_the_face(phone: Page, across: float, down: float) -> None:
    face = phone.locator(".zonepicker .facemap")
    box = face.bounding_box()
    face.tap(position={"x": box["width"] * across, "y": box["height"] * down})


def write_who_it_is(phone: Page, *, name: str, email: str, born: str) -> None:
    phone.get_by_label("Your name").fill(name)
    phone.get_by_label("What may we call you?").fill(name.split()[0])
    phone.get_by_label("E-mail address").fill(email)
    phone.get_by_label("Date of birth").fill(born)


def then_she_reads_that_somebody_will_call(clinic: Clinic) -> None:
    clinic.look(clinic.phone, "We have your request.", name="sent")
    expect(clinic.phone.locator("main")).to_contain_text("will be in touch to find a time with you")
    expect(clinic.phone.locator("main")).to_contain_text("The specialist will speak with you about this")


def when_mira_books_the_consultation(clinic: Clinic) -> None:
    desk = clinic.desk
    clinic.look(desk, "Where everybody stands", name="board")
    from_the_board(desk, "Ana Maria de Souza")
    clinic.look(desk, "Ana Maria de Souza", name="patient-at-the-desk")
    follow(desk, "Go on from here")
    clinic.look(desk, "Ana Maria de Souza", name="request-at-the-desk")
    expect(desk.locator("main")).not_to_contain_text("allergies")  # the desk never reads what is clinical
    desk.get_by_label("When?").select_option("2026-03-03T10:00")
    press(desk, "Book it")
    expect(desk.get_by_role("heading", name="Move the consultation")).to_be_visible()


def then_the_mail_leads_ana_to_her_own_pages(clinic: Clinic) -> None:
    phone = clinic.phone
    phone.goto(clinic.link_in_the_last_mail("Your free consultation has a time"))
    clinic.look(phone, "Hello, Ana", name="link")
    press(phone, "Open my pages")
    clinic.look(phone, "Hello Ana", name="my")
    expect(phone.locator("main")).to_contain_text("Tuesday 3 March 2026, 10:00")
