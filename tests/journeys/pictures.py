"""The picture of the README, taken from a running demo: `python -m tests.journeys.pictures var/demo`.

Beside each other the front page on a phone, the board at the desk, and a patient's own page. No photograph is in them.
The machine needs a font for each script of the names (Debian: fonts-wqy-microhei for the Chinese one).
"""

import json
import sys
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from .chromium import QUIET, chromium_here

PHONE = {"width": 375, "height": 812}
DESK = {"width": 1440, "height": 812}
BETWEEN, GROUND, COLOURS = 24, "#e4dfd3", 128
SAVED = Path(__file__).resolve().parents[2] / "docs/pictures/readme.png"


def main(folder: str, address: str = "http://127.0.0.1:8000") -> None:
    sign_ins = json.loads((Path(folder) / "sign-ins.json").read_text())
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_here(), args=QUIET)
        pages = [
            front_page(browser, address),
            board(browser, address, next(who for who in sign_ins if "director" in who["role"])),
            own_page(browser, address, [who["email"] for who in sign_ins if who["role"].startswith("patient")]),
        ]
        side_by_side([Image.open(BytesIO(page.screenshot())) for page in pages])


def front_page(browser: Browser, address: str) -> Page:
    page = browser.new_page(viewport=PHONE)
    page.goto(address)
    return page


def board(browser: Browser, address: str, who: dict[str, str]) -> Page:
    page = browser.new_page(viewport=DESK)
    page.goto(f"{address}/board/")
    page.get_by_label("Email").fill(who["email"])
    page.get_by_label("Password").fill(who["password"])
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url("**/board/")
    page.reload()  # without the greeting
    return page


def own_page(browser: Browser, address: str, links: list[str]) -> Page:
    """The one with the most sessions to show."""
    pages = [come_in(browser, address, link) for link in links]
    return max(pages, key=lambda page: page.locator(".timeline li").count())


def come_in(browser: Browser, address: str, link: str) -> Page:
    page = browser.new_page(viewport=PHONE)
    page.goto(f"{address}/link/{link.rstrip('/').rpartition('/')[2]}/")
    page.get_by_role("button", name="Open my pages").click()
    page.wait_for_url("**/my/**")
    page.goto(f"{address}/my/")
    return page


def side_by_side(shots: list[Image.Image]) -> None:
    width = sum(shot.width for shot in shots) + BETWEEN * (len(shots) + 1)
    picture = Image.new("RGB", (width, max(shot.height for shot in shots) + 2 * BETWEEN), GROUND)
    left = BETWEEN
    for shot in shots:
        picture.paste(shot, (left, BETWEEN))
        left += shot.width + BETWEEN
    SAVED.parent.mkdir(parents=True, exist_ok=True)
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(SAVED, optimize=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
