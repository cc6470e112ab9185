"""Nothing is lost: early questions, what was stopped, cleared or removed, earlier conversations, kept quotes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Browser, Page, Route, expect

from tests.ui.browsing import DONE, REPLIES, ask, await_place, chips, marked, reload, time_held
from tests.ui.conftest import open_at, opened, served, window
from tests.ui.fakes import FIRST
from tests.ui.files import add, text_file
from tests.ui.gate import Gate
from tests.waiting import await_value, until

pytestmark = pytest.mark.browser


def test_a_question_typed_early_is_asked_when_the_page_is_ready(browser: Browser, address: str):
    """However long its first event takes."""
    with window(browser) as context:
        page = context.new_page()
        held: list[Route] = []
        page.route("**/queue/join*", lambda route: held.append(route) if not held else route.continue_())
        page.goto(address)
        page.locator("#ask[lang]").wait_for()  # its script runs
        page.fill("#ask textarea", "How many shells?")
        page.press("#ask textarea", "Enter")
        expect(page.locator(f"{REPLIES} .searching")).to_contain_text("as soon as the page is ready")
        until(lambda: page.evaluate("true") and held)
        held[0].continue_()
        page.locator(REPLIES).locator(DONE).first.wait_for()
        expect(page.locator("#chat .question")).to_have_text("How many shells?")


def test_what_is_typed_before_the_scripts_run_stays(browser: Browser, address: str):
    """A draft that was kept does not take its place."""
    with window(browser) as context:
        page = context.new_page()
        page.add_init_script(
            """sessionStorage.setItem('pullquote-draft:/', '"kept"');
            new MutationObserver((_, watching) => {
                const box = document.querySelector('#ask textarea');
                if (!box) return;
                watching.disconnect();
                box.value = 'typed';
            }).observe(document, { childList: true, subtree: true });"""
        )
        open_at(page, address)
        expect(page.locator("#ask textarea")).to_have_value("typed")


def test_a_question_can_be_stopped(page: Page, gate: Gate):
    """By a button in the place of the one that sent it; it goes back into the box, and its late answer is dropped."""
    with gate.closed():
        page.fill("#ask textarea", "How many shells?")
        page.press("#ask textarea", "Enter")
        expect(page.get_by_role("button", name="Send question")).to_be_hidden()
        page.get_by_role("button", name="Stop").click()
        expect(page.locator("#ask textarea")).to_have_value("How many shells?")
        expect(page.locator("#chat .turn")).to_have_count(0)
    expect(ask(page, "a mistake?").locator(".quote")).to_have_text("a very big mistake")
    expect(page.locator("#chat .question")).to_have_text("a mistake?")


def test_an_answer_on_its_way_is_dropped_by_the_page(page: Page, gate: Gate):
    """If the server answered before it was told to stop, neither the answer nor its question is ever shown."""
    told: list[Route] = []
    question = "How many shells?"
    before = gate.asked(question)
    with gate.closed():
        page.fill("#ask textarea", question)
        page.press("#ask textarea", "Enter")
        until(lambda: gate.asked(question) > before)
        page.route("**/run/predict*", lambda route: told.append(route) if not told else route.continue_())
        page.get_by_role("button", name="Stop").click()
        expect(page.locator("#ask textarea")).to_have_value(question)
        until(lambda: page.evaluate("true") and told)
    expect(page.locator("#source mark").first).to_be_visible()  # the answer has come, with its article
    expect(page.locator("#chat .turn")).to_have_count(0)
    told[0].continue_()
    expect(ask(page, "a mistake?").locator(".quote")).to_have_text("a very big mistake")
    expect(page.locator("#chat .question")).to_have_text("a mistake?")


def test_a_cleared_conversation_comes_back(page: Page):
    """By a way back for a while, and later from the list of earlier ones; which can be forgotten."""
    ask(page, "How many shells?")
    with time_held(page):
        page.locator("#fresh").click()
        page.get_by_role("button", name="Undo").click()
    expect(page.locator("#chat .question")).to_have_text("How many shells?")
    page.locator("#fresh").click()
    ask(page, "a mistake?")
    page.locator("#earlier summary").click()
    page.locator("#earlier").get_by_role("button", name="How many shells?").click()
    expect(page.locator("#chat .question")).to_have_text("How many shells?")
    await_value(lambda: marked(page), "approximately 3.4 million 105mm artillery shells")
    page.locator("#earlier summary").click()
    page.get_by_role("button", name="Forget these").click()
    expect(page.locator("#earlier")).to_be_hidden()


def test_a_removed_article_comes_back(page: Page):
    """With what it says."""
    add(page, text_file())
    with time_held(page):
        page.locator(".shelf-row:has(.row-drop) .row-drop").click()
        expect(page.locator("#scope")).to_contain_text("all 3")
        page.get_by_role("button", name="Undo").click()
    expect(page.locator("#scope")).to_contain_text("all 4")
    page.keyboard.press("Escape")
    expect(ask(page, "What is the secret?").locator(".card mark").first).to_have_text("plum")


def test_after_a_restart_it_says_what_is_gone(browser: Browser, tmp_path: Path):
    """By its title; the draft is still in the box."""
    with window(browser) as context:
        page = context.new_page()
        for name in ("one", "two"):
            (tmp_path / name).mkdir()
        with served(tmp_path / "one") as address:
            open_at(page, address)
            add(page, text_file())
            expect(page.locator(".shelf-row")).to_have_count(4)
            page.keyboard.press("Escape")
            page.fill("#ask textarea", "half a quest")
            kept = page.evaluate("JSON.stringify(sessionStorage)")
        with served(tmp_path / "two") as address:
            script = f"for (const [name, value] of Object.entries({kept})) sessionStorage.setItem(name, value);"
            page.add_init_script(script)
            open_at(page, address)
            expect(page.locator("#chat .told")).to_contain_text("no longer here")
            expect(page.locator("#ask textarea")).to_have_value("half a quest")


def test_the_last_question_is_recalled_and_slash_goes_to_the_box(page: Page):
    """By the keyboard alone."""
    ask(page, "How many shells?")
    page.press("#ask textarea", "ArrowUp")
    expect(page.locator("#ask textarea")).to_have_value("How many shells?")
    page.fill("#ask textarea", "")
    page.locator("#chat .log").focus()
    page.keyboard.press("/")
    expect(page.locator("#ask textarea")).to_be_focused()
    expect(page.locator("#ask textarea")).to_have_value("")


def test_quotes_are_kept_noted_ordered_and_taken_along(page: Page, tmp_path: Path):
    """From a card and from words selected in an article; also after a reload."""
    reply = ask(page, "a mistake?")
    reply.locator(".how .keep").click()
    page.evaluate(
        """() => {
            const paragraph = document.querySelectorAll('#source .src-body p')[1];
            paragraph.scrollIntoView();
            getSelection().selectAllChildren(paragraph);
        }"""
    )
    page.locator(".on-selection").get_by_role("button", name="Keep").click()
    expect(page.locator("#tray-open")).to_have_text("2")
    reload(page)
    page.locator("#tray-open").click()
    quotes = page.locator(".tray-quote mark")
    expect(quotes.first).to_have_text("a very big mistake")
    page.locator(".tray-note").first.fill("For the second paragraph.")
    page.get_by_role("button", name="Move down").first.click()
    expect(quotes.nth(1)).to_have_text("a very big mistake")
    page.locator("#take summary").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Word document").click()
    download.value.save_as(tmp_path / "quotes.docx")
    said = [paragraph.text for paragraph in Document(str(tmp_path / "quotes.docx")).paragraphs]
    assert "For the second paragraph." in said
    assert any(text.startswith("U.S. ally South Korea announced") for text in said)
    link = page.locator(".tray-quote").nth(1)
    link.click()
    await_place(page, link.get_attribute("href") or "")
    with time_held(page):
        page.get_by_role("button", name="Remove").first.click()
        expect(quotes).to_have_count(1)
        page.get_by_role("button", name="Undo").click()
    expect(quotes).to_have_count(2)


def test_an_answer_is_judged(browser: Browser, tmp_path: Path):
    """Wrong, with the right words selected in the source; there is nothing to judge where no file is given."""
    file = tmp_path / "feedback.jsonl"
    with served(tmp_path, feedback=str(file)) as address, opened(browser, address) as page:
        reply = ask(page, "the assistance?")
        await_place(page, chips(reply).get_attribute("href") or "")
        reply.get_by_role("button", name="Wrong…").click()
        page.evaluate("getSelection().selectAllChildren(document.querySelector('#source mark'))")
        page.get_by_role("button", name="This is the answer").click()
        expect(reply.locator(".judge")).to_contain_text("Thank you")
        [row] = map(json.loads, file.read_text("utf-8").splitlines())
        assert row["answers"][0]["article"] == FIRST
        assert row["answers"][0]["text"] == "first-aid kits, medicine, portable mine detectors and protective gear"
    with served(tmp_path) as address, opened(browser, address) as page:
        expect(ask(page, "the assistance?").locator(".judge")).to_have_count(0)


def test_the_page_speaks_the_language_of_the_browser(browser: Browser, address: str):
    """What is there from the start, and what is answered."""
    with window(browser, locale="de-AT") as context:
        page = context.new_page()
        open_at(page, address)
        expect(page.locator("#chat .welcome h2")).to_have_text("Fragen Sie Ihre Artikel")
        expect(ask(page, "the assistance?").locator(".conf")).to_have_text("Sicher")
        expect(page.get_by_role("button", name="Neues Gespräch")).to_be_visible()
