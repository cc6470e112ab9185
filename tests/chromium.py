"""The browser of the tests: started once for all that follow each other, with windows that are used again."""

from __future__ import annotations

import shutil
from collections import defaultdict
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from tests.waiting import PATIENCE

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, CDPSession, Page

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--process-per-site",  # what one page has compiled, the next has as well
]


class Chromium:
    """A browser that is there from the first test that wants one to the next that must do without."""

    def __init__(self) -> None:
        self._open = ExitStack()
        self._browser: Browser | None = None
        self._idle: defaultdict[tuple[object, ...], list[tuple[BrowserContext, CDPSession]]] = defaultdict(list)

    @property
    def browser(self) -> Browser:
        """The browser; the test is skipped if none is installed."""
        from playwright.sync_api import sync_playwright  # needed by few

        if self._browser is None or not self._browser.is_connected():
            self.close()
            found = next(filter(None, map(shutil.which, BROWSERS)), None)
            if found is None:
                pytest.skip(f"no browser: none of {', '.join(BROWSERS)} is installed")
            playwright = self._open.enter_context(sync_playwright())
            self._browser = playwright.chromium.launch(executable_path=found, args=OPTIONS, timeout=1000 * PATIENCE)
            self._open.callback(self._browser.close)
        return self._browser

    def close(self) -> None:
        """Close it, and end the event loop that runs for it in the thread of the tests."""
        self._browser = None
        self._idle.clear()
        self._open.close()

    @contextmanager
    def window(self, size: tuple[int, int], color_scheme: str, **options: Any) -> Iterator[Window]:
        """Yield a window without pages, cookies, permissions and what pages stored; it has what it loaded before."""
        idle = self._idle[tuple(sorted(options.items()))]
        context, session = idle.pop() if idle else self._new(options)
        try:
            yield Window(context=context, size=size, color_scheme=color_scheme)
        except BaseException:
            context.close()
            raise
        for page in context.pages[1:]:
            page.close()
        context.clear_cookies()
        context.clear_permissions()
        context.set_offline(False)
        session.send("Storage.clearDataForOrigin", {"origin": "*", "storageTypes": "all"})
        idle.append((context, session))

    def _new(self, options: dict[str, Any]) -> tuple[BrowserContext, CDPSession]:
        """Open a window with a page that stays: by it the window is emptied, and for it the pages' process goes on."""
        context = self.browser.new_context(reduced_motion="reduce", **options)
        context.set_default_timeout(1000 * PATIENCE)
        page = context.new_page()
        page.route("**", lambda route: route.fulfill(content_type="text/html", body=""))
        page.goto("http://127.0.0.1/")
        return context, context.new_cdp_session(page)


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A window of the browser, in which pages are opened."""

    context: BrowserContext
    size: tuple[int, int]
    color_scheme: str

    def new_page(self) -> Page:
        """Open a page of the window's size and theme."""
        page = self.context.new_page()
        page.set_viewport_size({"width": self.size[0], "height": self.size[1]})
        page.emulate_media(color_scheme=self.color_scheme)
        return page


CHROMIUM = Chromium()
