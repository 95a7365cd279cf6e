"""Session 2 three weeks after session 1: refused at the page, at the API and by the command, by the one rule."""

import re
from datetime import UTC, date, datetime

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from basketweave import cli
from basketweave.clinic.access.actions import make_token
from basketweave.clinic.access.actor import Actor, actor_of
from basketweave.clinic.plan.models import Session
from tests.clinic.heal.builders import begun, signed
from tests.clinic.plan.builders import FIRST_DAY, a_course, booked

from .clinic import Clinic, follow, press

THREE_WEEKS_ON, FOUR_WEEKS_ON = date(2026, 3, 30), date(2026, 4, 6)
WHY = "Right cheek and Left cheek: treated on 9 March 2026, 21 days before; the guideline waits 28. "
REFUSED = 3  # the command's way to say no


@pytest.fixture
def second(episode, dr_lind, pen, room, lot, clock) -> Session:
    """Session 2 of Ana's course, to be booked; session 1 was held on Monday 9 March."""
    pen.refresh_from_db()
    course = a_course(episode, dr_lind, dr_lind, pen)
    booked(course, 1, FIRST_DAY, actor_of(dr_lind.user))
    clock(datetime(2026, 3, 9, 10, 0, tzinfo=UTC))
    signed(begun(course, 1, dr_lind), lot)
    return course.sessions.get(number=2)


def test_a_rushed_session_is_refused_with_its_reason_and_the_earliest_day_works(clinic, second):
    tablet = clinic.tablet

    when_three_weeks_are_asked_for(tablet, second)
    then_the_rule_its_reason_and_its_source_are_read(clinic, tablet)
    when_the_earliest_day_is_taken(tablet)
    then_session_2_stands_on_it(clinic, tablet)


def test_the_desk_reads_the_same_refusal_in_neutral_words(clinic, second):
    desk = clinic.desk

    when_three_weeks_are_asked_for(desk, second)
    then_only_the_day_and_whom_to_ask_are_read(clinic, desk)
    when_the_earliest_day_is_taken(desk)
    then_session_2_stands_on_it(clinic, desk)


def test_the_api_refuses_it_with_the_same_finding(dr_lind, second):
    answer = ask_the_api(dr_lind, second, THREE_WEEKS_ON)

    assert answer.status_code == 409
    told = answer.json()["findings"][0]
    assert (told["rule"], told["code"], told["not_before"]) == ("session_spacing", "too-soon-after", "2026-04-06")
    assert not Session.objects.get(pk=second.pk).is_booked
    assert ask_the_api(dr_lind, second, FOUR_WEEKS_ON).status_code == 201


def test_the_command_refuses_it_with_the_same_words(dr_lind, second, ask_the_command):
    code, said = ask_the_command(dr_lind, second, THREE_WEEKS_ON)

    assert code == REFUSED
    assert WHY in said
    assert "Rule: session_spacing (too-soon-after), guideline 2026.2" in said
    assert "Earliest day: 2026-04-06" in said
    assert not Session.objects.get(pk=second.pk).is_booked
    assert ask_the_command(dr_lind, second, FOUR_WEEKS_ON)[0] == 0


def when_three_weeks_are_asked_for(page: Page, second: Session) -> None:
    page.goto(f"/sessions/{second.pk}/book/")
    page.get_by_label("Day").fill(THREE_WEEKS_ON.isoformat())
    page.get_by_label("Time").fill("11:30")
    press(page, "Book this time")


def then_the_rule_its_reason_and_its_source_are_read(clinic: Clinic, page: Page) -> None:
    refusal = beside_the_day(page)
    expect(refusal).to_contain_text("Not before 6 April 2026")
    expect(refusal).to_contain_text(WHY)
    expect(refusal.locator(".rule")).to_have_text("session_spacing · guideline 2026.2")
    expect(refusal.locator(".mark").first).to_have_attribute(
        "aria-label", "Our own inference or house rule: guideline 2026.2"
    )
    expect(refusal.get_by_role("link", name="Read in the source").first).to_have_attribute(
        "href", re.compile("^https:")
    )
    clinic.look(page, "Book session 2", name="refused")


def then_only_the_day_and_whom_to_ask_are_read(clinic: Clinic, page: Page) -> None:
    refusal = beside_the_day(page)
    expect(refusal).to_contain_text("Not before 6 April 2026; ask Dr Lind.")
    expect(page.locator("main")).not_to_contain_text("cheek")
    expect(refusal.locator(".mark")).to_have_count(0)
    clinic.look(page, "Book session 2", name="refused-at-the-desk")


def when_the_earliest_day_is_taken(page: Page) -> None:
    follow(beside_the_day(page), "Take 6 April")
    expect(page.get_by_label("Day")).to_have_value(FOUR_WEEKS_ON.isoformat())
    expect(page.get_by_label("Time")).to_have_value("11:30")
    press(page, "Book this time")


def then_session_2_stands_on_it(clinic: Clinic, page: Page) -> None:
    expect(page.get_by_role("row").nth(2)).to_contain_text("Mon 6 Apr 2026, 11:30")
    clinic.look(page, "One series, booked as one", name="earliest")


def beside_the_day(page: Page):
    return page.locator("#id_day_error .finding")


def ask_the_api(who, second, day):
    _token, secret = make_token(user=who.user, name="test", by=Actor.job("test"))
    wanted = {"day": day.isoformat(), "wall_time": "11:30"}
    bearer = {"authorization": f"Bearer {secret}"}
    return Client().post(f"/api/v1/sessions/{second.pk}/booking", wanted, "application/json", headers=bearer)


@pytest.fixture
def ask_the_command(capsys, monkeypatch):
    """In this process, which is in the clinic already, so that it reads the clock that the test has told."""
    monkeypatch.setattr("basketweave.commands.book.enter", lambda home: None)

    def ask(who, second, day):
        words = ("book", second.pk, "--day", day, "--time", "11:30", "--as", who.user.email)
        return cli.main([str(word) for word in words]), capsys.readouterr().out

    return ask
