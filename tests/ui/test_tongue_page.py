"""The whole page in a language that is made from the table, in a real browser: nothing on it is left in English."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.ui.browsing import ask, time_held
from tests.ui.conftest import open_at, opened, served
from tests.ui.gallery import GALLERY
from tests.ui.tongue import LETTERS, left_over
from tests.waiting import await_value

pytestmark = pytest.mark.browser

# All that is read on the page, or read out, or that its style sheets write.
_READ = """() => {
    const texts = [];
    // Names of models and encodings, and what Gradio keeps hidden.
    const unread = 'script, style, .versions, .src-encoding, [data-testid=status-tracker]';
    const names = ['title', 'aria-label', 'placeholder', 'alt', 'data-drop'];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = walk.currentNode; node; node = walk.nextNode()) {
        if (node.nodeType === Node.TEXT_NODE) {
            if (!node.parentElement.closest(unread)) texts.push(node.data);
            continue;
        }
        texts.push(...names.map((name) => node.getAttribute(name)).filter(Boolean));
        for (const part of ['::before', '::after']) {
            const written = getComputedStyle(node, part).content;
            if (!['none', 'normal'].includes(written)) texts.push(written.split('/')[0]);
        }
    }
    return texts.join('\\n');
}"""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the page with the gallery, in that language."""
    with served(tmp_path_factory.mktemp("tongue"), tongue=True) as address:
        yield address


@pytest.fixture
def page(browser: Browser, place: str) -> Iterator[Page]:
    """Open it."""
    with opened(browser, place) as page:
        yield page


def nothing_is_left(page: Page, but: str = "\0") -> None:
    """Wait until nothing is on the page in Latin letters and not from the table, but texts that hold `but`."""
    await_value(lambda: [text for text in left_over(page.evaluate(_READ)) if but not in text], [])


def test_a_conversation_speaks_the_language(page: Page):
    """A card of every kind, the tray, the menus, the earlier conversations and the way back."""
    expect(page.locator(".welcome")).to_contain_text("⟦")
    nothing_is_left(page)
    for answer in GALLERY.values():
        ask(page, answer.question.translate(LETTERS))
    for kept in page.locator("#chat .keep").all()[:3]:
        kept.click()
    page.locator("#export summary").click()
    page.locator("#chat a.chip").first.hover()
    nothing_is_left(page)
    page.locator("#tray-open").click()
    with time_held(page):
        page.locator(".tray-drop").first.click()
        expect(page.locator("#chat .undo")).to_be_visible()
        nothing_is_left(page)
    page.locator("#tray .panel-close").click()
    page.locator("#fresh").click()
    expect(page.locator("#earlier")).to_be_visible()
    page.locator("#earlier summary").click()
    nothing_is_left(page)
    page.fill("#ask textarea", "д" * 600)
    expect(page.locator("#ask .hint")).to_contain_text("⟦")
    nothing_is_left(page)


def test_the_list_of_articles_speaks_the_language(page: Page, tmp_path: Path):
    """Its filters, what is found, people, files that are added or are not, and what is taken back."""
    page.locator(".shelf-toggle").click()
    page.locator(".shelf-filter").click()
    page.locator(".shelf-row .row-ask").first.check()
    expect(page.locator("#scope .scope-all")).to_be_visible()
    nothing_is_left(page)
    page.fill(".shelf-find", "bridge".translate(LETTERS))
    page.locator("#found .hit").first.wait_for()
    nothing_is_left(page)
    page.locator(".hit-place").first.click()
    expect(page.locator(".find-count")).to_contain_text("⟦")
    nothing_is_left(page)
    page.locator(".find-back").click()
    page.locator("button.shelf-people").click()
    page.locator("#found .hits-head").wait_for()
    nothing_is_left(page)
    page.locator("button.shelf-people").click()
    good, empty = tmp_path / "да.txt", tmp_path / "нет.бин"
    good.write_text("Да. " * 20, "utf-8")
    empty.write_bytes(b"")
    page.set_input_files(".shelf-files", [good, empty])
    expect(page.locator("#outcome .outcome")).to_contain_text("⟦")
    nothing_is_left(page, but=".txt")
    with time_held(page):
        page.locator(".row-drop").first.click()
        expect(page.locator("#shelf .undo")).to_be_visible()
        nothing_is_left(page, but=".txt")


def test_a_file_of_questions_speaks_the_language(page: Page, tmp_path: Path):
    """Before it is there, while it is answered, and if it holds none."""
    page.locator(".batch-open").first.click()
    nothing_is_left(page)
    questions = tmp_path / "да.csv"
    questions.write_text("question\n" + "\n".join(f"Да {number}?" for number in range(3)), "utf-8")
    page.set_input_files(".batch-file", questions)
    expect(page.locator("#batch ol li")).to_have_count(3)
    page.locator("#batch-save summary").click()
    nothing_is_left(page, but=".csv")
    empty = tmp_path / "нет.csv"
    empty.write_text("question\n", "utf-8")
    page.set_input_files(".batch-file", empty)
    expect(page.locator(".batch-problem")).to_contain_text("⟦")
    nothing_is_left(page, but=".csv")


@pytest.mark.parametrize(
    "search",
    [
        "?article=%D0%BD%D0%B5%D1%82",
        "?q=",
        f"?q={'d' * 600}",
        f"?article={'live.txt'.translate(LETTERS)}&start=5&end=99999",
    ],
)
def test_a_link_that_is_wrong_is_told_in_the_language(browser: Browser, place: str, search: str):
    """Whatever is wrong with it."""
    with opened(browser, place, search=search) as page:
        expect(page.locator("#source .note" if "&start" in search else "#notice .note")).to_contain_text("⟦")
        nothing_is_left(page)


def test_a_phone_speaks_the_language(browser: Browser, place: str):
    """The articles are a sheet there."""
    with opened(browser, place, (390, 844)) as page:
        open_at(page, place)
        page.locator("#browse").click()
        expect(page.locator("#src-col")).to_have_attribute("aria-label", "⟦Articles⟧")
        nothing_is_left(page)
