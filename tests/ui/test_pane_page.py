"""Reading an article, in a real browser."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.ui.browsing import ask, await_place, chips, marked, pick, place_of, scroll_to_the_head
from tests.ui.conftest import served
from tests.ui.fakes import FIRST, SECOND
from tests.ui.rich import LATE, LONG, NEEDLE

pytestmark = pytest.mark.browser


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the page with the long article too."""
    with served(tmp_path_factory.mktemp("long"), long=True) as address:
        yield address


def current_match(page: Page) -> str:
    """Return the text of the match that stands out."""
    return page.evaluate("String([...CSS.highlights.get('found-now')][0] ?? '')")


def find(page: Page, words: str) -> None:
    page.locator("#source .src-body").focus()
    page.keyboard.press("Control+F")
    page.keyboard.type(words)


def test_the_sources_of_an_answer_are_stepped_through(page: Page):
    """Forwards, backwards and around, across articles; the button keeps the focus."""
    links = [chip.get_attribute("href") or "" for chip in ask(page, "a mistake?").locator(".chip").all()]
    places = list(dict.fromkeys(links))
    assert len(places) == 4
    button = page.locator("#source .src-next")
    for number in (2, 3, 4, 1):
        button.click()
        await_place(page, places[number - 1])
        expect(page.locator("#source .kick")).to_have_text(f"Source {number} of 4")
        expect(button).to_be_focused()
    page.locator("#source .src-previous").press("Enter")
    await_place(page, places[3])


def test_a_page_that_is_left_alone_does_nothing(page: Page):
    """No change of it begins another one, also where sources are counted and several places are marked."""
    ask(page, "a mistake?")
    expect(page.locator("#source .src-of")).to_contain_text(" of ")
    changes = page.evaluate(
        """() => new Promise((done) => {
            const all = { attributes: true, characterData: true, childList: true, subtree: true };
            const [quiet, most] = [30, 900]; // frames: so many without a change, and so many in all
            let seen = [];
            let frames = 0;
            let last = 0;
            new MutationObserver((changes) => {
                seen = changes;
                last = frames;
            }).observe(document.documentElement, all);
            const frame = () => {
                frames += 1;
                if (frames - last > quiet) done([]);
                else if (frames > most) done(seen.map((change) => change.target.id || change.target.className));
                else requestAnimationFrame(frame);
            };
            requestAnimationFrame(frame);
        })"""
    )
    assert changes == []


def test_one_source_needs_no_steps(page: Page):
    """The buttons are not there, and nothing is counted."""
    ask(page, "How many shells?")
    expect(page.locator("#source .kick")).to_have_text("Source 1")
    expect(page.locator("#source .src-step:visible")).to_have_count(0)


def test_what_the_conversation_cites_is_marked_faintly_and_leads_back(page: Page):
    """To its answer in the chat, by the keyboard too."""
    first = ask(page, "What did the assistance include?")
    for _ in range(3):
        ask(page, "What would it be, a mistake?")
    said = page.locator("#source a.said")
    expect(said).to_have_text(
        ["first-aid kits, medicine, portable mine detectors and protective gear", "“no surprise”"]
    )
    expect(first.locator(".quote")).not_to_be_in_viewport()
    said.first.press("Enter")
    await_place(page, chips(first).get_attribute("href") or "")
    assert marked(page) == place_of(page) == first.locator(".quote").text_content()
    expect(first.locator(".quote")).to_be_in_viewport()
    expect(chips(first)).to_have_attribute("aria-current", "true")


def test_a_place_of_an_earlier_question_is_not_the_source_of_the_latest(page: Page):
    """If that has none, the pane says so and marks it faintly, until somebody opens the place again."""
    reply = ask(page, "a mistake?")
    kick, mark = page.locator("#source .kick"), page.locator("#source mark").first
    expect(kick).to_have_text("Source 1 of 4")
    bright = mark.evaluate("mark => getComputedStyle(mark).backgroundColor")
    ask(page, "please fail")
    expect(kick).to_have_text("Source 1 · earlier question")
    expect(mark).not_to_have_css("background-color", bright)
    expect(page.locator("#source .src-step:visible")).to_have_count(0)
    chips(reply).first.click()
    expect(kick).to_have_text("Source 1 of 4")
    expect(mark).to_have_css("background-color", bright)
    ask(page, "How many shells?")
    expect(kick).to_have_text("Source 1")


def test_a_new_conversation_cites_nothing(page: Page):
    """The article that was open stays, without a mark."""
    ask(page, "How many shells?")
    page.get_by_role("button", name="New conversation").click()
    expect(page.locator("#source :is(mark, .said)")).to_have_count(0)
    expect(page.locator("#source .src")).to_have_attribute("data-article", SECOND)


