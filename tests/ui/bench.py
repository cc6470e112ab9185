"""How smooth the page is with many articles and a very long one: `python -m tests.ui.bench [ARTICLES [CHARACTERS]]`.

No test: it prints milliseconds, as a browser on this machine measures them.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.chromium import BROWSERS, OPTIONS
from tests.ui.conftest import open_at, served
from tests.ui.rich import LONG

_ROUNDS = 3
# Milliseconds from doing something until what it should bring about is painted.
_TIME = """([act, until]) => new Promise((done, fail) => {
    const [begin, is] = [new Function(act), new Function(`return ${until}`)];
    setTimeout(() => fail(new Error(`never: ${until}`)), 60000);
    const began = performance.now();
    begin();
    const end = () => done(performance.now() - began);
    const look = () => requestAnimationFrame(is() ? end : look);
    requestAnimationFrame(look);
})"""
# The longest of the waits between two frames while something is scrolled to its end in 60 steps.
_SCROLL = """(selector) => new Promise((done) => {
    const box = [...document.querySelectorAll(selector)].find((each) => each.scrollHeight > each.clientHeight + 1);
    const gaps = [];
    let [step, last] = [0, performance.now()];
    const frame = (now) => {
        gaps.push(now - last);
        last = now;
        box.scrollTop = (box.scrollHeight * step) / 60;
        if (step++ < 60) requestAnimationFrame(frame);
        else done(Math.max(...gaps.slice(2)));
    };
    requestAnimationFrame(frame);
})"""
_IN_VIEW = """(() => {
    const mark = document.querySelector('#source mark')?.getBoundingClientRect();
    const body = document.querySelector('#source .src-body')?.getBoundingClientRect();
    return mark && mark.height && mark.top >= body.top && mark.bottom <= body.bottom;
})()"""
_TYPE = (
    "const box = document.querySelector('%s'); box.value = '%s'; box.dispatchEvent(new Event('input', {bubbles: true}))"
)


def measure(page: Page, address: str) -> dict[str, float]:
    """Measure everything once, in a new page."""
    took: dict[str, float] = {}

    def time(name: str, act: str, until: str) -> None:
        took[name] = page.evaluate(_TIME, [act, until])

    page.goto("about:blank")
    open_at(page, address)
    took["page open, list there"] = page.evaluate("performance.now()")
    page.evaluate("new Promise((done) => requestIdleCallback(done))")
    shown = "document.querySelector('.shelf-row .row-open')?.offsetHeight"
    time("open the list", "document.querySelector('.shelf-toggle').click()", shown)
    took["elements in the list"] = page.evaluate("document.querySelectorAll('#articles *').length")
    took["longest frame, scrolling the list"] = page.evaluate(_SCROLL, "#articles, #shelf-body")
    titled = (
        "[...document.querySelectorAll('.shelf-row b')].some((b) => b.offsetHeight && b.textContent.startsWith('%s'))"
    )
    time("type: titles", _TYPE % (".shelf-find", "Story 9876"), titled % "Story 9876")
    time("type nothing: all titles", _TYPE % (".shelf-find", ""), titled % "Story 5 ")
    opened = f"document.querySelector('#source .src')?.dataset.article === '{LONG}'"
    page.evaluate(_TIME, [_TYPE % (".shelf-find", "whole year"), titled % "The whole year"])
    time("open the long article", "document.querySelector('.shelf-row:not([hidden]) .row-open').click()", opened)
    took["longest frame, scrolling the article"] = page.evaluate(_SCROLL, ".src-body")
    page.evaluate("document.querySelector('#source .src-find').click()")
    said = "/ of /.test(document.querySelector('.find-count').textContent)"
    time("find a letter in it", _TYPE % (".find-box", "c"), said)
    time("find a word in it", _TYPE % (".find-box", "council"), said)
    page.evaluate("document.querySelector('#source .find-close').click()")
    page.fill("#ask textarea", "Who counted at the lighthouse?")
    page.press("#ask textarea", "Enter")
    page.locator("#chat .answer .chip").nth(1).wait_for()
    page.wait_for_function(_IN_VIEW)
    cite = "document.querySelectorAll('#chat .answer .chip')[1].click()"
    chip = "document.querySelectorAll('#chat .answer .chip')[1].getAttribute('href')"
    ref = "'#' + document.querySelector('#source .src').dataset.ref"
    time("a place of it, from another", cite, f"{chip} === {ref} && {_IN_VIEW}")
    return took


def main(articles: int = 10_000, characters: int = 1_000_000) -> None:
    """Print the least and the median of three rounds of each figure: on a busy machine the least says more."""
    browser = next(filter(None, map(shutil.which, BROWSERS)))
    folder = Path(tempfile.mkdtemp())
    with served(folder, many=articles, characters=characters) as address, sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=browser, args=OPTIONS)
        page = opened.new_page(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
        page.set_default_timeout(120_000)
        rounds = [measure(page, address) for _ in range(_ROUNDS)]
        opened.close()
    for name in rounds[0]:
        took = [each[name] for each in rounds]
        sys.stdout.write(f"{name:40} {min(took):8,.0f} {statistics.median(took):8,.0f}\n")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
