"""The page, served with the fake assistant, in a real browser."""

from __future__ import annotations

import json
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect, sync_playwright

from tests.ui.gate import Gate
from tests.waiting import PATIENCE, until

_ROOT = Path(__file__).parents[2]
_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
_TRIES = 5  # servers until one has a port
_OPEN = re.compile(r"is open at (http://\S+)")
_NO_PORT = re.compile(r"\bport\b")  # in what a server says that found none
_ABORTED = re.compile(r"ERR_ABORTED|Failed to fetch|network error|AbortError|was aborted")  # in the words of Chromium

expect.set_options(timeout=1000 * PATIENCE)


@pytest.fixture(scope="session")
def gate(tmp_path_factory: pytest.TempPathFactory) -> Gate:
    """Give what holds the answers of the served page back."""
    return Gate(tmp_path_factory.mktemp("gate"))


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory, gate: Gate) -> Iterator[str]:
    """Serve the page, and give its address."""
    with served(tmp_path_factory.mktemp("server"), gate=gate) as address:
        yield address


@contextmanager
def served(
    folder: Path, /, *, gate: Gate | None = None, port: int = 0, killed: bool = False, **options: object
) -> Iterator[str]:
    """Serve the page, also with other settings than usual; its log goes into the folder, and it may be `killed`."""
    log = folder / "log.txt"
    options["gate"] = str(folder if gate is None else gate.folder)
    server, address = _started(port, json.dumps(options), log)
    try:
        yield address
    finally:
        server.kill() if killed else server.terminate()
        server.wait(PATIENCE)


def _started(port: int, options: str, log: Path) -> tuple[subprocess.Popen[bytes], str]:
    """Start a server and return its address, by what it says itself: a port that was free may be taken by then.

    Where it finds none, or not the one that was asked for, another one is started.
    """
    for _ in range(_TRIES):
        command = [sys.executable, "-u", "-m", "tests.ui.serve_fake", str(port or _free_port()), options]
        with log.open("w") as output:
            server = subprocess.Popen(command, cwd=_ROOT, stdout=output, stderr=output)
        until(lambda server=server: server.poll() is not None or _OPEN.search(log.read_text()))
        opened = _OPEN.search(log.read_text())
        if opened is not None and (port == 0 or opened[1].endswith(f":{port}")):
            return server, opened[1]
        server.kill()
        server.wait(PATIENCE)
        if opened is None and not _NO_PORT.search(log.read_text()):
            break
    pytest.fail(f"the page was not served: {log.read_text()}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start the browser; it is closed with the module, for its event loop runs in the thread of the tests."""
    found = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if found is None:
        pytest.skip(f"no browser: none of {', '.join(_BROWSERS)} is installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=_OPTIONS)
        yield browser
        browser.close()


@pytest.fixture
def size() -> tuple[int, int]:
    """Give the width and height of the window; a module of its own kind gives another."""
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
def window(browser: Browser, size: tuple[int, int] = (1280, 800), **options: Any) -> Iterator[BrowserContext]:
    """Give a window of its own, with the patience that a busy machine needs."""
    with browser.new_context(
        viewport={"width": size[0], "height": size[1]}, reduced_motion="reduce", **options
    ) as context:
        context.set_default_timeout(1000 * PATIENCE)
        yield context


def open_at(page: Page, address: str) -> None:
    """Go to an address of the page, and wait until it can be used."""
    page.goto(address)
    page.locator("#ask textarea").wait_for()
    page.locator("#source .src").wait_for(state="attached")


def _is_aborted(request: Request) -> bool:
    """Whether a request ended because its page was left or closed: all that the page then says of it is no error."""
    return _ABORTED.search(request.failure or "") is not None


def _failure(request: Request) -> str:
    return f"{request.method} {request.url} failed: {request.failure}"


def _is_here(url: str, address: str) -> bool:
    return url.startswith((f"{address}/", "data:", "blob:"))
