"""Asking in a real browser: what is told meanwhile and afterwards, and that nothing typed is lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.ui.browsing import REPLIES, ask, marked, reload, replied, time_held
from tests.ui.conftest import open_at, opened, served, window
from tests.ui.files import add, row, text_file
from tests.ui.gallery import GALLERY
from tests.ui.gate import Gate
from tests.waiting import await_value

pytestmark = pytest.mark.browser

BOX = "#ask textarea"


def test_what_became_of_files_is_told_until_a_question_is_asked(page: Page):
    """The message disappears with the next question, and comes back if the same happens again."""
    for _ in range(2):
        add(page, text_file())
        page.keyboard.press("Escape")
        ask(page, "What is the secret?")
        page.locator(".shelf-toggle").click()
        expect(page.locator("#outcome .outcome")).to_have_count(0)
        row(page, "The secret").locator(".row-drop").click()
        expect(row(page, "The secret")).to_have_count(0)


def test_what_is_wrong_with_a_link_is_told_until_a_question_is_asked(browser: Browser, address: str):
    """It is not about the answer that comes."""
    with opened(browser, address, search="?article=nothing.txt") as page:
        expect(page.locator("#notice .note")).to_be_visible()
        ask(page, "How many shells?")
        expect(page.locator("#notice .note")).to_have_count(0)


def test_one_question_is_asked_at_a_time(page: Page, gate: Gate):
    """Another stays in the box and it is said why; the one that is stopped can be asked again, by a press."""
    with replied(page), gate.closed():
        page.fill(BOX, "How many shells?")
        page.press(BOX, "Enter")
        page.fill(BOX, "Who is Kirby?")
        page.press(BOX, "Enter")
        expect(page.locator("#ask .hint")).to_have_text("One question at a time: press Stop, or wait.")
        expect(page.locator(BOX)).to_have_value("Who is Kirby?")
        page.get_by_role("button", name="Stop").click()
        expect(page.locator("#ask .hint")).to_be_hidden()
    expect(page.locator(BOX)).to_have_value("Who is Kirby?")
    reload(page)
    held = page.locator("#ask .held")
    expect(held).to_contain_text("Not answered:How many shells?")
    expect(page.locator(BOX)).to_have_value("Who is Kirby?")
    held.get_by_role("button", name="How many shells?").click()
    expect(page.locator(REPLIES).locator(".quote")).to_contain_text("3.4 million")
    expect(held).to_be_hidden()
    expect(page.locator(BOX)).to_have_value("Who is Kirby?")


def test_a_new_conversation_keeps_the_question_that_was_awaited(page: Page, gate: Gate):
    """In the box."""
    with replied(page), gate.closed():
        page.fill(BOX, "How many shells?")
        page.press(BOX, "Enter")
        page.get_by_role("button", name="New conversation").click()
        expect(page.locator(BOX)).to_have_value("How many shells?")


@pytest.fixture
def gone(browser: Browser, tmp_path: Path) -> Iterator[tuple[Page, int]]:
    """Return a page that waits for an answer, the server of which was killed, and its port."""
    gate = Gate(tmp_path)
    with window(browser) as context:
        page = context.new_page()
        with gate.closed(), served(tmp_path, gate=gate, killed=True) as address:
            open_at(page, address)
            page.fill(BOX, "How many shells?")
            page.press(BOX, "Enter")
            expect(page.locator("#chat .searching")).to_be_visible()
        yield page, int(address.rpartition(":")[2])


def test_a_server_that_went_away_is_told_in_plain_words(gone: tuple[Page, int], tmp_path: Path):
    """Gradio's are not seen; the question stays in the box, even if it is sent again, until the server is back."""
    page, port = gone
    said = "The server cannot be reached. What you wrote stays here, and the page continues by itself when"
    for sent_again in (False, True):
        if sent_again:
            page.press(BOX, "Enter")
        expect(page.locator("#chat .told p")).to_contain_text(said)
        expect(page.locator("#chat .searching")).to_have_count(0)
        expect(page.locator(BOX)).to_have_value("How many shells?")
        expect(page.get_by_text("Connection to the server was lost")).to_be_hidden()
    with served(tmp_path, port=port):
        expect(page.locator("#chat .told")).to_be_hidden()
        expect(page.locator(BOX)).to_have_value("How many shells?")
        page.press(BOX, "Enter")
        expect(page.locator(REPLIES).locator(".quote")).to_contain_text("3.4 million")


