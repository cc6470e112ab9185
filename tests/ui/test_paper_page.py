"""The pages of a PDF file, filters and a folder that is followed, in a real browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.ui.browsing import ask, chips
from tests.ui.conftest import opened, served
from tests.ui.files import add, row
from tests.ui.gate import Gate
from tests.ui.pdfs import make_pdf, secret_pdf
from tests.waiting import await_value

pytestmark = pytest.mark.browser

_NEWS = "---\ntitle: {title}\nauthor: {author}\ndate: {day}\n---\n\n{text}\n"
# Whether the mark on the page of the file can be seen.
_IN_VIEW = """() => {
    const [mark, view] = ['i', '.paper-view'].map((part) =>
        document.querySelector(`#paper ${part}`)?.getBoundingClientRect());
    return mark?.width > 5 && mark.top >= view.top && mark.bottom <= view.bottom;
}"""


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory, gate: Gate) -> Iterator[str]:
    """Serve a folder with a PDF file and two articles of other folders, authors and days."""
    folder = tmp_path_factory.mktemp("mixed")
    for path, title, author, day in (
        ("north/one.md", "The north wind", "Ann Lee", "2024-01-10"),
        ("south/two.md", "The south wind", "Bob Ray", "2024-06-20"),
    ):
        (folder / path).parent.mkdir()
        text = _NEWS.format(title=title, author=author, day=day, text=f"The wind of {title} was strong all day.")
        (folder / path).write_text(text)
    (folder / "report.pdf").write_bytes(secret_pdf())
    with served(tmp_path_factory.mktemp("server"), gate=gate, folder=str(folder)) as address:
        yield address


@pytest.fixture
def page(browser: Browser, mixed: str) -> Iterator[Page]:
    """Open the page on these."""
    with opened(browser, mixed, (1440, 900)) as page:
        yield page


def test_the_page_of_a_quote_is_shown_beside_its_text(page: Page):
    """With the quote marked in both; pages turn, and the quote is found again."""
    reply = ask(page, "What is the secret?")
    expect(reply.locator(".named")).to_contain_text("page 2")
    expect(page.locator("#source .meta")).to_contain_text("page 2")
    expect(page.locator("#source mark")).to_have_text("quince")
    expect(page.locator("#paper .paper-bar")).to_contain_text("Page 2 of 3")
    expect(page.locator("#paper i")).to_have_count(1)
    page.wait_for_function("document.querySelector('#paper img')?.complete")
    page.wait_for_function(_IN_VIEW)
    page.get_by_role("button", name="Next page").click()
    expect(page.locator("#paper .paper-bar")).to_contain_text("Page 3 of 3")
    expect(page.get_by_role("button", name="Next page")).to_be_disabled()
    expect(page.locator("#paper i")).to_have_count(0)
    page.get_by_role("button", name="Quote on page 2").click()
    expect(page.locator("#paper i")).to_have_count(1)
    page.get_by_role("button", name="Show the page").click()
    expect(page.locator("#paper")).to_be_hidden()
    page.get_by_role("button", name="Show the page").click()
    expect(page.locator("#paper img")).to_be_visible()


def test_an_article_without_pages_shows_none(page: Page):
    """Its text alone, after one that has some."""
    ask(page, "What is the secret?")
    expect(page.locator("#paper img")).to_be_visible()
    page.locator(".shelf-toggle").click()
    row(page, "The north wind").locator(".row-open").click()
    expect(page.locator("#paper")).to_be_hidden()
    expect(page.locator(".src-paper")).to_have_count(0)


def test_a_pdf_that_is_added_shows_its_pages(page: Page):
    """From the file that the visitor sent."""
    pdf = {"name": "mine.pdf", "mimeType": "application/pdf", "buffer": make_pdf("The tower is nine yards high.")}
    add(page, pdf)
    row(page, "mine.pdf").locator(".row-open").click()
    expect(page.locator("#paper .paper-bar")).to_contain_text("Page 1 of 1")
    expect(page.locator("#paper img")).to_be_visible()


def test_pages_are_shown_on_a_phone(browser: Browser, mixed: str):
    """Under the text in the sheet, and nothing leaves the window."""
    with opened(browser, mixed, (390, 844)) as page:
        chips(ask(page, "What is the secret?")).first.click()
        expect(page.locator("#paper i")).to_be_visible()
        page.wait_for_function("document.querySelector('#paper img')?.complete")
        await_value(lambda: page.evaluate("document.documentElement.scrollWidth"), 390)


def test_filters_limit_what_is_asked(page: Page):
    """By folder, author and day, with what they leave in the list; one click takes all back."""
    page.locator(".shelf-toggle").click()
    page.locator(".shelf-filter").click()
    page.get_by_label("Folder").select_option("south")
    expect(page.locator(".shelf-row:visible")).to_have_count(1)
    expect(page.locator("#scope .scope-some")).to_contain_text("Asking 1 of 3 articles")
    page.get_by_label("From").fill("2024-06-01")
    expect(page.locator("#scope .scope-by")).to_have_text("south, from 1 June 2024")
    page.keyboard.press("Escape")
    reply = ask(page, "What is the secret?")
    expect(reply.locator(".noans")).to_contain_text("The chosen article doesn’t say")
    reply.get_by_role("button", name="Ask all 3").click()
    expect(page.locator("#chat .quote")).to_contain_text("quince")
    expect(page.locator("#scope")).to_have_text("Asking all 3 articles")
    page.locator(".shelf-toggle").click()
    expect(page.locator(".shelf-row:visible")).to_have_count(3)
    expect(page.get_by_label("Folder")).to_have_value("")
    page.get_by_label("Author").select_option("Ann Lee")
    expect(page.locator("#scope .scope-some")).to_contain_text("Asking 1 of 3")
    page.get_by_role("button", name="Clear filters").click()
    expect(page.locator("#scope")).to_have_text("Asking all 3 articles")


@pytest.mark.parametrize("size", [(1280, 800), (390, 844)])
def test_a_bar_of_a_month_asks_that_month(browser: Browser, mixed: str, size: tuple[int, int]):
    """A bar asks its month, or its year if there are too many; a second click asks all, and the list stays open."""
    with opened(browser, mixed, size) as page:
        page.locator(".scope-open").click()
        page.locator(".shelf-filter").click()
        bar = page.locator(".months button:not([title*=': 0 '])").first
        expect(bar).to_have_attribute("aria-label", re.compile(r"^20\d\d: [12] articles?$"))
        bar.click()
        expect(bar).to_have_attribute("aria-pressed", "true")
        expect(page.locator("#scope .scope-by")).to_have_text(re.compile(r"^from 1 January 20\d\d, until 31 December "))
        expect(page.locator(".shelf-row:visible").first).to_be_visible()
        page.keyboard.press("ArrowRight")
        bar.click()
        expect(page.locator("#scope")).to_have_text("Asking all 3 articles")
        expect(page.get_by_label("Folder").locator("option").nth(1)).to_have_text(re.compile(r"^\w+ \([12]\)$"))


def test_a_new_file_of_the_folder_appears_by_itself(browser: Browser, tmp_path: Path, gate: Gate):
    """In the list of an open page, and it is asked; a file that is gone vanishes."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "first.txt").write_text("The wind was strong all day.\n\nNobody went out to the harbour.\n")
    options = {"folder": str(folder), "index": str(tmp_path / "index"), "watch": True}
    with served(tmp_path, gate=gate, **options) as address, opened(browser, address) as page:
        expect(page.locator("#scope")).to_have_text("Asking the one article")
        (folder / "second.txt").write_text("A riddle\n\nThe secret is plum. It was told to nobody else.\n")
        expect(page.locator("#scope")).to_have_text("Asking all 2 articles")
        expect(page.locator(".shelf-row")).to_have_count(2)
        expect(ask(page, "What is the secret?").locator(".quote mark")).to_have_text("plum")
        (folder / "second.txt").unlink()
        expect(page.locator(".shelf-row")).to_have_count(1)
