"""A conversation's life in a real browser: kept, cleared, passed on, saved."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.ui.browsing import REPLIES, ask, await_place, chips, marked, place_of, reload
from tests.ui.conftest import open_at, opened, window
from tests.ui.fakes import FIRST, HOSTILE, HOSTILE_TEXT, SECOND
from tests.ui.files import add, text_file
from tests.ui.gate import Gate

pytestmark = pytest.mark.browser


def test_a_reload_keeps_the_conversation(page: Page):
    """Questions, answers, what was added and what is chosen; and it goes on from there."""
    add(page, text_file())
    page.locator(".shelf-row").first.get_by_role("checkbox").check()
    expect(page.locator("#scope .scope-some")).to_be_visible()
    ask(page, "What did Putin say?")
    ask(page, "What is the secret?")
    reload(page)
    expect(page.locator("#chat .question")).to_have_text(["What did Putin say?", "What is the secret?"])
    expect(page.locator(REPLIES).nth(1).locator(".quote mark")).to_have_text("plum")
    expect(page.locator("#source mark")).to_have_text("plum")
    expect(page.locator("#scope")).to_contain_text("Asking 1 of 4 articles")
    page.locator("#scope").get_by_role("button", name="Ask all 4").click()
    expect(page.locator("#scope")).to_have_text("Asking all 4 articles")
    expect(ask(page, "What was it?").locator(".heard")).to_contain_text("What was a mistake?")
    reload(page)
    expect(page.locator("#chat .question")).to_have_count(3)


def test_a_cleared_conversation_stays_cleared(page: Page):
    """It stays cleared after a reload."""
    ask(page, "How many shells?")
    page.get_by_role("button", name="New conversation").click()
    expect(page.locator("#chat .turn")).to_have_count(0)
    reload(page)
    expect(page.locator("#chat .example").first).to_be_visible()
    expect(page.locator("#chat .turn")).to_have_count(0)


@pytest.mark.parametrize(
    "kept",
    [
        "no JSON",
        json.dumps({"visit": 5, "turns": [5, "x", json.dumps({"question": "<img src=x onerror=window.hacked=1>"})]}),
        json.dumps({"first": 0, "turns": {"a": 1}}),
        "[" * 5000,
    ],
)
def test_whatever_storage_holds_the_page_opens(page: Page, kept: str):
    """The page opens and takes questions, whatever the browser's storage holds."""
    page.evaluate("kept => sessionStorage.setItem('pullquote:/', kept)", kept)
    reload(page)
    expect(page.locator("#chat .turn")).to_have_count(0)
    ask(page, "How many shells?")
    assert page.evaluate("window.hacked") is None


def test_a_forged_answer_is_not_shown(page: Page):
    """A quote that is not in its article is not told as one."""
    ask(page, "How many shells?")
    page.evaluate(
        """() => {
            const name = 'pullquote:/';
            sessionStorage.setItem(name, sessionStorage.getItem(name).replaceAll('3.4 million', '9.9 million'));
        }"""
    )
    reload(page)
    expect(page.locator("#chat .question")).to_have_text("How many shells?")
    expect(page.locator(REPLIES)).to_contain_text("no longer here, or have changed")
    expect(page.locator("#chat")).not_to_contain_text("9.9 million")


def test_a_link_opens_an_article_at_its_place(browser: Browser, address: str):
    """With the words marked, and the same link can be copied from there."""
    start = HOSTILE_TEXT.index("Shares fell")
    search = f"?article={quote(HOSTILE, safe='')}&start={start}&end={start + 16}"
    with opened(browser, address, search=search) as page:
        expect(page.locator("#source mark")).to_have_text("Shares fell 3.4%")
        assert marked(page) == place_of(page)
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page.get_by_role("button", name="Copy a link to this place").click()
        expect(page.locator("#voice")).to_have_text("Link copied")
        copied = page.evaluate("navigator.clipboard.readText()")
        open_at(page, copied)
        expect(page.locator("#source mark")).to_have_text("Shares fell 3.4%")