def test_that_a_link_was_copied_is_seen(page: Page):
    """At what was pressed, and it goes away."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    reply = ask(page, "How many shells?")
    told = page.locator("#main").get_by_text("Link copied", exact=True)
    for link in (page.get_by_role("link", name="Copy a link to this question"), page.locator("#source .shelf-link")):
        with time_held(page):
            link.click()
            expect(told).to_be_in_viewport(ratio=1)
        expect(told).to_have_count(0)
    expect(reply).to_be_visible()


def test_a_copied_link_is_checked(page: Page):
    """It marks its words, if they are there; a link without any says that it cannot be checked."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    ask(page, "How many shells?")
    page.locator("#source .shelf-link").click()
    expect(page.locator("#main").get_by_text("Link copied", exact=True)).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    shells, notice = "approximately 3.4 million 105mm artillery shells", page.locator("#source .note")
    for link, words, told in (
        (copied, shells, None),
        (copied.partition("&sentence=")[0], shells, "cannot be checked"),
        (copied.replace("3.4+million", "4.3+million"), "", "no longer in the article"),
    ):
        open_at(page, link)
        expect(notice).to_contain_text(told) if told else expect(notice).to_have_count(0)
        assert marked(page) == words


_SMALL = """() => [...document.querySelectorAll(
        ':is(#bar, #chat, #asked, #ask) :is(a, button, summary, textarea, label)')]
    .filter((part) => part.checkVisibility({ visibilityProperty: true }) && part.getClientRects().length)
    .map((part) => [part.outerHTML.slice(0, 120), part.getBoundingClientRect()])
    .filter(([, { width, height }]) => Math.min(width, height) < 43.5)
    .map(([html, { width, height }]) => `${Math.round(width)} x ${Math.round(height)}: ${html}`)"""


@pytest.mark.parametrize("size", [(390, 844), (1180, 820)])
def test_a_finger_meets_what_it_presses(browser: Browser, tmp_path: Path, size: tuple[int, int]):
    """On a phone and on a tablet, all that can be pressed in the conversation and around it is 44 pixels large."""
    with (
        served(tmp_path, gallery=True, feedback=str(tmp_path / "feedback.jsonl")) as address,
        window(browser, size, has_touch=True, is_mobile=True) as context,
    ):
        page = context.new_page()
        open_at(page, address)
        await_value(lambda: page.evaluate(_SMALL), [])
        for kind in ("disagreement", "list", "quotes", "understood", "no answer"):
            reply = ask(page, GALLERY[kind].question)
            for summary in reply.locator("summary").all():
                if summary.is_visible():
                    summary.tap()
            await_value(lambda: page.evaluate(_SMALL), [])


def test_a_number_is_larger_for_a_finger_than_it_looks(browser: Browser, tmp_path: Path):
    """It is coloured as on a desk, where it is current too, and no number reaches into the next one."""
    with (
        served(tmp_path, gallery=True) as address,
        window(browser, (390, 844), has_touch=True, is_mobile=True) as context,
    ):
        page = context.new_page()
        open_at(page, address)
        reply = ask(page, GALLERY["confirmed"].question)
        expect(reply.locator(".answer .chip[aria-current]")).to_have_count(1)
        look = """chips => chips.map((chip) => {
            const { offsetWidth, offsetHeight, clientWidth, clientHeight } = chip;
            return [offsetWidth, offsetHeight, clientWidth, clientHeight, getComputedStyle(chip).backgroundClip];
        })"""
        chips = reply.locator(".answer .chip")
        assert chips.evaluate_all(look) == [[44, 44, 30, 30, "padding-box"]] * 2
        lefts = chips.evaluate_all("chips => chips.map((chip) => chip.getBoundingClientRect().left)")
        assert lefts[1] - lefts[0] >= 44
