"""A narrow window, and a short one as at a zoom of 200%: nothing that can be used is cut off or out of reach."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.ui.browsing import ask, chips
from tests.ui.test_batch_page import choose

pytestmark = pytest.mark.browser

_USED = ":is(button, summary, a, input, select, textarea):visible"


@pytest.fixture(params=[(320, 568), (390, 844), (720, 450)], ids=["320", "390", "200%"])
def size(request: pytest.FixtureRequest) -> tuple[int, int]:
    """Return the width and height of the window."""
    return request.param


def cut_off(page: Page, bar: str) -> list[str]:
    """Return what can be used in a bar, which does not scroll, and is not whole in the window."""
    used = page.locator(f"{bar} {_USED}")
    expect(used.first).to_be_visible()
    width, height = page.evaluate("[innerWidth, innerHeight]")
    return [each.evaluate("each => each.outerHTML") for each in used.all() if not _fits(each, width, height)]


def _fits(part: Locator, width: int, height: int) -> bool:
    box = part.bounding_box()
    return (
        box is not None
        and box["x"] >= 0
        and box["y"] >= 0
        and (box["x"] + box["width"] <= width and box["y"] + box["height"] <= height)
    )


def test_all_that_can_be_used_is_in_reach(page: Page):
    """With every button that there is, and in each panel and sheet; the page itself never scrolls."""
    ask(page, "How many shells?")
    page.get_by_role("button", name="New conversation").click()
    page.locator("#chat .undo").wait_for()
    reply = ask(page, "What would it be, a mistake?")
    reply.locator(".how .keep").click()
    page.locator("#tray-open").wait_for()
    expect(page.locator("#bar").locator(":is(button, summary):visible")).to_have_count(6)
    assert cut_off(page, "#bar") == []
    assert cut_off(page, "#ask") == []
    assert cut_off(page, "#scope") == []
    page.locator("#tray-open").click()
    assert cut_off(page, "#tray header") == []
    choose(page, "question\nHow many shells?\n")
    expect(page.locator("#batch li")).to_have_count(1)
    assert cut_off(page, "#batch header") == []
    page.locator("#batch .panel-close").click()
    chips(reply).first.click()
    page.locator("#source .src-find").click()
    page.fill(".find-box", "Korea")
    expect(page.locator(".find-count")).to_contain_text(" of ")
    assert cut_off(page, "#source .src-tools") == []
    assert cut_off(page, "#source .find") == []
    page.locator(".shelf-toggle").click()
    assert cut_off(page, "#shelf .shelf-search") == []
    assert cut_off(page, "#shelf .shelf-ways") == []
    whole = "[document.documentElement.scrollWidth <= innerWidth, document.documentElement.scrollHeight <= innerHeight]"
    assert page.evaluate(whole) == [True, True]
