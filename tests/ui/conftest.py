"""The page, served with the fake assistant, in a real browser."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

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
_PATIENCE = 120  # seconds until the server answers; a busy machine imports Gradio slowly


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the page, and give its address."""
    with served(tmp_path_factory.mktemp("server")) as address:
        yield address


@contextmanager
def served(folder: Path, **options: object) -> Iterator[str]:
    """Serve the page with other settings than usual; its log goes into the folder."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = folder / "log.txt"
    command = [sys.executable, "-u", "-m", "tests.ui.serve_fake", str(port), json.dumps(options)]
    with log.open("w") as output:
        server = subprocess.Popen(command, cwd=_ROOT, stdout=output, stderr=output)
        try:
            _wait_for(f"http://127.0.0.1:{port}", server, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(30)


def _wait_for(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end and server.poll() is None:
        try:
            with urllib.request.urlopen(address):
                return
        except urllib.error.URLError:
            time.sleep(0.2)
    pytest.fail(f"the page was not served: {log.read_text()}")


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
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, reduced_motion="reduce")
    page = context.new_page()
    seen: list[str] = []
    page.on("console", lambda message: seen.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: seen.append(str(error)))
    page.on("request", lambda request: None if _is_here(request.url, address) else seen.append(request.url))
    page.goto(f"{address}/{search}")
    page.locator("#ask textarea[aria-label]").wait_for()
    page.locator("#source .src").wait_for(state="attached")
    yield page
    context.close()
    assert seen == []


def _is_here(url: str, address: str) -> bool:
    return url.startswith((f"{address}/", "data:", "blob:"))
