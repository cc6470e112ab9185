"""The page on a desk, in a real browser."""

from __future__ import annotations

import json
import re
import urllib.request

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.ui.browsing import (
    DONE,
    REPLIES,
    ask,
    await_place,
    chips,
    marked,
    pick,
    place_of,
    reload,
    replied,
    scroll_to_the_head,
)
from tests.ui.fakes import FIRST, SECOND
from tests.ui.gate import Gate
from tests.ui.scripts import run
from tests.waiting import until

pytestmark = pytest.mark.browser

MISTAKE = "What would sending weapons be, a mistake?"


def test_it_opens_ready_for_a_question(page: Page):
    """Examples, the first article unmarked, and the cursor in the box."""
    expect(page).to_have_title("Pullquote")
    expect(page.locator("h1")).to_have_text("Pullquote")
    expect(page.locator("#chat .example")).to_have_count(4)
    expect(page.locator("#source .src")).to_have_attribute("data-article", FIRST)
    expect(page.locator("#source mark")).to_have_count(0)
    expect(page.locator("#ask textarea")).to_be_focused()
    expect(page.locator("#fresh")).to_be_hidden()
    expect(page.locator("#browse")).to_be_hidden()


def test_the_name_and_what_it_says_stand_on_one_line(page: Page):
    """Though their letters differ in size."""
    foot = """part => {
        const mark = document.createElement('i');
        mark.style.display = 'inline-block';
        part.append(mark);
        return mark.getBoundingClientRect().bottom;
    }"""
    feet = [page.locator(f"#bar {part}").evaluate(foot) for part in ("h1", "p")]
    assert abs(feet[0] - feet[1]) <= 1


def test_an_answer_is_shown_in_its_place(page: Page):
    """The mark is the quote, it is the text at the offsets, and it is in view."""
    reply = ask(page, "What did the assistance include?")
    await_place(page, chips(reply).get_attribute("href") or "")
    quote = "first-aid kits, medicine, portable mine detectors and protective gear"
    assert [marked(page), place_of(page), reply.locator(".quote").text_content()] == [quote] * 3
    expect(reply.locator("blockquote mark")).to_have_text(quote)
    expect(reply.locator(".conf")).to_have_text("Sure")
    expect(chips(reply)).to_have_attribute("aria-current", "true")
    expect(page.locator("#ask textarea")).to_be_focused()
    expect(page.locator("#ask textarea")).to_have_value("")


def test_citations_switch_between_articles(page: Page):
    """Pane, list and the current chip go together."""
    reply = ask(page, MISTAKE)
    for number, article in ((1, SECOND), (0, FIRST), (1, SECOND)):
        chip = chips(reply).nth(number)
        chip.click()
        await_place(page, chip.get_attribute("href") or "")
        assert marked(page) == place_of(page) == "a very big mistake"
        expect(page.locator("#source .src")).to_have_attribute("data-article", article)
        expect(page.locator("#source .kick")).to_have_text(f"Source {number + 1} of 4")
        expect(page.locator('.shelf-row[aria-current="true"]')).to_have_attribute("data-id", article)
        expect(chip).to_have_attribute("aria-current", "true")
        expect(chips(reply).nth(1 - number)).not_to_have_attribute("aria-current", "true")


def test_what_agrees_and_what_does_not_is_cited_too(page: Page):
    """With numbers that go on."""
    reply = ask(page, MISTAKE)
    expect(reply.locator("h3")).to_have_text(["1 article says otherwise", "Also said in"])
    expect(reply.locator(".others .chip")).to_have_text("Source 4")
    other = reply.locator(".differs .theirs .chip")
    expect(other).to_have_text("Source 3")
    other.click()
    await_place(page, other.get_attribute("href") or "")
    assert marked(page) == place_of(page) == "“no surprise”"


def test_the_same_citation_scrolls_back(page: Page):
    """However far the reader went away, and also when the same answer comes again."""
    chip = chips(ask(page, "How many shells?"))
    link = chip.get_attribute("href") or ""
    await_place(page, link)
    scroll_to_the_head(page)
    expect(page.locator("#source mark")).not_to_be_in_viewport()
    chip.click()
    await_place(page, link)
    scroll_to_the_head(page)
    ask(page, "How many shells?")
    await_place(page, link)


def test_no_answer_shows_the_closest_sentence(page: Page):
    """Which is marked as no answer, in the place of the answer before it."""
    ask(page, "How many shells?")
    reply = ask(page, "Who won the 2026 World Cup?")
    expect(reply.locator(".noans")).to_have_text("These articles don’t say")
    expect(page.locator("#source .src")).to_have_attribute("data-article", FIRST)
    expect(page.locator('#chat a.chip[aria-current="true"]')).to_have_count(0)
    near = reply.locator('a[href^="#near/"]')
    near.click()
    await_place(page, near.get_attribute("href") or "")
    assert marked(page) == place_of(page)
    expect(page.locator("#source mark.near")).to_have_count(1)
    expect(page.locator("#source mark.ans")).to_have_count(0)
    expect(page.locator("#source .kick")).to_have_text("Closest sentence, not an answer")


