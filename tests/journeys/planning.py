"""Dr Lind lays out the course; Mira books all of it at once."""

from playwright.sync_api import expect

from .clinic import Clinic, follow, from_the_board, press


def when_dr_lind_plans_three_sessions(clinic: Clinic) -> None:
    tablet = clinic.tablet
    follow(tablet, "Plan the course")  # from the decision that she has just kept
    tablet.get_by_label("Specialist for the sessions").select_option(label="Dr Lind")
    tablet.get_by_label("Device").select_option(label="Pen A, to 1.5 mm")
    tablet.get_by_label("Sessions", exact=True).fill("3")
    tablet.get_by_label("First session not before").fill("2026-03-09")
    for cheek in ("Left cheek", "Right cheek"):
        tablet.get_by_label(cheek).fill("1.50")
    tablet.get_by_label("Your answer").fill("Cold sores years ago, none since; she is given something to take.")
    clinic.look(tablet, "Plan a course", name="plan")
    press(tablet, "Lay out the course")
    expect(tablet.get_by_role("row", name="Right cheek")).to_contain_text("1.50 mm")


def when_mira_books_the_whole_series(clinic: Clinic) -> None:
    desk = clinic.desk
    follow(from_the_board(desk, "Ana Maria de Souza"), "Go on from here")
    clinic.look(desk, "One series, booked as one", name="series")
    desk.get_by_label("Wished hour, for all of them").fill("10:00")
    press(desk, "Book all sessions")
    clinic.look(desk, "The series as it stands", name="series-booked")


def then_ana_sees_her_three_days(clinic: Clinic) -> None:
    clinic.phone.goto("/my/")
    for day in ("Monday 9 March, 10:00", "Monday 13 April, 10:00", "Monday 18 May, 10:00"):
        expect(clinic.phone.locator("main")).to_contain_text(day)
    clinic.look(clinic.phone, "Hello Ana", name="my-series")
