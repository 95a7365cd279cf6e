"""The harness itself: a page with a fault is seen, a good one is let through."""

import pytest

from .conftest import PHONE, Faults, not_wider_than_its_screen

GOOD = "<!doctype html><html lang=en><head><title>Good</title></head><body><main><h1>Good</h1></main></body></html>"


@pytest.fixture
def blank(browser):
    """A page without our server."""
    context = browser.new_context(viewport=PHONE)
    yield context.new_page()
    context.close()


def test_a_good_page_passes(blank, axe):
    blank.set_content(GOOD)

    axe(blank)


def test_a_page_that_some_cannot_read_fails(blank, axe):
    blank.set_content(GOOD.replace("</h1>", '</h1><img src="data:,"><p style="color:#ccc;background:#fff">pale</p>'))

    with pytest.raises(AssertionError, match="image-alt") as raised:
        axe(blank)

    assert "color-contrast" in str(raised.value)


def test_a_page_wider_than_its_screen_fails(blank):
    blank.set_content(GOOD.replace("</h1>", '</h1><div style="width:2000px">wide</div>'))

    with pytest.raises(AssertionError, match="px wide"):
        not_wider_than_its_screen(blank)


def test_complaints_of_the_browser_are_kept(blank):
    faults = Faults()
    faults.watch(blank)

    blank.set_content(GOOD)
    blank.evaluate("console.error('a complaint'); setTimeout(() => { throw new Error('a fault') }, 0)")
    blank.wait_for_timeout(200)

    assert any("a complaint" in seen for seen in faults.seen)
    assert any("a fault" in seen for seen in faults.seen)


def test_a_status_is_a_fault_unless_the_test_expects_it():
    faults = Faults()
    faults.expect(404)

    for status in (200, 404, 409, 422, 403, 500):
        faults.answered("/somewhere/", status)

    assert faults.seen == ["403: /somewhere/", "500: /somewhere/"]
