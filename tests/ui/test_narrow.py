"""A narrow window, and a short one as at a zoom of 200%: nothing that can be used is cut off or out of reach."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.ui.browsing import ask, chips, time_held
from tests.ui.test_batch_page import choose
from tests.waiting import await_value

pytestmark = pytest.mark.browser

_USED = ":is(button, summary, a, input, select, textarea):visible"


@pytest.fixture(params=[(320, 568), (390, 844), (720, 450)], ids=["320", "390", "200%"])
def size(request: pytest.FixtureRequest) -> tuple[int, int]:
    """Return the width and height of the window."""
    return request.param


_CUT_OFF = """parts => parts.filter((part) => {
    const { left, top, right, bottom } = part.getBoundingClientRect();
    return left < 0 || top < 0 || right > innerWidth || bottom > innerHeight;
}).map((part) => part.outerHTML)"""


def is_whole(page: Page, bar: str) -> None:
    """Wait until all that can be used in a bar, which does not scroll, is in the window."""
    used = page.locator(f"{bar} {_USED}")
    expect(used.first).to_be_visible()
    await_value(lambda: used.evaluate_all(_CUT_OFF), [])


def test_all_that_can_be_used_is_in_reach(page: Page):
    """With every button that there is, and in each panel and sheet; the page itself never scrolls."""
    ask(page, "How many shells?")
    with time_held(page):
        page.get_by_role("button", name="New conversation").click()
        page.locator("#chat .undo").wait_for()
    reply = ask(page, "What would it be, a mistake?")
    reply.locator(".how .keep").click()
    page.locator("#tray-open").wait_for()
    expect(page.locator("#bar").locator(":is(button, summary):visible")).to_have_count(6)
    is_whole(page, "#bar")
    is_whole(page, "#ask")
    is_whole(page, "#scope")
    page.locator("#tray-open").click()
    is_whole(page, "#tray header")
    choose(page, "question\nHow many shells?\n")
    expect(page.locator("#batch li")).to_have_count(1)
    is_whole(page, "#batch header")
    page.locator("#batch .panel-close").click()
    chips(reply).first.click()
    page.locator("#source .src-find").click()
    page.fill(".find-box", "Korea")
    expect(page.locator(".find-count")).to_contain_text(" of ")
    is_whole(page, "#source .src-tools")
    is_whole(page, "#source .find")
    page.locator(".shelf-toggle").click()
    is_whole(page, "#shelf .shelf-search")
    is_whole(page, "#shelf .shelf-ways")
    whole = "[document.documentElement.scrollWidth <= innerWidth, document.documentElement.scrollHeight <= innerHeight]"
    await_value(lambda: page.evaluate(whole), [True, True])
