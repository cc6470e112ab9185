"""Adding files in a real browser: what becomes of them, and how they are removed again."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.ui.browsing import ask, marked, open_list
from tests.ui.conftest import opened, served
from tests.ui.fakes import ADDING, FIRST
from tests.ui.files import add, row, text_file
from tests.ui.gate import Gate

pytestmark = pytest.mark.browser


def test_an_article_that_is_added_is_asked_too(page: Page):
    """It is listed first, opens, and is cited."""
    expect(add(page, text_file())).to_contain_text("Added “The secret is plum.")
    expect(page.locator(".shelf-row").first).to_contain_text("Added by you")
    expect(page.locator("#scope")).to_have_text("Asking all 4 articles")
    reply = ask(page, "What is the secret?")
    expect(reply.locator(".quote mark")).to_have_text("plum")
    expect(page.locator("#source mark")).to_have_text("plum")
    assert marked(page) == "plum"
    expect(page.locator("#source .meta")).to_contain_text("secret.txt")


def test_what_was_added_opens_and_is_asked_about(page: Page):
    """From the message; and the first suggestion is about it, until it is taken back."""
    outcome = add(page, text_file("a.txt", "Ann Lee revealed the secret of the old palace. It was told to nobody."))
    outcome.get_by_role("link", name="“Ann Lee").click()
    expect(page.locator("#shelf")).to_be_hidden()
    expect(page.locator("#source .meta")).to_contain_text("a.txt")
    example = page.locator("#chat .example").first
    expect(example).to_have_text("Who revealed the secret of the old palace?")
    expect(page.locator("#chat .example")).to_have_count(4)
    page.locator(".shelf-toggle").click()
    page.get_by_role("button", name=re.compile("^Remove Ann")).click()
    expect(example).not_to_have_text("Who revealed the secret of the old palace?")


def test_what_becomes_of_files_is_told_while_the_list_is_closed(page: Page, gate: Gate):
    """How far it has come, and what came of it: a line above the conversation, which leads to the list."""
    line = page.locator("#away .away")
    with Gate(gate.folder, ADDING).closed():
        page.set_input_files(".shelf-files", [text_file(), text_file("empty.txt", "")])
        expect(page.locator("#outcome .adding")).to_contain_text("Indexing passages · 1 of 2")
        expect(line).to_be_hidden()
        page.keyboard.press("Escape")
        expect(line).to_contain_text("Indexing passages · 1 of 2")
        expect(line.locator("progress")).to_be_visible()
        line.get_by_role("button").click()
        expect(page.locator("#shelf")).to_be_visible()
        expect(line).to_be_hidden()
        page.keyboard.press("Escape")
        expect(line).to_be_visible()
    expect(line).to_contain_text("Added “The secret is plum.")
    line.get_by_role("button", name="1 file not added").click()
    expect(page.locator("#outcome li")).to_contain_text("empty.txt was not added")
    page.keyboard.press("Escape")
    expect(line).to_be_hidden()


def test_what_was_added_behind_the_list_opens_from_the_line(page: Page, gate: Gate):
    """A click opens the added article and removes the line; the line can be dismissed too."""
    line = page.locator("#away .away")
    for name in ("a.txt", "b.txt"):
        with Gate(gate.folder, ADDING).closed():
            page.set_input_files(".shelf-files", text_file(name, f"The secret of {name}."))
            expect(page.locator("#outcome .adding")).to_contain_text("1 of 2")
            page.keyboard.press("Escape")
        if name == "a.txt":
            line.get_by_role("link", name="“The secret of a.txt").click()
            expect(page.locator("#source .meta")).to_contain_text("a.txt")
        else:
            expect(line).to_contain_text("b.txt")
            line.get_by_role("button", name="Dismiss this message").click()
            expect(page.locator("#ask textarea")).to_be_focused()
        expect(line).to_be_hidden()


def test_files_that_cannot_be_read_are_refused_with_their_reasons(page: Page):
    """Each by its name, and the others are added all the same."""
    outcome = add(
        page,
        text_file("good.md", "# Good\n\nThe secret is pear."),
        text_file("empty.txt", ""),
        text_file("binary.txt", b"a\0b"),
        text_file("film.mov", "no"),
        text_file("blank.txt", " \n "),
        text_file("again.md", "# Good\n\nThe secret is pear."),
    )
    expect(outcome.locator(".outcome-added")).to_have_text("Added “Good”.")
    reasons = [
        "empty",
        "zero bytes",
        "another format",
        "no text",
        "here already, as “Good” (good.md)",
    ]
    expect(outcome.locator("li")).to_have_text([re.compile(re.escape(reason)) for reason in reasons])
    expect(page.locator(".shelf-row")).to_have_count(4)
    outcome.get_by_role("button", name="Dismiss this message").click()
    expect(outcome).to_be_hidden()


def test_what_is_too_large_is_not_sent(page: Page):
    """It is refused with the limit, and all that was dragged beside it is read, of any format."""
    page.evaluate(
        """() => {
            const carried = new DataTransfer();
            const page = '<html><title>Fig</title><p>The secret of the page is fig.</p></html>';
            carried.items.add(new File([new Uint8Array(100 * 2 ** 20 + 1)], 'large.pdf'));
            carried.items.add(new File([page], 'fig.html'));
            carried.items.add(new File(['day,price\\n1,20\\n2,30\\n'], 'prices.csv'));
            document.querySelector('#chat').dispatchEvent(
                new DragEvent('drop', { dataTransfer: carried, bubbles: true, cancelable: true }));
        }"""
    )
    expect(page.locator("#outcome li")).to_have_text("large.pdf was not added: it is larger than 104 MB.")
    expect(page.locator("#outcome .outcome-added")).to_have_text("Added 2 articles.")
    assert ".pdf" in (page.locator(".shelf-files").get_attribute("accept") or "").split(",")


def test_files_that_were_not_read_are_named(browser: Browser, tmp_path: Path):
    """Folded in, with their reasons; not while something is searched for."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "plum.txt").write_text("The secret is plum.")
    (folder / "<b>.txt").write_text(" ")
    (folder / "film.mov").write_bytes(b"film")
    with served(tmp_path, folder=str(folder)) as address, opened(browser, address) as page:
        open_list(page)
        missed = page.locator("#missed .missed")
        expect(missed.locator("li").first).to_be_hidden()
        missed.locator("summary", has_text="Not read: 2 files").click()
        expect(missed.locator("li").first).to_have_text(re.compile("^<b>.txt: it holds no text"))
        expect(missed.locator("li").last).to_contain_text("film.mov")
        expect(page.locator("#shelf")).to_be_visible()
        page.get_by_label("Search the articles").fill("plum")
        expect(missed).to_be_hidden()


