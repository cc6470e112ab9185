"""What axe-core finds on the page: nothing serious, in any state, light or dark."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.ui.browsing import ask, chips
from tests.ui.conftest import open_at, window
from tests.ui.files import add, text_file
from tests.ui.test_batch_page import choose

pytestmark = pytest.mark.browser

_OPTIONS = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
_DESK, _TABLET, _PHONE = (1440, 900), (1024, 768), (390, 844)


def empty(page: Page) -> None:
    """Leave the page as it opens."""


def answered(page: Page) -> None:
    """Show an answer that has everything, its evidence folded out, another one below it, and found words."""
    ask(page, "What has been sent? everything").locator(".why > summary").click()
    ask(page, "What would it be, a mistake?")
    page.locator("#source .src-find").click()
    page.fill(".find-box", "Korea")
    expect(page.locator(".find-count")).to_contain_text(" of ")


def abstained(page: Page) -> None:
    """Show that there is no answer, with the closest sentence in its place."""
    reply = ask(page, "Who won the 2026 World Cup in Seoul?")
    reply.locator(".why > summary").click()
    reply.locator(".guess summary").click()
    reply.locator('a[href^="#near/"]').click()
    page.locator("#source mark.near").wait_for()


def sheet(page: Page) -> None:
    """Open the sheet of a phone on a source."""
    chips(ask(page, "What would it be, a mistake?")).first.click()
    expect(page.get_by_role("dialog", name="Articles")).to_be_visible()


def listed(page: Page) -> None:
    """Show the list of articles after some were added and some refused, with one chosen, and search in it."""
    page.locator("#scope .scope-open").click()
    add(page, text_file(), text_file("empty.txt", ""))
    page.locator(".row-ask").first.check()
    expect(page.locator("#scope .scope-some")).to_be_visible()
    page.fill(".shelf-find", "korea")


def kept(page: Page) -> None:
    """Show the kept quotes, and the menu that takes them along."""
    ask(page, "What has been sent? everything").locator(".how .keep").click()
    page.locator("#tray-open").click()
    page.locator("#take summary").click()


def batched(page: Page) -> None:
    """Show a file of questions that was answered, and the menu that takes the answers along."""
    choose(page, "question\nHow many shells?\nWho won?\n")
    expect(page.locator("#batch li")).to_have_count(2)
    page.locator("#batch-save summary").click()


def warned(page: Page) -> None:
    """Open a bad link beside an answer, and the menu that saves it."""
    ask(page, "How many shells?")
    page.goto(f"{page.url}?article=nothing.txt")
    page.locator("#notice .note").wait_for()
    page.locator("#export summary").click()


@pytest.fixture
def page(browser: Browser, address: str, theme: str, size: tuple[int, int]) -> Iterator[Page]:
    """Open the page in a theme of the system."""
    with window(browser, size, color_scheme=theme) as context:
        page = context.new_page()
        open_at(page, address)
        yield page


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(
    ("size", "state"),
    [
        *((_DESK, state) for state in (empty, answered, abstained, listed, batched, warned)),
        *((_TABLET, state) for state in (answered, listed, kept)),
        *((_PHONE, state) for state in (empty, sheet, listed, warned, kept, batched)),
    ],
)
def test_nothing_serious_is_found(page: Page, theme: str, state: Callable[[Page], None]):
    """No finding of a serious or critical impact."""
    assert page.locator("body").evaluate("body => body.classList.contains('dark')") is (theme == "dark")
    state(page)
    found = Axe().run(page, options=_OPTIONS).response["violations"]
    told = [
        f"{finding['id']} ({finding['impact']}): {node['html'][:160]} {node['failureSummary'][:200]}"
        for finding in found
        if finding["impact"] in ("serious", "critical")
        for node in finding["nodes"]
    ]
    assert told == []
