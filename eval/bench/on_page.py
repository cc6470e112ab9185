"""The page in a browser: how long from Enter to the answer highlighted in its article."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from eval.bench.timing import Timing
from eval.metrics import percentile
from index.errors import PullquoteError

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_OPTIONS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")
_PATIENCE = 300  # seconds until the page is served; a busy machine loads the models slowly

_BEGIN = """() => document.querySelector('#ask textarea').addEventListener(
    'keydown', () => { window.began = performance.now(); }, { capture: true, once: true })"""
# Milliseconds, or null if it abstains: the mark of the answer's first source is inside the pane.
_UNTIL_MARKED = """() => new Promise((done, fail) => {
    setTimeout(() => fail(new Error('no answer within a minute')), 60000);
    const look = () => {
        const body = document.querySelector('#source .src-body')?.getBoundingClientRect();
        const mark = document.querySelector('#source mark.ans')?.getBoundingClientRect();
        const ref = document.querySelector('#source .src')?.dataset.ref;
        const cited = document.querySelector('#chat :is(.answer, .items) .chip')?.getAttribute('href');
        if (document.querySelector('#chat :is(.noans, .problem)')) done(null);
        else if (mark && cited === '#' + ref && mark.top >= body.top && mark.top < body.bottom)
            done(performance.now() - window.began);
        else requestAnimationFrame(look);
    };
    look();
})"""


def time_page(folder: Path, questions: Sequence[str], *, reader: str) -> tuple[Timing, ...]:
    """Serve the page in a separate process and ask each question in a new window, after one untimed run of the first.

    Abstentions are not counted. Return nothing without Chromium or Playwright. Raise `PullquoteError` if the page
    cannot be served or gives no answer.
    """
    if not has_browser():
        return ()
    with opened(folder, reader) as (browser, address):
        taken = [_ask(browser, address, question) for question in (*questions[:1], *questions)][1:]
    times = [milliseconds for milliseconds in taken if milliseconds is not None]
    name = "ask on the page, Enter to highlight"
    return (Timing(name=name, median_ms=percentile(times, 50), p95_ms=percentile(times, 95)),)


def has_browser() -> bool:
    """Whether Chromium and Playwright are there."""
    return _chromium() is not None and find_spec("playwright") is not None


@contextmanager
def opened(folder: Path, reader: str) -> Iterator[tuple[Browser, str]]:
    """Serve the page in a separate process, and yield a browser and the page's address.

    Raise `PullquoteError` if the page cannot be served, or does not do what is expected of it.
    """
    from playwright.sync_api import Error, sync_playwright

    with _served(folder, reader) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_chromium(), args=_OPTIONS)
        try:
            yield browser, address
        except Error as error:
            raise PullquoteError(f"the page failed in the browser: {error.message.splitlines()[0]}") from error
        finally:
            browser.close()


def _chromium() -> str | None:
    return next(filter(None, map(shutil.which, _BROWSERS)), None)


def _ask(browser: Browser, address: str, question: str) -> float | None:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(address)
    page.locator("#source .src").wait_for()
    page.fill("#ask textarea", question)
    page.evaluate(_BEGIN)
    page.press("#ask textarea", "Enter")
    milliseconds: float | None = page.evaluate(_UNTIL_MARKED)
    context.close()
    return milliseconds


@contextmanager
def _served(folder: Path, reader: str) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "ui", "--articles", str(folder), "--reader", reader, "--port", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_for(f"http://127.0.0.1:{port}", server)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(30)


def _wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end and server.poll() is None:
        try:
            with urllib.request.urlopen(address):
                return
        except urllib.error.URLError:
            time.sleep(0.2)
    raise PullquoteError(f"the page could not be served at {address}: start it with `make chat` to see why")
