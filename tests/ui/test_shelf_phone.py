"""The list of articles on a phone, where it is in the sheet."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.ui.browsing import ask, time_held
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


@pytest.mark.parametrize("size", [(390, 844), (1280, 800)])
def test_a_removed_article_comes_back_in_the_list(page: Page, size: tuple[int, int]):
    """Also where the list covers the chat; it stays open, at the article. Once it is closed, the chat offers it."""
    page.locator(".scope-open").click()
    add(page, text_file())
    with time_held(page):
        row(page, "The secret").locator(".row-drop").click()
        expect(row(page, "The secret")).to_have_count(0)
        page.get_by_role("button", name="Undo").click()
        expect(row(page, "The secret").locator(".row-open")).to_be_focused()
        row(page, "The secret").locator(".row-drop").click()
        expect(row(page, "The secret")).to_have_count(0)
        page.keyboard.press("Escape")
        expect(page.locator("#shelf")).to_be_hidden()
        page.get_by_role("button", name="Undo").click()
        expect(page.locator("#scope")).to_contain_text("all 4")


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


@pytest.mark.parametrize("size", [(390, 844), (320, 568)])
def test_the_menu_stays_on_the_screen(page: Page, size: tuple[int, int]):
    """However narrow it is, and without scrolling: that of the conversation, and that of the kept quotes."""
    ask(page, "How many shells?").locator(".how .keep").click()
    inside = """menu => {
        const { left, right, bottom } = menu.getBoundingClientRect();
        return left >= 0 && right <= innerWidth && bottom <= innerHeight && menu.scrollHeight === menu.clientHeight;
    }"""
    for name in ("export", "take"):
        if name == "take":
            page.locator("#tray-open").click()
        page.locator(f"#{name} summary").click()
        menu = page.locator(f"#{name} > div")
        expect(menu).to_be_visible()
        await_value(lambda menu=menu: menu.evaluate(inside), True)
