"""The card of every kind in a real browser, and what reporters do with them, counted in clicks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Browser, Locator, Page, expect

from tests.ui.browsing import ask, await_place, reload
from tests.ui.conftest import opened, served
from tests.ui.gallery import GALLERY

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the page with the gallery."""
    with served(tmp_path_factory.mktemp("gallery"), gallery=True) as address:
        yield address


@pytest.fixture
def page(browser: Browser, place: str) -> Iterator[Page]:
    """Open it."""
    with opened(browser, place) as page:
        yield page


def test_the_newest_leads_where_that_is_chosen(page: Page):
    """The newest value leads, and the browser remembers the choice."""
    question = GALLERY["disagreement"].question
    expect(ask(page, question).locator(".answer .quote")).to_have_text("241 people")
    page.get_by_label("Newest first").check()
    expect(ask(page, question).locator(".answer .quote")).to_have_text("About 260 people")
    reload(page)
    expect(page.get_by_label("Newest first")).to_be_checked()
    page.get_by_label("Newest first").uncheck()
    expect(ask(page, question).locator(".answer .quote")).to_have_text("241 people")


def test_what_was_said_earlier_opens_in_its_place(page: Page):
    """In the older version."""
    reply = ask(page, GALLERY["corrected"].question)
    link = reply.locator(".before .chip")
    link.click()
    await_place(page, link.get_attribute("href") or "")
    expect(page.locator("#source .meta")).to_contain_text("flood 1.txt")


def test_a_list_is_marked_as_one_place(page: Page):
    """Its items are cited too, which neither rounds, underlines nor recolours anything inside it."""
    answer = GALLERY["list"]
    ask(page, answer.question)
    marks = page.locator("#source mark.ans")
    expect(marks).to_have_count(7)
    assert "".join(marks.all_text_contents()) == answer.citations[0].quote
    look = """marks => marks.map((mark) => {
        const style = getComputedStyle(mark);
        const left = [style.borderTopLeftRadius, style.paddingLeft];
        return [...left, style.borderBottomWidth, style.paddingRight, style.borderTopRightRadius].map(parseFloat);
    })"""
    edge = marks.evaluate_all(look)[0][1]
    assert edge > 0
    inside = [[0, 0, 0, 0, 0]] * 5
    assert marks.evaluate_all(look) == [[4, edge, 0, 0, 0], *inside, [0, 0, 0, edge, 4]]
    marks.first.hover()
    expect(marks.first).to_have_css("background-color", "rgb(255, 216, 77)")


class Hand:
    """Clicks, and counts them; what is typed, with Enter, is no click."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self.clicks = 0

    def click(self, what: str | Locator) -> None:
        """Click on an element."""
        (self._page.locator(what) if isinstance(what, str) else what).click()
        self.clicks += 1


def test_who_contradicts_is_seen_without_a_click(page: Page):
    """Value, day and article are in the card; one click shows the words in their article."""
    hand = Hand(page)
    reply = ask(page, GALLERY["disagreement"].question)
    told = "1 article says otherwise About 260 people 7 March 2025 Source 2 Norwick counts its losses"
    expect(reply.locator(".differs")).to_contain_text(told.partition(" About")[0])
    expect(reply.locator(".differs .theirs")).to_have_text(told.partition("otherwise ")[2])
    assert hand.clicks == 0
    link = reply.locator(".differs .theirs .chip")
    hand.click(link)
    await_place(page, link.get_attribute("href") or "")
    expect(page.locator("#src-title")).to_have_text("Norwick counts its losses")
    assert hand.clicks == 1


def saved(page: Page, hand: Hand, button: str, path: Path) -> list[str]:
    """Click on a form of a file, and return the paragraphs of the Word document that comes."""
    with page.expect_download() as download:
        hand.click(button)
    download.value.save_as(path)
    return [paragraph.text for paragraph in Document(str(path)).paragraphs]


def test_quotes_of_one_person_become_a_document_in_two_clicks(page: Page, tmp_path: Path):
    """Of the conversation; with the tray, where they can be ordered and noted on, in four."""
    hand = Hand(page)
    reply = ask(page, GALLERY["quotes"].question)
    hand.click("#export summary")
    written = saved(page, hand, "#export button[value=docx]", tmp_path / "all.docx")
    assert hand.clicks == 2
    quotes = [item.text for item in GALLERY["quotes"].items]
    assert all(any(quote in text for text in written) for quote in quotes)
    hand = Hand(page)
    hand.click(reply.get_by_role("button", name="Keep all 3"))
    hand.click("#tray-open")
    expect(page.locator(".tray-quote")).to_have_count(3)
    hand.click("#take summary")
    written = saved(page, hand, "#take button[value=docx]", tmp_path / "kept.docx")
    assert hand.clicks == 4
    sources = [text for text in written if text.startswith("— ")]
    assert len(sources) == 3
    assert "12 March 2025" in sources[0]


def test_five_answers_become_a_document_in_eight_clicks(page: Page, tmp_path: Path):
    """One for each, and three for the document with their sources."""
    hand = Hand(page)
    for kind in ("span", "likely", "fragment", "live", "table cell"):
        hand.click(ask(page, GALLERY[kind].question).locator(".how .keep"))
    hand.click("#tray-open")
    hand.click("#take summary")
    written = saved(page, hand, "#take button[value=docx]", tmp_path / "five.docx")
    assert hand.clicks == 8
    assert len([text for text in written if text.startswith("— ")]) == 5


def test_all_of_a_list_is_kept_and_let_go_at_once(page: Page):
    """The button says which of the two it does next."""
    button = ask(page, GALLERY["list"].question).locator(".how .keep")
    button.click()
    expect(page.locator("#tray-open")).to_have_text("2")
    expect(button).to_have_attribute("aria-pressed", "true")
    button.click()
    expect(page.locator("#tray-open")).to_be_hidden()
