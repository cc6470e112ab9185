"""The page on a phone, where the articles are a sheet."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.ui.browsing import ask, await_place, chips, marked, pick, place_of
from tests.ui.conftest import open_at
from tests.ui.fakes import SECOND
from tests.waiting import await_value

pytestmark = pytest.mark.browser


@pytest.fixture
def size() -> tuple[int, int]:
    return 390, 844


def test_nothing_scrolls_sideways(page: Page):
    """Nothing scrolls sideways: an empty page, a long answer, an open sheet."""

    def widths() -> list[int]:
        return page.evaluate("[document.documentElement.scrollWidth, document.body.scrollWidth]")

    await_value(widths, [390, 390])
    reply = ask(page, "a mistake?")
    ask(page, "Show the script")
    await_value(widths, [390, 390])
    chips(reply).first.click()
    expect(page.locator("#src-col")).to_be_visible()
    await_value(widths, [390, 390])


@pytest.mark.parametrize("size", [(1024, 768), (1440, 900)])
def test_nothing_scrolls_sideways_beside_the_articles(page: Page, size: tuple[int, int]):
    """In a wider window, where they are beside the chat and can be read at once."""
    ask(page, "What has been sent? everything").locator(".why > summary").click()
    widths = "[document.documentElement.scrollWidth, document.body.scrollWidth]"
    await_value(lambda: page.evaluate(widths), [size[0]] * 2)
    expect(page.locator("#source mark").first).to_be_in_viewport()
    wider = "parts => parts.filter((part) => part.scrollWidth > part.clientWidth).map((part) => part.id)"
    await_value(lambda: page.locator(":is(#bar, #chat-col, #src-col)").evaluate_all(wider), [])


def test_a_chip_opens_the_sheet_and_escape_closes_it(page: Page):
    """The focus goes in with it and comes back to the chip."""
    chip = chips(ask(page, "a mistake?")).nth(1)
    expect(page.locator("#src-col")).to_be_hidden()
    chip.click()
    expect(page.get_by_role("dialog", name="Articles", exact=True)).to_be_visible()
    await_place(page, chip.get_attribute("href") or "")
    assert marked(page) == place_of(page) == "a very big mistake"
    expect(page.locator("#src-title")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#src-col")).to_be_hidden()
    expect(chip).to_be_focused()


def test_a_link_to_an_article_opens_the_sheet(page: Page, address: str):
    """At the place, with what is wrong with the link; if the article is not here, the conversation says so."""
    open_at(page, f"{address}/?article={SECOND}&start=10&end=20")
    expect(page.get_by_role("dialog", name="Articles", exact=True)).to_be_visible()
    expect(page.locator("#source mark").first).to_be_in_viewport()
    expect(page.get_by_role("alert")).to_contain_text("cannot be checked")
    page.keyboard.press("Escape")
    expect(page.locator("#src-col")).to_be_hidden()
    open_at(page, f"{address}/?article=nothing.txt")
    expect(page.get_by_role("alert")).to_contain_text("not here")
    expect(page.locator("#src-col")).to_be_hidden()


def test_what_is_behind_the_sheet_cannot_be_reached(page: Page):
    """Tab stays in the sheet; a tap on its cross closes it."""
    page.get_by_role("button", name="Articles", exact=True).click()
    expect(page.locator('.row-open[tabindex="0"]')).to_be_focused()
    for _ in range(6):
        page.keyboard.press("Tab")
        assert page.evaluate("!document.activeElement.closest('#chat-col, #bar')")
    page.get_by_role("button", name="Close", exact=True).click()
    expect(page.locator("#src-col")).to_be_hidden()
    expect(page.get_by_role("button", name="Articles", exact=True)).to_be_focused()


def test_what_is_used_in_the_sheet_is_large_enough(page: Page):
    """For a finger: 44 pixels each way, in the list and in the article; a bar of a month has a date beside it."""
    small = """() => [...document.querySelectorAll('#src-col :is(button, input, select, summary)')]
        .filter((each) => each.offsetParent && !each.closest('.months') && !each.matches('[type=file]'))
        .filter((each) => each.offsetHeight < 44 || each.offsetWidth < 44)
        .map((each) => `${each.className} ${each.offsetWidth} ${each.offsetHeight}`)"""
    page.get_by_role("button", name="Articles", exact=True).click()
    page.fill(".shelf-find", "Korea")
    page.locator(".hit-place").first.wait_for()
    await_value(lambda: page.evaluate(small), [])
    page.locator(".hit-place").first.click()
    expect(page.locator(".find-box")).to_be_focused()
    await_value(lambda: page.evaluate(small), [])


def test_articles_can_be_read_without_asking(page: Page):
    """Opened by a button, closed by another."""
    page.get_by_role("button", name="Articles", exact=True).click()
    pick(page, SECOND)
    expect(page.locator("#source .src")).to_have_attribute("data-article", SECOND)
    page.get_by_role("button", name="Close the article").click()
    expect(page.locator("#src-col")).to_be_hidden()
    expect(page.get_by_role("button", name="Articles", exact=True)).to_be_focused()


def test_a_wider_window_is_no_sheet(page: Page):
    """Turning the device closes the sheet and frees what was behind it."""
    page.get_by_role("button", name="Articles", exact=True).click()
    expect(page.get_by_role("dialog")).to_be_visible()
    page.set_viewport_size({"width": 1000, "height": 700})
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator("#src-col")).to_be_visible()
    expect(page.locator("[inert]")).to_have_count(0)


def test_words_are_found_in_the_sheet(page: Page):
    """A word of a question without an answer opens it; Escape closes the search first and the sheet second."""
    reply = ask(page, "Who won the 2026 World Cup in Seoul?")
    reply.locator(".word", has_text="Seoul").click()
    expect(page.get_by_role("dialog", name="Articles")).to_be_visible()
    expect(page.get_by_label("Search the articles")).to_have_value("Seoul")
    page.locator(".hit-place").first.click()
    expect(page.locator(".find-box")).to_be_focused()
    expect(page.locator(".find-count")).to_contain_text("1 of ")
    page.keyboard.press("Escape")
    expect(page.locator(".find-box")).to_be_hidden()
    expect(page.locator("#src-col")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#src-col")).to_be_hidden()
    expect(reply.locator(".word", has_text="Seoul")).to_be_focused()


def test_sources_are_stepped_through_in_the_sheet(page: Page):
    """Without going back to the chat."""
    reply = ask(page, "a mistake?")
    chips(reply).first.click()
    await_place(page, chips(reply).first.get_attribute("href") or "")
    page.get_by_role("button", name="Next source").click()
    await_place(page, chips(reply).nth(1).get_attribute("href") or "")
    expect(page.locator("#source .kick")).to_have_text("Source 2 of 4")


@pytest.mark.parametrize("size", [(390, 844), (320, 568)])
def test_the_name_is_seen_while_there_is_room(page: Page, size: tuple[int, int]):
    """Beside the buttons of a conversation; in a very narrow window the kept quotes take its place.

    The button of the articles shows its word in either.
    """
    seen = """() => {
        const place = (part) => document.querySelector(`#bar ${part}`).getBoundingClientRect();
        const [row, name] = [place('h1'), place('h1 span')];
        const [first] = [...document.querySelectorAll('#bar :is(button, summary)')].filter((each) => each.offsetParent);
        return name.bottom <= row.bottom + 1 && name.right <= first.getBoundingClientRect().left;
    }"""
    words = """button => {
        const { left, right } = button.getBoundingClientRect();
        const word = button.querySelector('span').getBoundingClientRect();
        return word.width > 30 && left <= word.left && word.right <= right;
    }"""
    reply = ask(page, "How many shells?")
    await_value(lambda: page.evaluate(seen), True)
    reply.locator(".how .keep").click()
    page.locator("#tray-open").wait_for()
    await_value(lambda: page.evaluate(seen), size[0] > 320)
    await_value(lambda: page.locator("#browse").evaluate(words), True)


def test_a_headline_of_three_lines_is_read_whole_in_the_sheet(page: Page):
    """Above the text, with whose edge it is aligned."""
    chips(ask(page, "a mistake?")).first.click()
    title = page.locator("#source .shelf-toggle span")
    title.evaluate(
        "title => (title.textContent = 'Norwick counts its losses after the flood in the old town and waits')"
    )
    await_value(lambda: title.evaluate("title => title.scrollHeight <= title.clientHeight"), True)
    left = "part => part.getBoundingClientRect().left"
    text = page.locator("#source .src-body p").first
    await_value(lambda: text.evaluate(left) == title.evaluate(left), True)


def test_the_link_of_a_question_is_beside_it(page: Page):
    """Never in a line of its own, however long the question is."""
    ask(page, "How many shells?")
    below = """link => [...Array(30).keys()].filter((length) => {
        const words = link.parentElement.querySelector('span');
        words.textContent = `Who won${' it'.repeat(length)}?`;
        const [at, beside] = [link.getBoundingClientRect(), words.getBoundingClientRect()];
        const middle = (at.top + at.bottom) / 2;
        return middle < beside.top || middle > beside.bottom || (at.left + at.right) / 2 < beside.right;
    })"""
    assert page.locator(".question-link").evaluate(below) == []


def test_the_list_fills_the_window(page: Page):
    """Without a border at its edges."""
    page.get_by_role("button", name="Articles", exact=True).click()
    expect(page.locator("#src-col")).to_have_css("border-top-width", "0px")
    expect(page.locator("#src-col")).to_have_css("border-left-width", "0px")


def test_suggested_questions_are_clear_of_their_edges(page: Page):
    """Also those of two lines."""
    reply = ask(page, "Who won the 2026 World Cup in Seoul?")
    expect(reply.locator(".ways .ask").first).to_have_css("padding-top", "8px")
