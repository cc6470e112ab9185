"""What can be done with an answer, in a real browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.ui.browsing import DONE, REPLIES, ask, await_place, chips, marked, place_of, telling
from tests.waiting import await_value

pytestmark = pytest.mark.browser

EVERYTHING = "What has been sent? everything"
KIT = "first-aid kits, medicine, portable mine detectors and protective gear"


def pasted(page: Page) -> str:
    """Return what a paste into the question box brings."""
    page.fill("#ask textarea", "")
    page.focus("#ask textarea")
    page.keyboard.press("Control+V")
    expect(page.locator("#ask textarea")).not_to_have_value("")
    return page.input_value("#ask textarea")


def test_the_evidence_folds_out_and_leads_to_its_places(page: Page):
    """By the keyboard too; what the answer cites is called so, and what was only considered is called no answer."""
    reply = ask(page, EVERYTHING)
    expect(reply.locator(".why-body")).to_be_hidden()
    reply.locator(".why > summary").press("Enter")
    expect(reply.locator(".why-body")).to_contain_text("83% sure; answers are shown from 50%.")
    reply.locator(".curious summary").click()
    second = reply.locator(".candidates a").nth(1)
    second.press("Enter")
    await_place(page, second.get_attribute("href") or "")
    assert marked(page) == place_of(page) == "around 100"
    expect(page.locator("#source .kick")).to_have_text("Source 2 of 3")
    expect(reply.locator(".differs .theirs .chip")).to_have_attribute("aria-current", "true")
    passage = reply.locator(".why td a").first
    passage.click()
    await_place(page, passage.get_attribute("href") or "")
    assert marked(page) == place_of(page)
    chips(reply).first.click()
    await_place(page, chips(reply).first.get_attribute("href") or "")
    assert marked(page) == KIT
    reply = ask(page, "Who won?")
    reply.locator(".guess summary").click()
    reply.locator(".guess a").click()
    await_place(page, reply.locator(".guess a").get_attribute("href") or "")
    expect(page.locator("#source .kick")).to_have_text("Considered, not an answer")


@pytest.mark.parametrize("allowed", [True, False])
def test_the_quote_is_copied_with_its_source(page: Page, allowed: bool):
    """The button copies and says so, even without the newer clipboard API."""
    if not allowed:
        page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(); }")
    reply = ask(page, EVERYTHING)
    button = reply.locator(".copy").first
    told = telling(button)
    button.click()
    page.wait_for_function("told => told.join() === 'Copied,Copy'", arg=told)
    expect(page.locator("#voice")).to_have_text("Copied with its source")
    expect(button).to_be_focused()
    expect(button).to_have_text("Copy")
    said = pasted(page)
    assert said.startswith(f"“{KIT}”\n— Russian President")
    assert said.endswith("21 June 2024")


def test_markdown_is_copied_by_a_button_of_its_own(page: Page):
    """As a quotation."""
    reply = ask(page, EVERYTHING)
    reply.locator(".doing summary").click()
    button = reply.get_by_role("button", name="Copy as Markdown")
    told = telling(button)
    button.click()
    page.wait_for_function("told => told[0] === 'Copied'", arg=told)
    assert pasted(page).startswith("> “first-aid kits, medicine")


def test_a_further_question_is_asked_by_a_click(page: Page):
    """A click asks it, and what is being written stays in the box."""
    reply = ask(page, EVERYTHING)
    page.fill("#ask textarea", "half a quest")
    reply.locator(".ask").click()
    page.locator(REPLIES).nth(1).locator(DONE).first.wait_for()
    expect(page.locator("#chat .question").nth(1)).to_contain_text("What did Putin say about it?")
    expect(page.locator("#ask textarea")).to_have_value("half a quest")


def test_how_it_was_understood_goes_into_the_box(page: Page):
    """To be changed there and asked again."""
    ask(page, "What did Putin say?")
    ask(page, "What was it?").locator(".edit").click()
    box = page.locator("#ask textarea")
    expect(box).to_have_value("What was a mistake?")
    expect(box).to_be_focused()
    page.keyboard.type(" Really?")
    page.keyboard.press("Enter")
    expect(page.locator("#chat .question").nth(2)).to_contain_text("What was a mistake? Really?")


def test_what_differs_is_cited_once(page: Page):
    """In one block with its day, even if it is what is left without the source; what is relevant is last."""
    reply = ask(page, EVERYTHING)
    expect(reply.locator("h3:visible")).to_have_text(["1 article says otherwise", "Also relevant", "Also asked"])
    block = reply.locator(".differs")
    expect(block.locator("strong")).to_have_text([KIT, "around 100"])
    expect(block.locator("time")).to_have_text(["21 June 2024", "20 June 2024"])
    other = block.locator(".theirs .chip")
    other.click()
    await_place(page, other.get_attribute("href") or "")
    assert marked(page) == "around 100"
    expect(page.locator("#source .kick")).to_have_text("Source 2 of 3")


def test_no_answer_offers_ways_on(page: Page):
    """Its words in an article, found at once; the best guess; another question."""
    reply = ask(page, "Who won the 2026 World Cup in Seoul?")
    expect(reply.locator(".reason")).to_have_text("The best guess is only 12% likely.")
    expect(reply.locator(".nowhere")).to_have_text("Appears nowhere: “won”, “2026”, “World Cup”")
    reply.locator(".word", has_text="Seoul").click()
    expect(page.locator(".shelf-find")).to_have_value("Seoul")
    expect(page.locator("#found .hit").first).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    reply.locator(".guess summary").click()
    reply.locator(".guess a").click()
    await_place(page, reply.locator(".guess a").get_attribute("href") or "")
    assert marked(page) == "a lot of friends"
    instead = reply.locator(".ask").nth(2)
    question = instead.text_content() or ""
    instead.click()
    page.locator(REPLIES).nth(1).locator(DONE).first.wait_for()
    expect(page.locator("#chat .question").nth(1)).to_contain_text(question)


def test_a_number_shows_its_sentence_before_it_is_clicked(page: Page):
    """And not over the answer afterwards, when the article shows it."""
    chip = chips(ask(page, "a mistake?")).nth(1)
    chip.hover()
    expect(page.locator("#chat .peek mark")).to_have_text("a very big mistake")
    chip.click()
    await_place(page, chip.get_attribute("href") or "")
    expect(page.locator("#chat .peek")).to_have_count(0)


def test_a_menu_opens_clear_of_the_fading_edge(page: Page):
    """Where there is no room below it, the conversation is scrolled."""
    reply = ask(page, EVERYTHING)
    page.set_viewport_size({"width": 1280, "height": 480})
    menu = reply.locator(".doing .menu > div")
    summary = reply.locator(".doing summary")
    summary.evaluate("button => button.scrollIntoView({ block: 'end' })")
    summary.press("Enter")
    room = """menu => menu.closest('.log').getBoundingClientRect().bottom - menu.getBoundingClientRect().bottom"""
    await_value(lambda: menu.evaluate(room) >= 15.5, True)