def test_what_was_added_can_be_removed(page: Page):
    """From the list and from what is asked; the pane shows another article, and the collection's own stay."""
    add(page, text_file())
    row(page, "The secret").locator(".row-open").click()
    expect(page.locator("#src-title")).to_contain_text("The secret is plum")
    page.locator(".shelf-toggle").click()
    expect(page.get_by_role("button", name=re.compile("^Remove "))).to_have_count(1)
    page.get_by_role("button", name=re.compile("^Remove The secret")).click()
    expect(page.locator(".shelf-row")).to_have_count(3)
    expect(page.locator("#source .src")).to_have_attribute("data-article", FIRST)
    page.keyboard.press("Escape")
    ask(page, "What is the secret?")
    expect(page.locator(".noans")).to_have_count(1)


def test_a_source_that_was_removed_is_told_to_be_gone(page: Page):
    """The answer that quotes it stays; what it opened is not there any more."""
    add(page, text_file())
    page.keyboard.press("Escape")
    reply = ask(page, "What is the secret?")
    page.locator(".shelf-toggle").click()
    page.get_by_role("button", name=re.compile("^Remove The secret")).click()
    expect(page.locator("#source .src")).to_have_attribute("data-article", FIRST)
    page.keyboard.press("Escape")
    reply.locator(".chip").first.click()
    expect(page.locator("#notice")).to_contain_text("no longer here")


def test_files_can_be_dragged_onto_the_page(page: Page):
    """Wherever it is; a text that is dragged is none."""
    page.evaluate(
        """() => {
            const carried = new DataTransfer();
            carried.items.add(new File(['The secret is fig. It is dried.'], 'fig.txt', { type: 'text/plain' }));
            const drag = (kind) => document.querySelector('#chat').dispatchEvent(
                new DragEvent(kind, { dataTransfer: carried, bubbles: true, cancelable: true }));
            drag('dragenter');
            window.during = document.body.classList.contains('dropping');
            drag('drop');
        }"""
    )
    page.locator("#outcome .outcome").wait_for()
    assert page.evaluate("[window.during, document.body.classList.contains('dropping')]") == [True, False]
    expect(row(page, "The secret is fig")).to_have_count(1)


def test_hostile_files_are_only_text(page: Page):
    """Their names and titles too."""
    name = "<img src=x onerror=window.hacked=1>${window.hacked=2}.txt"
    outcome = add(page, text_file(name, "<script>window.hacked = 3</script> {{value}}"), text_file(f"{name}.exe", "x"))
    expect(outcome.locator("li b")).to_have_text(f"{name}.exe")
    expect(page.locator(".shelf-row").first).to_contain_text("<script>window.hacked = 3</script> {{value}}")
    expect(page.locator(".shelf-row").first).to_contain_text("${window.hacked=2}.txt")
    row(page, "<script>").locator(".row-open").click()
    expect(page.locator("#src-title")).to_contain_text("<script>")
    expect(page.locator(":is(#articles, #outcome, #found, #source) :is(script, img)")).to_have_count(0)
    assert page.evaluate("window.hacked") is None