def test_a_follow_up_says_how_it_was_understood(page: Page):
    """The earlier questions are part of the conversation."""
    ask(page, "What did Putin say?")
    reply = ask(page, "What was it?")
    expect(reply.locator(".heard .edit")).to_have_text("What was a mistake?")
    reply.get_by_role("button", name="Ask it as I wrote it").click()
    expect(page.locator("#chat .question").nth(2)).to_have_text("What was it?")
    expect(page.locator(REPLIES).nth(2).locator(".noans")).to_be_visible()
    expect(page.locator(REPLIES).nth(2).locator(".heard")).to_have_count(0)


def test_hostile_text_is_only_text(page: Page):
    """In the chat, the pane and the list, with an id of all sorts of characters."""
    reply = ask(page, "Show the script")
    await_place(page, chips(reply).get_attribute("href") or "")
    quote = '<img src=x onerror="window.hacked = 2"> and ${window.hacked = 3} and {{value}}'
    assert [marked(page), place_of(page), reply.locator(".quote mark").text_content()] == [quote] * 3
    reply = ask(page, "Show the link <img src=x onerror=window.hacked=8> **a** [b](c) `d` http://example.org")
    chips(reply).nth(1).click()
    await_place(page, chips(reply).nth(1).get_attribute("href") or "")
    assert marked(page) == place_of(page) == "mail@example.org & &amp; 3 < 4"
    expect(page.locator("#src-title")).to_have_text("<img src=x onerror=window.hacked=6> **A title** [x](y)")
    expect(chips(reply).nth(1)).to_have_attribute("aria-current", "true")
    asked = page.locator("#chat .question").nth(1)
    expect(asked).to_have_text("Show the link <img src=x onerror=window.hacked=8> **a** [b](c) `d` http://example.org")
    assert page.evaluate("window.hacked") is None
    expect(page.locator(":is(#source, #chat .reply, #articles) :is(script, img, iframe, code)")).to_have_count(0)
    leading = page.locator("#chat .turn a, #source a").evaluate_all("links => links.map(a => a.getAttribute('href'))")
    assert {re.match(r"#src/|\?q=", link) is not None for link in leading} == {True}


def test_an_empty_question_changes_nothing(page: Page):
    """The conversation stays as it is."""
    ask(page, "How many shells?")
    for blank in ("", "   "):
        page.fill("#ask textarea", blank)
        page.press("#ask textarea", "Enter")
        expect(page.locator("#chat .turn")).to_have_count(1)
    expect(page.locator(f"{REPLIES} .quote")).to_have_count(1)


def test_a_question_while_one_is_pending_waits_in_the_box(page: Page, gate: Gate):
    """It is neither lost nor asked."""
    before = gate.answered("And the assistance?")
    sent: list[str] = []
    with replied(page), gate.closed():
        page.fill("#ask textarea", "How many shells?")
        page.press("#ask textarea", "Enter")
        page.locator("#chat .searching").wait_for()
        expect(page.locator("#ask textarea")).to_have_value("")
        page.on("request", lambda request: sent.append(request.post_data or ""))
        page.fill("#ask textarea", "And the assistance?")
        page.press("#ask textarea", "Enter")
    page.locator(REPLIES).locator(DONE).first.wait_for()
    pick(page, FIRST)  # what waited would be sent before it
    expect(page.locator("#source .src")).to_have_attribute("data-article", FIRST)
    expect(page.locator("#chat .question")).to_have_count(1)
    expect(page.locator("#ask textarea")).to_have_value("And the assistance?")
    assert not any("And the assistance?" in data for data in sent)
    assert gate.answered("And the assistance?") == before


def test_an_error_is_a_message(page: Page):
    """The error is shown, and the next question is answered."""
    expect(ask(page, "please fail")).to_contain_text("the reader <b>broke</b>: mend it")
    expect(ask(page, "How many shells?").locator(".conf-medium")).to_have_count(1)


def test_an_example_is_asked_by_a_click(page: Page):
    """A click asks it and leaves the cursor in the box."""
    page.locator("#chat .example").nth(2).click()
    expect(page.locator(f"{REPLIES} .quote")).to_have_text("approximately 3.4 million 105mm artillery shells")
    expect(page.locator("#ask textarea")).to_be_focused()


