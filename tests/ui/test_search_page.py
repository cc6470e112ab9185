"""All texts searched in a real browser, and the people quoted in them."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.ui.browsing import ask, open_list
from tests.ui.fakes import FIRST, SECOND

pytestmark = pytest.mark.browser


def test_texts_are_searched_and_their_places_stepped_through(page: Page):
    """With how many there are; Enter goes on from place to place, over articles, and back to what was found."""
    open_list(page)
    page.keyboard.type("Kim Jong Un")
    expect(page.locator("#found .hits-head")).to_have_text("In 2 articles, 3 places")
    expect(page.locator(".hit-place mark")).to_have_text(["Kim Jong Un"] * 3)
    expect(page.locator(".shelf-row")).to_have_count(0)
    page.keyboard.press("Enter")
    for number, article in ((1, SECOND), (2, SECOND), (3, FIRST), (1, SECOND)):
        expect(page.locator(".find-count")).to_have_text(f"{number} of 3")
        expect(page.locator("#source .src")).to_have_attribute("data-article", article)
        expect(page.locator(".find-box")).to_be_focused()
        page.wait_for_function("String([...CSS.highlights.get('found-now')][0] ?? '') === 'Kim Jong Un'")
        page.keyboard.press("Enter")
    page.get_by_role("button", name="Back to all that was found").click()
    expect(page.get_by_label("Search the articles")).to_have_value("Kim Jong Un")
    page.locator(".hit-place").last.click()
    expect(page.locator(".find-count")).to_have_text("3 of 3")
    expect(page.locator("#source .src")).to_have_attribute("data-article", FIRST)


def test_words_need_not_stand_together(page: Page):
    """Where they do, others can be shown too; words in quotes have to."""
    open_list(page)
    page.keyboard.type("criticizes shells")
    expect(page.locator("#found .hits-head")).to_contain_text("In ")
    expect(page.locator(".hits-apart")).to_have_count(0)
    page.get_by_label("Search the articles").fill("North Korea")
    page.locator(".hits-apart").click()
    expect(page.locator(".hit-place mark").first).to_have_text(re.compile("^(North|Korea)$"))
    page.get_by_label("Search the articles").fill("“signed treaty”")
    expect(page.locator("#found .hits-none")).to_be_visible()


def test_people_are_listed_with_what_they_say(page: Page):
    """Who speaks most first; a click lists the quotations, and one of these leads to its place."""
    open_list(page)
    page.get_by_role("button", name="People quoted").click()
    expect(page.locator(".person").first).to_contain_text("Vladimir Putin")
    page.keyboard.type("chang")
    expect(page.locator(".person")).to_have_count(1)
    page.locator(".person").click()
    expect(page.locator("#found .hits-head")).to_contain_text("Chang Ho-jin · ")
    said = page.locator(".hit-place").first
    words = (said.text_content() or "").strip("“”")
    said.click()
    page.wait_for_function("words => String([...CSS.highlights.get('found-now')][0] ?? '') === words", arg=words)


def test_words_of_an_unanswered_question_are_looked_for_everywhere(page: Page):
    """In the box above the list, with what they find."""
    ask(page, "Who won the 2026 World Cup in Seoul?").locator(".word", has_text="Seoul").click()
    expect(page.get_by_label("Search the articles")).to_have_value("Seoul")
    expect(page.get_by_label("Search the articles")).to_be_visible()
    expect(page.locator("#found .hits-head")).to_contain_text("In 2 articles")
