"""What a visitor does, and what is then to be seen."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import unquote

from playwright.sync_api import JSHandle, Locator, Page, Request, expect

from tests.ui.fakes import FakeAssistant
from tests.ui.rich import long_article
from tests.waiting import until

REPLIES = "#chat .reply"
DONE = ".conf, .noans, .problem"

# Whether the scripts of all widgets run, and the server knows who visits; storage may hold anything.
_READY = """() => {
    try {
        const kept = JSON.parse(sessionStorage.getItem(`pullquote:${location.pathname}`));
        return Boolean(kept.visit) && ['#ask', '#bar', '#shelf'].every((part) => document.querySelector(part)?.lang);
    } catch {
        return false;
    }
}"""
_HOLD = """() => {
    const [start, stop] = [window.setTimeout, window.clearTimeout];
    const held = new Map();
    window.setTimeout = (act, after, ...given) => {
        if (!(after >= 1000)) return start(act, after, ...given);
        const id = start(() => {}, 0);
        held.set(id, () => act(...given));
        return id;
    };
    window.clearTimeout = (id) => {
        held.delete(id);
        stop(id);
    };
    window.letTimeGoOn = () => {
        [window.setTimeout, window.clearTimeout] = [start, stop];
        for (const act of held.values()) act();
    };
}"""

_TEXTS = {article.id: article.text for article in (*FakeAssistant().articles, long_article())}


def await_ready(page: Page) -> None:
    """Wait until the page can be used: what is typed or pressed before its scripts run may be lost."""
    page.locator("#ask textarea").wait_for()
    page.locator("#source .src").wait_for(state="attached")
    page.wait_for_function(_READY)


def reload(page: Page) -> None:
    """Load the page again, and wait until it can be used."""
    page.reload()
    await_ready(page)


@contextmanager
def time_held(page: Page) -> Iterator[None]:
    """Hold back what the page would do by itself after a second or more, such as taking a way back away."""
    page.evaluate(_HOLD)
    yield
    page.evaluate("window.letTimeGoOn?.()")  # it is gone where the page was loaded again


def ask(page: Page, question: str) -> Locator:
    """Ask, and give the reply once it is there."""
    reply = page.locator(REPLIES).nth(page.locator(REPLIES).count())
    page.fill("#ask textarea", question)
    page.press("#ask textarea", "Enter")
    reply.locator(DONE).first.wait_for()
    page.locator("#ask .stop").wait_for(state="hidden")
    return reply


@contextmanager
def replied(page: Page) -> Iterator[None]:
    """Wait until the server has replied in full to what is asked in here: the stream of its results has ended."""
    ended: list[str] = []

    def end(request: Request) -> None:
        if "/queue/data" in request.url:
            ended.append(request.url)

    kinds = ("requestfinished", "requestfailed")  # Gradio may drop the stream before it is closed
    for kind in kinds:
        page.on(kind, end)
    yield
    until(lambda: page.evaluate("true") and ended)
    for kind in kinds:
        page.remove_listener(kind, end)


def chips(reply: Locator) -> Locator:
    """Return the numbers beside the quote."""
    return reply.locator(".answer .chip")


def await_place(page: Page, link: str) -> None:
    """Wait until the pane shows the place of a link and has scrolled to it."""
    page.locator(f'#source .src[data-ref="{link.removeprefix("#")}"]').wait_for(state="attached")
    page.wait_for_function(
        """() => {
            const [mark, body] = ['mark', '.src-body'].map((part) =>
                document.querySelector(`#source ${part}`)?.getBoundingClientRect());
            return mark && body && mark.top >= body.top && mark.bottom <= body.bottom && mark.left >= body.left;
        }"""
    )


def scroll_to_the_head(page: Page) -> None:
    """Scroll with the wheel, as a visitor does, until the article's head is seen."""
    page.locator("#source .src-body").hover()
    page.mouse.wheel(0, -10_000_000)
    page.wait_for_function("document.querySelector('#source .src-body')?.scrollTop === 0")


def open_list(page: Page) -> None:
    """Open the list of articles, ready to search it."""
    page.locator(".shelf-toggle").click()
    expect(page.get_by_label("Search the articles")).to_be_focused()


def pick(page: Page, article: str) -> None:
    """Open the list of articles, and one of them."""
    if page.locator("body.shelf-open").count() == 0:  # what is open may not be visible yet
        page.locator(".shelf-toggle").click()
    page.locator(f'.shelf-row[data-id="{article}"] .row-open').click()


def marked(page: Page) -> str:
    """Return the text of the mark."""
    return "".join(page.locator("#source mark").all_text_contents())


def place_of(page: Page) -> str:
    """Return the text that stands where the pane says that it points."""
    ref = page.locator("#source .src").get_attribute("data-ref") or ""
    match = re.fullmatch(r"(?:src|near|read)/(.+)/(\d+)-(\d+)", html.unescape(ref))
    assert match, ref
    return _TEXTS[unquote(match[1])][int(match[2]) : int(match[3])]


def telling(button: Locator) -> JSHandle:
    """Return all that a button will say from now on, however short a time it says it."""
    return button.evaluate_handle(
        """button => {
            const said = [];
            new MutationObserver(() => said.push(button.textContent)).observe(button, { childList: true });
            return said;
        }"""
    )