def test_a_link_asks_its_question(page: Page, browser: Browser, address: str, gate: Gate):
    """Copied from the page it was asked on; a reload does not ask it again."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    ask(page, "How many “shells” & <guns> 100%?")
    page.get_by_role("link", name="Copy a link to this question").click()
    expect(page.locator("#voice")).to_have_text("Link copied")
    link = page.evaluate("navigator.clipboard.readText()")
    asked = "How many “shells” & <guns> 100%?"
    before = gate.answered(asked)
    with opened(browser, address, search=link.removeprefix(f"{address}/")) as other:
        expect(other.locator("#chat .question")).to_have_text(asked)
        expect(other.locator(REPLIES).locator(".quote")).to_contain_text("3.4 million")
        other.locator("#ask .stop").wait_for(state="hidden")  # the answer is whole
        assert "?" not in other.url
        reload(other)
        expect(other.locator(REPLIES).locator(".quote")).to_contain_text("3.4 million")
        ask(other, "Who is Kirby?")
        expect(other.locator("#chat .question")).to_have_text([asked, "Who is Kirby?"])
        assert gate.answered(asked) == before + 1


@pytest.mark.parametrize(
    ("search", "said"),
    [
        ("?article=nothing.txt", "The link opens an article that is not here: “nothing.txt”."),
        ("?q=", "The link has no question"),
        ("?q=" + "a" * 600, "The question in this link is too long"),
    ],
)
def test_a_bad_link_says_what_is_wrong(browser: Browser, address: str, search: str, said: str):
    """In words, above a page that works."""
    with opened(browser, address, search=search) as page:
        expect(page.get_by_role("alert").filter(has_text="link")).to_contain_text(said)
        page.get_by_role("button", name="Dismiss this message").click()
        expect(page.locator("#notice .note")).to_be_hidden()
        ask(page, "How many shells?")


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("start=5&end=999999", "The link points at 5 to 999,999, but the article has"),
        ("start=<b>&end=7", "“<b>” to “7” is not one."),
    ],
)
def test_a_link_to_no_place_says_so_above_its_article(browser: Browser, address: str, place: str, said: str):
    """As long as the article is open; questions can be asked."""
    with opened(browser, address, search=f"?article={FIRST}&{place}") as page:
        expect(page.locator("#source").get_by_role("alert")).to_contain_text(said)
        expect(page.locator("#source mark")).to_have_count(0)
        ask(page, "How many shells?")


def save(page: Page, form: str, to: Path) -> str:
    page.locator("#export summary").click()
    with page.expect_download() as download:
        page.locator("#export").get_by_role("button", name=form).click()
    download.value.save_as(to)
    assert download.value.suggested_filename.startswith("pullquote-2")
    return to.read_text("utf-8")


def test_a_conversation_is_saved_as_markdown(page: Page, tmp_path: Path):
    """With the quotes and where they are; there is nothing to save before the first answer."""
    expect(page.locator("#export")).to_be_hidden()
    ask(page, "What would it be, a mistake?")
    ask(page, "Who won?")
    text = save(page, "Markdown", tmp_path / "a.md")
    assert "## What would it be, a mistake?" in text
    assert "**a very big mistake**" in text
    assert "These articles don’t say. The best guess" in text
    assert save(page, "Markdown", tmp_path / "b.md") == text


def test_a_conversation_is_saved_as_a_page_that_needs_nothing(page: Page, browser: Browser, tmp_path: Path):
    """It opens without a script or a request, with the quotes marked in their articles, and quotes are only text."""
    ask(page, "Show the script")
    ask(page, "How many shells?")
    save(page, "Web page", tmp_path / "a.html")
    with window(browser, java_script_enabled=False) as context:
        saved = context.new_page()
        requests: list[str] = []
        saved.on("request", lambda request: requests.append(request.url))
        saved.goto((tmp_path / "a.html").as_uri())
        expect(saved.locator("section.turn h2")).to_have_text(["Show the script", "How many shells?"])
        expect(saved.locator(".quote").nth(1)).to_have_text("approximately 3.4 million 105mm artillery shells")
        expect(saved.locator(".sources article")).to_have_count(2)
        expect(saved.locator(".sources mark")).to_have_count(2)
        saved.get_by_role("link", name="Putin says").click()
        expect(saved.locator(".sources mark").nth(1)).to_be_in_viewport()
        expect(saved.locator("script, img, link")).to_have_count(0)
        assert {request.split("#")[0] for request in requests} == {(tmp_path / "a.html").as_uri()}


def test_the_menu_is_left_by_the_keyboard(page: Page):
    """Tab goes through its groups, each with its name; Escape closes it and goes back to its button."""
    ask(page, "How many shells?")
    menu = page.locator("#export")
    menu.locator("summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    first = menu.get_by_role("group", name="Document", exact=True).get_by_role("button").first
    expect(first).to_be_focused()
    expect(first).to_have_text("Word document")
    for name, entries in (
        ("List of references", ["APA", "Chicago", "MLA"]),
        ("manager", ["BibTeX", "RIS", "CSL-JSON"]),
    ):
        expect(menu.get_by_role("group", name=name).get_by_role("button")).to_have_text(entries)
    for _ in range(5):
        page.keyboard.press("Tab")
    expect(menu.get_by_role("button", name="APA")).to_be_focused()
    page.keyboard.press("Escape")
    expect(first).to_be_hidden()
    expect(page.locator("#export summary")).to_be_focused()


def test_what_was_cited_still_opens_after_a_reload(page: Page):
    """Chips of a conversation that was kept lead to their places."""
    reply = ask(page, "What would it be, a mistake?")
    link = chips(reply).nth(1).get_attribute("href") or ""
    reload(page)
    chips(page.locator(REPLIES).first).nth(1).click()
    await_place(page, link)
    assert marked(page) == "a very big mistake"
    expect(page.locator("#source .src")).to_have_attribute("data-article", SECOND)
