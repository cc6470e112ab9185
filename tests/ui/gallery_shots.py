"""Pictures of the card of every kind: `python -m tests.ui.gallery_shots FOLDER [LANGUAGE [KIND ...]]`.

No test: it writes a PNG for each kind, theme and width, for a person to look at.
"""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.chromium import BROWSERS, OPTIONS
from tests.ui.browsing import ask
from tests.ui.conftest import open_at, served
from tests.ui.gallery import GALLERY, NO_PLACE

_SIZES = ((1440, 900), (390, 844))


def shoot(browser: Browser, address: str, folder: Path, kinds: list[str]) -> None:
    """Ask for every kind in both themes and widths, and write a picture of each reply."""
    for theme in ("light", "dark"):
        for width, height in _SIZES:
            context = browser.new_context(
                viewport={"width": width, "height": height}, color_scheme=theme, reduced_motion="reduce"
            )
            page = context.new_page()
            open_at(page, address)
            for at, kind in enumerate(kinds):
                ask(page, GALLERY[kind].question)
                name = f"{at:02}-{re.sub(r'[^a-z]+', '-', kind)}-{theme}-{width}.png"
                page.locator("#chat .turn").last.screenshot(path=folder / name)
            _others(page, folder, f"{theme}-{width}.png")
            page.screenshot(path=folder / f"page-{theme}-{width}.png")
            context.close()


def _others(page: Page, folder: Path, end: str) -> None:
    """Write pictures of what is no kind of answer: one article asked alone, an error, a question that is too long."""
    page.locator("#scope .scope-open").click()
    page.locator(".row-ask").first.check()
    page.locator(".shelf-close").click()
    page.locator("#scope .scope-some").wait_for()
    for name, question in (("97-one-asked", NO_PLACE), ("98-failed", "please fail")):
        ask(page, question)
        page.locator("#chat .turn").last.screenshot(path=folder / f"{name}-{end}")
    page.fill("#ask textarea", "What? " * 100)
    page.locator("#chat-col").screenshot(path=folder / f"99-too-long-{end}")


def main(folder: str, language: str = "", *kinds: str) -> None:
    """Serve the gallery and write its pictures."""
    out = Path(folder)
    out.mkdir(parents=True, exist_ok=True)
    browser = next(filter(None, map(shutil.which, BROWSERS)))
    with served(out, gallery=True, language=language) as address, sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=browser, args=OPTIONS)
        shoot(opened, address, out, list(kinds or GALLERY))
        opened.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
