"""Pictures of every state of the page: `python -m tests.ui.gallery_shots FOLDER [LANGUAGE [THEME-WIDTH ...]]`.

No test: it writes a PNG for each state, theme and width, for a person to look at.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.chromium import CHROMIUM, Window
from tests.ui.conftest import open_at, served, window
from tests.ui.gallery import GALLERY
from tests.ui.gate import Gate
from tests.ui.states import walk

_SIZES = {1440: (1440, 900), 1024: (1024, 768), 390: (390, 844)}
_LOOKS = [f"{theme}-{width}" for theme in ("light", "dark") for width in _SIZES]


def shoot(browser: Browser, folder: Path, look: str, language: str) -> None:
    """Write a picture of each state in one theme and width."""
    theme, width = look.split("-")
    gate, options = Gate(folder), {"gallery": True, "feedback": str(folder / "feedback.jsonl"), "language": language}
    with (
        served(folder, gate=gate, **options) as address,
        window(browser, _SIZES[int(width)], color_scheme=theme, locale=language or "en") as context,
    ):
        page = context.new_page()
        _loading(page, address, folder / f"00-loading-{look}.png")
        open_at(page, address)
        for at, name in enumerate(walk(page, gate), 1):
            path = folder / f"{at:02}-{re.sub('[^a-zA-Z]+', '-', name)}-{look}.png"
            if name.startswith("card "):
                page.locator("#chat .turn").last.screenshot(path=path)
            else:
                page.screenshot(path=path)
    with (
        served(folder, users=[["ann", "secret"]], gallery=True, language=language) as address,
        window(browser, _SIZES[int(width)], color_scheme=theme, locale=language or "en") as context,
    ):
        _entrance(context, address, folder, look)


def _loading(page: Page, address: str, path: Path) -> None:
    """Show what is seen before the scripts of the page have come."""
    page.route("**/Blocks-*.js", lambda route: None)
    page.goto(address, wait_until="domcontentloaded")
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    page.screenshot(path=path)
    page.unroute_all()


def _entrance(window: Window, address: str, folder: Path, look: str) -> None:
    """Show the pages around it: the door, an address that leads nowhere, a quote in a frame, and what is printed."""
    page = window.new_page()
    page.goto(address)
    page.screenshot(path=folder / f"90-login-{look}.png")
    page.locator("input").first.fill("ann")
    page.locator("input").last.fill("wrong")
    page.locator("button").click()
    page.locator(".wrong").wait_for()
    page.screenshot(path=folder / f"91-login-wrong-{look}.png")
    page.locator("input").last.fill("secret")
    page.locator("button").click()
    page.locator("#source .src").wait_for(state="attached")
    page.fill("#ask textarea", GALLERY["disagreement"].question)
    page.press("#ask textarea", "Enter")
    page.locator("#chat .how").wait_for()
    page.emulate_media(media="print")
    page.screenshot(path=folder / f"92-print-{look}.png", full_page=True)
    page.emulate_media(media="screen")
    page.goto(f"{address}/nothing")
    page.screenshot(path=folder / f"93-missing-{look}.png")


def main(folder: str, language: str = "", *looks: str) -> None:
    """Serve the gallery and write its pictures."""
    out = Path(folder)
    out.mkdir(parents=True, exist_ok=True)
    for look in looks or _LOOKS:
        shoot(CHROMIUM.browser, out, look, language)
    CHROMIUM.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
