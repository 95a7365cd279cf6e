"""A real browser on a real server. A page that complains, fetches in vain or is too wide fails its test."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.clinic.conftest import (
    ana,
    as_staff,
    client_of,
    client_of_patient,
    clock,
    dr_lind,
    dr_vega,
    episode,
    lisbon,
    lot,
    mira,
    noor,
    olga,
    pen,
    room,
)

from .chromium import QUIET, chromium_here
from .clinic import Clinic

__all__ = [
    "ana",
    "as_staff",
    "client_of",
    "client_of_patient",
    "clock",
    "dr_lind",
    "dr_vega",
    "episode",
    "lisbon",
    "lot",
    "mira",
    "noor",
    "olga",
    "pen",
    "room",
]

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # the browser's loop runs in our thread; we still talk to the database

DESK = {"width": 1280, "height": 900}
TABLET = {"width": 820, "height": 1180}
PHONE = {"width": 390, "height": 844}
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
ASKED = {  # the dark page is the light one in other colours: only what colours can break is asked again
    "light": {"type": "tag", "values": WCAG},
    "dark": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
}
REFUSALS = {409, 422}  # the page says why; anything else from 400 up has to be expected by the test
SCREENSHOTS = Path(__file__).resolve().parents[2] / "var" / "screenshots"


@dataclass
class Faults:
    """What the browser complained about; `expect(404)` allows a status that the test is about."""

    seen: list[str] = field(default_factory=list)
    expected: set[int] = field(default_factory=lambda: set(REFUSALS))

    def expect(self, *statuses: int) -> None:
        self.expected.update(statuses)

    def watch(self, page: Page) -> None:
        page.on("console", lambda message: self.console(message.type, message.text))
        page.on("pageerror", lambda error: self.seen.append(f"script: {error}"))
        page.on("requestfailed", lambda request: self.failed(request.url, request.failure or ""))
        page.on("response", lambda response: self.answered(response.url, response.status))

    def console(self, kind: str, text: str) -> None:
        is_told_by_status = text.startswith("Failed to load resource: the server responded")
        if kind in ("error", "warning") and not is_told_by_status:
            self.seen.append(f"console {kind}: {text}")

    def failed(self, url: str, why: str) -> None:
        if "ERR_ABORTED" not in why:  # a page left before its picture came, or a download
            self.seen.append(f"request failed: {url} {why}")

    def answered(self, url: str, status: int) -> None:
        if status >= 400 and status not in self.expected:
            self.seen.append(f"{status}: {url}")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    found = chromium_here()
    if not found:
        pytest.fail("There is no Chromium: `make check` installs it as root, or name one with CHROMIUM=path.")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found, args=QUIET)
        yield chromium
        chromium.close()


@pytest.fixture
def faults() -> Faults:
    return Faults()


@pytest.fixture
def address(live_server, settings) -> str:
    """The clinic's own address, also in its mails."""
    settings.PUBLIC_ADDRESS = live_server.url
    return live_server.url


@pytest.fixture
def open_browser(browser: Browser, address: str, faults: Faults):
    """`open_browser(PHONE)`: a new person at a new machine, with cookies of their own."""
    contexts: list[BrowserContext] = []

    def open_one(screen: dict[str, int] = DESK, **wishes) -> Page:
        context = browser.new_context(viewport=screen, base_url=address, locale="en-GB", **wishes)
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        faults.watch(page)
        return page

    yield open_one
    for context in contexts:
        for page in context.pages:
            print(f"In the end {page.url} said:\n{page.inner_text('body')}\n")  # noqa: T201 (shown where a test fails)
        context.close()
    assert faults.seen == [], "the browser complained"


@pytest.fixture
def page(open_browser) -> Page:
    return open_browser(DESK)


@pytest.fixture
def phone(open_browser) -> Page:
    return open_browser(PHONE, has_touch=True, is_mobile=True)


@pytest.fixture
def axe(shot):
    """`axe(page)`: no violation of WCAG 2.2 AA in light and in dark, nothing wider than the screen."""

    def check(page: Page, name: str = "") -> None:
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            found = Axe().run(page, options={"runOnly": ASKED[scheme], "resultTypes": ["violations"]})
            assert found.violations_count == 0, f"{page.url} in {scheme}: {found.generate_report()}"
            if name:
                shot(page, f"{name}-{scheme}")
        page.emulate_media(color_scheme="light")
        not_wider_than_its_screen(page)

    return check


@pytest.fixture
def shot(request):
    """`shot(page, "board")` keeps a picture in var/screenshots when SCREENSHOTS is set."""

    def take(page: Page, name: str) -> None:
        if os.environ.get("SCREENSHOTS"):
            SCREENSHOTS.mkdir(parents=True, exist_ok=True)
            test = re.sub(r"\W+", "-", request.node.name)
            page.screenshot(path=SCREENSHOTS / f"{test}-{name}.png", full_page=True)

    return take


def not_wider_than_its_screen(page: Page) -> None:
    width, screen = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert width <= screen, f"{page.url} is {width} px wide on a screen of {screen} px"


@pytest.fixture
def clinic(open_browser, axe, clock, mailoutbox, lisbon, room, pen, lot, dr_lind, dr_vega, mira):
    """One site with one specialist and one desk, a director whom calls are handed on to, and nobody else yet."""
    return Clinic.opened(open_browser=open_browser, axe=axe, clock=clock, mails=mailoutbox, site=lisbon)
