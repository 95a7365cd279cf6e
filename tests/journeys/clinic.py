"""The clinic as those see it who walk through it: three screens, one clock, one letter box."""

import re
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Self

from django.core.cache import cache
from playwright.sync_api import Locator, Page, expect

from basketweave.clinic.access.actor import Actor
from basketweave.clinic.house import actions as house
from basketweave.clinic.house.models import Site
from basketweave.clinic.post.work import run_worker

PHONE = {"width": 375, "height": 812}
TABLET = {"width": 1024, "height": 768}
DESK = {"width": 1440, "height": 900}
PASSWORD = "correct horse battery"  # of everybody in tests/clinic/conftest.py
CONSENT = "You can expect redness for some days. You can take this consent back at any time."


@dataclass(kw_only=True)
class Clinic:
    open_browser: Callable[..., Page]
    axe: Callable[..., None]
    tell: Callable[[datetime], None]
    mails: list[Any]
    site: Site
    screens: dict[str, Page] = field(default_factory=dict)

    @classmethod
    def opened(cls, *, site: Site, clock: Callable[[datetime], None], **more: Any) -> Self:
        cache.clear()  # how often a form was sent lately, in another test
        house.publish_consent_text(language="en", title="Microneedling", text=CONSENT, by=Actor.job("test"))
        return cls(site=site, tell=clock, **more)

    @property
    def phone(self) -> Page:
        """Ana's own."""
        return self._screen("phone", PHONE, has_touch=True, is_mobile=True)

    @property
    def plain_phone(self) -> Page:
        """Rui's: no script runs on it."""
        return self._screen("plain phone", PHONE, has_touch=True, is_mobile=True, java_script_enabled=False)

    @property
    def desk(self) -> Page:
        """Mira's, at the front."""
        return self._screen("mira.costa", DESK)

    @property
    def tablet(self) -> Page:
        """Dr Lind's, in the treatment room."""
        return self._screen("dr.lind", TABLET, has_touch=True)

    def look(self, page: Page, heading: str, *, name: str = "") -> None:
        """The page says this above all, anybody can read it, and it fits its screen."""
        expect(page.get_by_role("heading", level=1)).to_contain_text(heading)
        self.axe(page, name)

    def it_is(self, *when: int) -> None:
        """Now it is this moment (Lisbon keeps UTC in winter), and the worker does what is due by then."""
        self.tell(datetime(*when, tzinfo=UTC))  # type: ignore[misc,arg-type]
        run_worker(stop=threading.Event(), settle=True)

    def link_in_the_last_mail(self, subject: str) -> str:
        return found(r"https?://\S+", self._last_mail(subject))

    def code_in_the_last_mail(self) -> str:
        return found(r"\b\d{6}\b", self._last_mail("code"))

    def ana_opens_the_link_in(self, subject: str) -> None:
        """A visit ends after some hours; the link in her mail opens the next one."""
        self.phone.goto(self.link_in_the_last_mail(subject))
        press(self.phone, "Open my pages")

    def _last_mail(self, subject: str) -> str:
        run_worker(stop=threading.Event(), settle=True)
        return str(next(mail.body for mail in reversed(self.mails) if subject in mail.subject))

    def _screen(self, whose: str, size: dict[str, int], **more: Any) -> Page:
        if whose not in self.screens:
            self.screens[whose] = self.open_browser(size, **more)
            if "." in whose:
                sign_in(self.screens[whose], f"{whose}@example.org")
        return self.screens[whose]


def found(pattern: str, text: str) -> str:
    match = re.search(pattern, text)
    assert match, text
    return match[0]


def sign_in(page: Page, email: str) -> None:
    page.goto("/board/")  # leads to the sign-in page, and from there back
    page.get_by_label("Email").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    press(page, "Sign in")
    page.wait_for_url("**/board/")


def press(page: Page | Locator, words: str) -> None:
    page.get_by_role("button", name=words, exact=True).click()


def follow(page: Page | Locator, words: str) -> None:
    page.get_by_role("link", name=words).first.click()


def from_the_board(page: Page, patient: str) -> Page:
    """Whoever works here begins at the board."""
    page.goto("/board/")
    follow(page, patient)
    return page
