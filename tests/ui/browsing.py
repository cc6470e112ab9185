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

_TEXTS = {article.id: article.text for article in (*FakeAssistant().articles, long_article())}


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
            const mark = document.querySelector('#source mark').getBoundingClientRect();
            const body = document.querySelector('#source .src-body').getBoundingClientRect();
            return mark.top >= body.top && mark.bottom <= body.bottom && mark.left >= body.left;
        }"""
    )


def scroll_to_the_head(page: Page) -> None:
    """Scroll with the wheel, as a visitor does, until the article's head is seen."""
    page.locator("#source .src-body").hover()
    page.mouse.wheel(0, -10_000_000)
    page.wait_for_function("document.querySelector('#source .src-body').scrollTop === 0")


def open_list(page: Page) -> None:
    """Open the list of articles, ready to search it."""
    page.locator(".shelf-toggle").click()
    expect(page.get_by_label("Search the articles")).to_be_focused()


def pick(page: Page, article: str) -> None:
    """Open the list of articles, and one of them."""
    if not page.locator("#shelf").is_visible():
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
