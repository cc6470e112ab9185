"""The list of articles on a phone, where it is in the sheet."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.ui.browsing import ask
from tests.ui.conftest import open_at, window
from tests.ui.files import add, row, text_file
from tests.waiting import await_value

pytestmark = pytest.mark.browser

_WIDTHS = "[document.documentElement.scrollWidth, document.body.scrollWidth]"
_TOO_SMALL = """() => [...document.querySelectorAll('#shelf :is(a, button, select, input, summary)')]
    .filter((each) => each.checkVisibility() && each.getClientRects().length)
    .map((each) => [each.className || each.dataset.filter, each.getBoundingClientRect()])
    .filter(([, { width, height }]) => width < 44 || height < 44)
    .map(([name, { width, height }]) => `${name}: ${width} x ${height}`)"""


@pytest.fixture
def size() -> tuple[int, int]:
    return 390, 844


def test_the_sheet_opens_on_the_list(page: Page):
    """Escape closes both, as nobody opened an article; nothing scrolls sideways."""
    page.get_by_role("button", name="Articles", exact=True).click()
    expect(page.locator("#shelf")).to_be_visible()
    expect(page.locator('.row-open[tabindex="0"]')).to_be_focused()
    await_value(lambda: page.evaluate(_WIDTHS), [390, 390])
    page.keyboard.press("Escape")
    expect(page.locator("#shelf")).to_be_hidden()
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator("#browse")).to_be_focused()


def test_a_list_opened_over_an_article_closes_alone(page: Page):
    """Escape closes the list, then the sheet with the article."""
    ask(page, "How many shells?").locator("a.chip").first.click()
    expect(page.get_by_role("dialog", name="Articles")).to_be_visible()
    page.locator(".shelf-toggle").click()
    expect(page.locator("#shelf")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#shelf")).to_be_hidden()
    expect(page.get_by_role("dialog", name="Articles")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_an_article_is_chosen_added_and_asked(page: Page):
    """With a finger, and what is asked is said under the chat."""
    page.get_by_role("button", name="Asking all 3 articles").click()
    expect(page.locator("#shelf")).to_be_visible()
    add(page, text_file())
    row(page, "The secret").get_by_role("checkbox").check()
    page.get_by_role("button", name="Close", exact=True).click()
    expect(page.locator("#src-col")).to_be_hidden()
    expect(page.locator("#scope")).to_contain_text("Asking 1 of 4 articles")
    expect(ask(page, "What is the secret?").locator(".quote mark")).to_have_text("plum")
    await_value(lambda: page.evaluate(_WIDTHS), [390, 390])


def test_all_that_is_touched_is_large_enough(browser: Browser, address: str):
    """In the list, its filters, and what is said above it: 44 pixels for a finger."""
    with window(browser, (390, 844), has_touch=True, is_mobile=True) as context:
        page = context.new_page()
        open_at(page, address)
        page.get_by_role("button", name="Articles", exact=True).click()
        add(page, *(text_file(f"{n}.txt", f"Talk {n}\nDate: 2024-0{n}-02\n\nIt was short.") for n in (1, 2, 7)))
        page.locator(".row-ask").first.check()
        page.locator(".shelf-filter").click()
        expect(page.locator(".months button")).to_have_count(7)
        expect(page.get_by_role("button", name="Show chosen")).to_be_visible()
        await_value(lambda: page.evaluate(_TOO_SMALL), [])


def test_the_menu_stays_on_the_screen(page: Page):
    """However narrow it is."""
    ask(page, "How many shells?")
    page.locator("#export summary").click()
    menu = page.locator("#export > div")
    expect(menu).to_be_visible()
    inside = "menu => menu.getBoundingClientRect().left >= 0 && menu.getBoundingClientRect().right <= 390"
    await_value(lambda: menu.evaluate(inside), True)
