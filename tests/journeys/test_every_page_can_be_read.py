"""Each page with a real record behind it: no violation of WCAG 2.2 AA by day or night, not wider than its screen."""

from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from tests.clinic.doors.test_every_route import routes
from tests.clinic.doors.world import World, walked

from .clinic import DESK, PHONE, TABLET

AT_THE_DESK = (
    *("journey:board", "journey:patients", "journey:patient", "journey:contact", "journey:openings"),
    *("journey:undelivered", "consult:by_phone", "consult:show", "diary:day", "plan:course", "plan:move"),
    "plan:allow",
    "consult:health",
    *("house:house", "house:site", "house:new_site", "house:consent_text", "house:guideline", "house:number"),
    *("people:staff", "people:member", "people:tokens"),
)
IN_THE_ROOM = (
    *("examine:examination", "refer:decide", "refer:decision", "treat:consent", "treat:treatment"),
    *("plan:screen", "treat:begin"),
    *("heal:task", "heal:check_in", "review:show"),
)
ON_THE_PHONE = (
    "journey:my",
    "journey:history",
    "consult:my_health",
    "consult:my_health_told",
    "heal:answer",
    "heal:wrong",
    "plan:my_screening",
    "journey:my_erase",
    "people:withdraw_consent",
)
BY_ANYBODY = (
    *("account_login", "account_reset_password", "people:new_link", "consult:home"),
    *("library:library", "library:patients", "library:claims", "library:unknown", "library:studies", "library:study"),
    *("library:rules", "library:rule", "library:sources"),
)


@pytest.fixture
def world(clinic, lisbon, room, pen, lot, dr_lind, noor, olga, clock) -> World:
    pen.refresh_from_db()
    return walked(site=lisbon, pen=pen, lot=lot, dr_lind=dr_lind, noor=noor, owner=olga, clock=clock)


def test_staff_can_read_every_page(clinic, world, dr_vega, client_of):
    for screen, names in ((DESK, AT_THE_DESK), (TABLET, IN_THE_ROOM)):
        page = clinic.open_browser(screen)
        _enter(page, client_of(dr_vega))
        _read_all(clinic, page, names, world)


def test_patients_can_read_every_page(clinic, world, client_of_patient):
    page = clinic.open_browser(PHONE)
    _enter(page, client_of_patient(world.patient, is_verified=True))

    _read_all(clinic, page, ON_THE_PHONE, world)


def test_anybody_can_read_the_doors(clinic):
    _read_all(clinic, clinic.open_browser(PHONE), BY_ANYBODY, World())


def _read_all(clinic, page, names, world: World) -> None:
    arguments = routes()
    for name in names:
        address = reverse(name, kwargs={each: world.ids[each] for each in arguments[name]})
        page.goto(address)
        assert page.url.endswith(address), f"{name} was led away to {page.url}"
        assert page.locator("h1").count() == 1, f"{name} has not one heading"
        clinic.axe(page)


def _enter(page, client: Client) -> None:
    """As somebody who has signed in; signing in itself is walked elsewhere."""
    page.goto("/healthy/")
    kept = {"name": "basketweave_session", "value": client.cookies["basketweave_session"].value}
    page.context.add_cookies([{**kept, "domain": urlsplit(page.url).hostname, "path": "/"}])