def test_a_new_conversation_forgets_the_old_one(page: Page, gate: Gate):
    """It forgets all turns, and the question that is still pending."""
    late = "What about the assistance?"
    asked, before = gate.asked(late), gate.answered(late)
    ask(page, "How many shells?")
    with gate.closed():
        page.fill("#ask textarea", late)
        page.press("#ask textarea", "Enter")
        page.locator("#chat .searching").wait_for()
        until(lambda: gate.asked(late) > asked)
        page.get_by_role("button", name="New conversation").click()
        expect(page.locator("#chat .example")).to_have_count(4)
        expect(page.locator("#ask textarea")).to_be_focused()
    until(lambda: gate.answered(late) > before)
    page.fill("#ask textarea", "Who won?")
    until(lambda: _is_sent(page))  # an Enter while the late answer is being dropped leaves the text in the box
    page.locator(REPLIES).locator(DONE).first.wait_for()
    expect(page.locator("#chat .question")).to_have_text("Who won?")
    page.get_by_role("button", name="New conversation").click()
    expect(page.locator("#chat .turn")).to_have_count(0)
    expect(ask(page, "What was it?").locator(".heard")).to_have_count(0)


def _is_sent(page: Page) -> bool:
    """Press Enter, and say whether the box was emptied by that."""
    page.press("#ask textarea", "Enter")
    return page.input_value("#ask textarea") == ""


def test_an_article_can_be_picked(page: Page):
    """It is shown from its beginning, unmarked."""
    ask(page, "What did the assistance include?")
    pick(page, SECOND)
    expect(page.locator("#source .src")).to_have_attribute("data-article", SECOND)
    expect(page.locator("#source mark")).to_have_count(0)
    page.wait_for_function("document.querySelector('#source .src-body')?.scrollTop === 0")


def test_dark_mode_survives_a_reload(page: Page):
    """The choice survives, and screen readers are told of it."""
    dark = page.get_by_role("button", name="Dark mode")
    expect(dark).to_have_attribute("aria-pressed", "false")
    for now in ("true", "false"):
        dark.click()
        expect(dark).to_have_attribute("aria-pressed", now)
        reload(page)
        expect(dark).to_have_attribute("aria-pressed", now)
        expect(page.locator("body.dark")).to_have_count(int(now == "true"))


def test_the_keyboard_is_enough(page: Page):
    """Ask, open the second source, read on, pick another article."""
    page.keyboard.type(MISTAKE)
    page.keyboard.press("Enter")
    chip = chips(page.locator(REPLIES)).nth(1)
    chip.wait_for()
    page.locator("#ask .stop").wait_for(state="hidden")
    for _ in range(20):
        page.keyboard.press("Shift+Tab")
        if chip.evaluate("chip => chip === document.activeElement"):
            break
    expect(chip).to_be_focused()
    page.keyboard.press("Enter")
    await_place(page, chip.get_attribute("href") or "")
    expect(chip).to_be_focused()
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.shelf-toggle')"):
            break
    page.keyboard.press("Enter")
    expect(page.get_by_label("Search the articles")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#source .src")).to_have_attribute("data-article", FIRST)
    for _ in range(4):  # past the title, the search in the article and its link
        page.keyboard.press("Tab")
    expect(page.locator("#source .src-body")).to_be_focused()
    page.keyboard.press("PageDown")
    page.wait_for_function("document.querySelector('#source .src-body').scrollTop > 100")


def test_everything_that_can_be_used_has_a_name(page: Page):
    """A word or more for those who hear the page."""
    ask(page, MISTAKE)
    shown = page.locator("body").aria_snapshot()
    assert not re.search(r"- (button|link|textbox|combobox|img)\s*(:|$)", shown.replace("- img", ""), re.MULTILINE)
    for name in ("Send question", "Your question", "Find in the article", "Source 2", "Dark mode", "New conversation"):
        assert f'"{name}"' in shown


def test_programs_can_ask(address: str):
    """Over plain HTTP, in two steps."""
    body = json.dumps({"data": ["How many shells?", [SECOND], [], "", "", "", "", "", ""]}).encode()
    call = urllib.request.Request(f"{address}/gradio_api/call/ask", body, {"Content-Type": "application/json"})
    with urllib.request.urlopen(call) as response:
        event = json.load(response)["event_id"]
    with urllib.request.urlopen(f"{address}/gradio_api/call/ask/{event}") as response:
        lines = response.read().decode().splitlines()
    assert lines[0] == "event: complete"
    [answer] = json.loads(lines[1].removeprefix("data: "))
    assert answer["text"] == answer["citations"][0]["quote"] == "approximately 3.4 million 105mm artillery shells"


def test_a_text_is_filled_in_as_its_values_stand(browser: Browser):
    """What looks like a name or a command in a value is only text; an empty value and a 0 are values."""
    texts = {"x": "{title} of {number}, {title}: {other}"}
    values = [{"title": "$& {number} $$5", "number": 0, "other": ""}, {"title": "a", "number": 1}]
    made = run(browser, [], "(values) => values.map((each) => text('x', each))", values, texts)
    assert made == ["$& {number} $$5 of 0, $& {number} $$5: ", "a of 1, a: {other}"]