def test_words_are_found_in_the_article(page: Page):
    """Whatever their case and marks, forwards and backwards, with a count; Escape gives the focus back."""
    pick(page, FIRST)
    find(page, "KOREA’S")
    expect(page.locator(".find-count")).to_have_text("1 of 4")
    assert current_match(page).lower().replace("’", "'") == "korea's"
    page.keyboard.press("Enter")
    expect(page.locator(".find-count")).to_have_text("2 of 4")
    page.keyboard.press("Shift+Enter")
    page.keyboard.press("Shift+Enter")
    expect(page.locator(".find-count")).to_have_text("4 of 4")
    page.locator("#source .find-next").click()
    expect(page.locator(".find-count")).to_have_text("1 of 4")
    page.keyboard.press("Escape")
    expect(page.locator(".find-box")).to_be_hidden()
    expect(page.locator("#source .src-find")).to_be_focused()
    assert page.evaluate("CSS.highlights.get('found').size") == 0


def test_what_is_not_there_is_not_found(page: Page):
    """Words are taken literally: a pattern that matches is not found."""
    find(page, ".*")
    expect(page.locator(".find-count")).to_have_text("Not found")
    page.fill(".find-box", "")
    expect(page.locator(".find-count")).to_have_text("")


def test_words_are_found_across_marks(page: Page):
    """The mark of an answer cuts the text, but no word of it."""
    ask(page, "What did the assistance include?")
    find(page, "included first-aid")
    expect(page.locator(".find-count")).to_have_text("1 of 1")
    assert current_match(page) == "included first-aid"


def test_what_is_looked_for_stays_when_another_article_opens(page: Page):
    """It is found there as well."""
    ask(page, "a mistake?")
    find(page, "Seoul")
    before = page.locator(".find-count").text_content()
    page.locator("#source .src-next").click()
    expect(page.locator("#source .src")).to_have_attribute("data-article", SECOND)
    expect(page.locator(".find-box")).to_have_value("Seoul")
    expect(page.locator(".find-count")).not_to_have_text(before or "")
    expect(page.locator(".find-count")).to_have_text(re.compile(r"^[1-9]\d* of "))


def test_a_browser_finds_outside_of_the_pane_as_ever(page: Page):
    """The question box keeps its key."""
    page.locator("#ask textarea").press("Control+F")
    expect(page.locator(".find-box")).to_be_hidden()


def test_places_of_a_long_article_are_scrolled_to(page: Page):
    """At three quarters and near the end of 200,000 characters, from one to the other."""
    reply = ask(page, "Who counted at the lighthouse?")
    await_place(page, chips(reply).first.get_attribute("href") or "")
    assert len(page.locator("#source .src-body").text_content() or "") > 190_000
    for number, quote in ((1, LATE), (0, NEEDLE)):
        chips(reply).nth(number).click()
        await_place(page, chips(reply).nth(number).get_attribute("href") or "")
        assert marked(page) == place_of(page) == quote


def test_finding_in_a_long_article_begins_where_one_reads(page: Page):
    """The search begins in view, not at the head; each of very many matches can be reached."""
    reply = ask(page, "Who counted at the lighthouse?")
    await_place(page, chips(reply).first.get_attribute("href") or "")
    find(page, "c")
    for words in ("c", "co", "council"):
        page.fill(".find-box", words)
        at, _, of = (page.locator(".find-count").text_content() or "").replace(",", "").split()
        assert 0.7 < int(at) / int(of) < 0.8, words
    page.fill(".find-box", "e")
    scroll_to_the_head(page)
    page.fill(".find-box", "th")
    page.keyboard.press("Shift+Enter")
    at, _, of = (page.locator(".find-count").text_content() or "").replace(",", "").split()
    assert at == of
    assert int(of) > 4000
    assert current_match(page).lower() == "th"


def test_the_rail_leads_to_its_places(page: Page):
    """As far down as they are in the article; it is for the mouse alone."""
    reply = ask(page, "Who counted at the lighthouse?")
    await_place(page, chips(reply).first.get_attribute("href") or "")
    other = page.locator("#source .rail .tick:not(.now)")
    page.wait_for_function(
        """() => {
            const [rail, now] = ['.rail', '.rail .now'].map((part) =>
                document.querySelector(`#source ${part}`)?.getBoundingClientRect());
            const down = (now?.top - rail?.top) / rail?.height;
            return 0.7 < down && down < 0.8;
        }"""
    )
    expect(other).to_have_attribute("title", LATE)
    other.click()
    await_place(page, chips(reply).nth(1).get_attribute("href") or "")
    assert marked(page) == LATE
    expect(page.locator("#source .src")).to_have_attribute("data-article", LONG)
