"""The page, served with the fake assistant, in a real browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from tests.chromium import CHROMIUM, Window
from tests.ui.browsing import await_ready
from tests.ui.gate import Gate
from tests.ui.serving import served
from tests.waiting import PATIENCE

_ABORTED = re.compile(r"ERR_ABORTED|Failed to fetch|network error|AbortError|was aborted")  # in the words of Chromium

expect.set_options(timeout=1000 * PATIENCE)


@pytest.fixture(scope="session")
def gate(tmp_path_factory: pytest.TempPathFactory) -> Gate:
    """Return the gate that holds the answers of the served page back."""
    return Gate(tmp_path_factory.mktemp("gate"))


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory, gate: Gate) -> Iterator[str]:
    """Serve the page, and give its address."""
    with served(tmp_path_factory.mktemp("server"), gate=gate) as address:
        yield address


@pytest.fixture
def browser() -> Browser:
    """Return the open browser, or start one."""
    return CHROMIUM.browser


@pytest.fixture
def size() -> tuple[int, int]:
    """Return the width and height of the window; a module of its own kind gives another."""
    return 1280, 800


@pytest.fixture
def page(browser: Browser, address: str, size: tuple[int, int]) -> Iterator[Page]:
    """Open the page in a new window."""
    with opened(browser, address, size) as page:
        yield page


@contextmanager
def opened(browser: Browser, address: str, size: tuple[int, int] = (1280, 800), search: str = "") -> Iterator[Page]:
    """Open the page in a window of its own; it may reach this machine only, and report no error."""
    with window(browser, size) as context:
        page = context.new_page()
        seen: list[str] = []
        page.on("console", lambda message: seen.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: seen.append(str(error)))
        page.on("request", lambda request: None if _is_here(request.url, address) else seen.append(request.url))
        page.on("requestfailed", lambda request: None if _is_aborted(request) else seen.append(_failure(request)))
        open_at(page, f"{address}/{search}")
        yield page
    assert [said for said in seen if not _ABORTED.search(said)] == []


@contextmanager
def window(
    browser: Browser, size: tuple[int, int] = (1280, 800), *, color_scheme: str = "light", **options: Any
) -> Iterator[Window]:
    """Yield a window of its own, in which the page may have been loaded before, and was forgotten."""
    with CHROMIUM.window(size, color_scheme, **options) as window:
        yield window


def open_at(page: Page, address: str) -> None:
    """Go to an address of the page, and wait until it can be used."""
    page.goto(address)
    await_ready(page)


def _is_aborted(request: Request) -> bool:
    """Whether a request ended because its page was left or closed: all that the page then says of it is no error."""
    return _ABORTED.search(request.failure or "") is not None


def _failure(request: Request) -> str:
    return f"{request.method} {request.url} failed: {request.failure}"


def _is_here(url: str, address: str) -> bool:
    return url.startswith((f"{address}/", "data:", "blob:"))
