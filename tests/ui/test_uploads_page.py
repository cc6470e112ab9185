"""What a visitor added, in a real browser, when the server was killed and is started again."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.ui.browsing import REPLIES, ask
from tests.ui.conftest import open_at, served, window
from tests.ui.files import add, row, text_file

pytestmark = pytest.mark.browser


def secret_of(page: Page) -> None:
    """Ask for what only the added article says, and see that it answers."""
    expect(ask(page, "What is the secret?").locator(".quote mark")).to_have_text("plum")


def test_what_was_added_outlives_the_server(browser: Browser, tmp_path: Path):
    """The same browser finds it again, in its tab and in a new one, and it answers; nobody else sees it."""
    kept = str(tmp_path / "kept")
    with window(browser) as ann, window(browser) as bob:
        page = ann.new_page()
        with served(tmp_path, uploads=kept, killed=True) as address:
            open_at(page, address)
            outcome = add(page, text_file(), text_file("b.txt", "Another text of the visitor."))
            expect(outcome).to_contain_text("For you alone, and here again if you come back within 7 days.")
            page.keyboard.press("Escape")
            secret_of(page)
        port = int(address.rpartition(":")[2])
        with served(tmp_path, uploads=kept, port=port) as address:
            open_at(page, address)
            expect(page.locator("#scope")).to_have_text("Asking all 5 articles")
            expect(page.locator(f"{REPLIES} .quote mark")).to_have_text("plum")
            expect(page.locator("#chat .told")).to_be_hidden()
            secret_of(page)
            other = bob.new_page()
            open_at(other, address)
            expect(other.locator("#scope")).to_have_text("Asking all 3 articles")
            page.locator(".shelf-toggle").click()
            row(page, "Another text").locator(".row-drop").click()
            expect(page.locator("#scope")).to_have_text("Asking all 4 articles")
            page.close()
        with served(tmp_path, uploads=kept, port=port) as address:
            again = ann.new_page()
            open_at(again, address)
            expect(again.locator("#scope")).to_have_text("Asking all 4 articles")
            secret_of(again)


def test_without_a_place_the_page_says_what_is_gone(browser: Browser, tmp_path: Path):
    """Before, that it will be; and after, by name."""
    with window(browser) as context:
        page = context.new_page()
        with served(tmp_path, killed=True) as address:
            open_at(page, address)
            outcome = add(page, text_file())
            expect(outcome).to_contain_text("gone when you leave or the server is restarted")
        with served(tmp_path, port=int(address.rpartition(":")[2])) as address:
            open_at(page, address)
            expect(page.locator("#chat .told")).to_contain_text("no longer here")
            expect(page.locator("#chat .told")).to_contain_text("The secret is plum.")
            expect(page.locator("#scope")).to_have_text("Asking all 3 articles")
