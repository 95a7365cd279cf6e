"""The request for a consultation without mouse or touch: tab, space, arrows and enter, and one always sees where."""

from playwright.sync_api import Page, expect

from basketweave.clinic.consult.models import Request

from .clinic import Clinic

MOST_STEPS = 80  # from the top of the page to its end
SEEN = """() => {
    const boxes = [document.activeElement, document.activeElement.closest('label')].filter(Boolean)
    const box = document.activeElement.getBoundingClientRect()
    const isOnScreen = box.bottom > 0 && box.top < innerHeight
    return isOnScreen && boxes.some(box => getComputedStyle(box).outlineStyle !== 'none'
        && parseFloat(getComputedStyle(box).outlineWidth) >= 2)
}"""


def test_a_consultation_is_asked_for_by_keyboard_alone(clinic):
    page = clinic.open_browser()

    given_the_home_page_is_open(page)
    when_she_goes_to_the_request(page)
    when_she_answers_with_keys_only(page)
    then_her_request_has_come_in(clinic, page)


def given_the_home_page_is_open(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the page")).to_be_focused()


def when_she_goes_to_the_request(page: Page) -> None:
    walk_to(page, page.get_by_role("link", name="Ask for a free consultation").first)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Ask for a free consultation")


def when_she_answers_with_keys_only(page: Page) -> None:
    for box in ("Marks left behind", "Left cheek"):
        walk_to(page, page.get_by_label(box))
        page.keyboard.press("Space")
        expect(page.get_by_label(box)).to_be_checked()
    times = page.get_by_role("group", name="When?").get_by_role("radio")
    walk_to(page, times.first)
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    expect(times.nth(1)).to_be_checked()
    for field, words in {"Your name": "Ana", "E-mail address": "ana@example.org", "Date of birth": "01051990"}.items():
        walk_to(page, page.get_by_label(field))
        page.keyboard.type(words)
    page.keyboard.press("Enter")


def then_her_request_has_come_in(clinic: Clinic, page: Page) -> None:
    clinic.look(page, "A few questions about your health", name="by-keyboard")
    asked = Request.objects.get()
    assert (asked.concerns, asked.zones) == (["scars"], ["cheek-left"])
    assert asked.episode.patient.born_on.isoformat() in {"1990-05-01", "1990-01-05"}


def walk_to(page: Page, wanted) -> None:
    """Tab by tab; each stop on the way shows that the focus is there."""
    for _step in range(MOST_STEPS):
        page.keyboard.press("Tab")
        assert page.evaluate(SEEN), (
            f"nobody sees the focus on {page.evaluate('document.activeElement.outerHTML')[:200]}"
        )
        if wanted.evaluate("wanted => wanted === document.activeElement"):
            return
    raise AssertionError(f"{wanted} is not reached by the Tab key")
