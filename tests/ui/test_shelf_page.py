"""The list of articles in a real browser: search, choose, add, take back."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.ui.browsing import ask, open_list, reload
from tests.ui.fakes import FIRST, HOSTILE, SECOND
from tests.ui.files import add, row, text_file
from tests.ui.scripts import run

pytestmark = pytest.mark.browser


def test_the_list_is_searched_as_one_types(page: Page):
    """By title, file and date, in any order and without regard to accents; the count is told."""
    open_list(page)
    expect(page.locator(".shelf-row:visible")).to_have_count(3)
    page.keyboard.type("SEOUL putin")
    expect(page.locator(".shelf-row:visible")).to_have_attribute("data-id", SECOND)
    expect(page.locator(".shelf-count")).to_have_text("1 title")
    page.get_by_label("Search the articles").fill("uni")
    expect(page.locator(".shelf-row:visible")).to_have_attribute("data-id", HOSTILE)
    page.get_by_label("Search the articles").fill("zebra")
    expect(page.locator(".shelf-row:visible")).to_have_count(0)
    expect(page.locator("#found .hits-none")).to_have_text("No text holds “zebra”")
    page.keyboard.press("Escape")
    expect(page.locator(".shelf-row:visible")).to_have_count(3)
    page.keyboard.press("Escape")
    expect(page.locator("#shelf")).to_be_hidden()
    expect(page.locator(".shelf-toggle")).to_be_focused()


def test_questions_can_be_limited_to_some_articles(page: Page):
    """It is said beside the box, it holds, and one click takes it back."""
    expect(page.locator("#scope")).to_have_text("Asking all 3 articles")
    open_list(page)
    row(page, "Russian President").get_by_role("checkbox").check()
    expect(page.locator("#scope .scope-some")).to_contain_text("Asking 1 of 3 articles")
    expect(page.locator(".shelf-count")).to_have_text("Asking 1 of 3 articles")
    page.keyboard.press("Escape")
    ask(page, "How many shells?")
    expect(page.locator(".noans")).to_have_count(1)
    page.locator("#scope").get_by_role("button", name="Ask all 3").click()
    expect(page.locator("#scope")).to_have_text("Asking all 3 articles")
    expect(page.locator(".row-ask:checked")).to_have_count(0)
    expect(ask(page, "How many shells?").locator(".quote")).to_contain_text("3.4 million")


def test_the_list_can_be_ordered(page: Page):
    """By title, day or length, also after a reload; what is searched for comes in its own order."""
    open_list(page)
    rows, order = page.locator(".shelf-row"), page.get_by_label("Order of the list")
    expect(order.locator("[value=newest]")).to_be_hidden()
    order.select_option("By title")
    expect(rows.locator("b")).to_have_text([re.compile("^<img"), re.compile("^Putin"), re.compile("^Russian")])
    files = {"old.txt": "2020-01-02", "new.txt": "2024-03-04", "middle.txt": "2022-05-06"}
    add(page, *(text_file(name, f"A talk in {name}\nDate: {day}\n\nIt was short.") for name, day in files.items()))
    order.select_option("Newest first")
    for at, name in enumerate(("new.txt", "middle.txt", "old.txt")):
        expect(rows.nth(at)).to_contain_text(name)
    reload(page)
    open_list(page)
    expect(order).to_have_value("newest")
    expect(rows.first).to_contain_text("new.txt")
    order.select_option("Longest first")
    expect(rows.first).to_have_attribute("data-id", SECOND)
    page.get_by_label("Search the articles").fill("talk")
    expect(order).to_be_hidden()
    page.get_by_label("Search the articles").fill("")
    order.select_option("Folder order")
    expect(rows.first).to_contain_text("Added by you")
    expect(rows.nth(3)).to_have_attribute("data-id", FIRST)


def test_the_folder_of_a_file_is_that_of_its_path(browser: Browser):
    """A file's name may hold a "#", after which an article's id names its part; what was added is in no folder."""
    rows = [
        {"id": "news/Issue #5/may.csv#row 2", "source": "news/Issue #5/may.csv"},
        {"id": "a.zip#in/b.txt", "source": "a.zip"},
        {"id": "/3f2a/b.txt", "source": "b.txt"},
    ]
    assert run(browser, ["widgets/shelf/filters.js"], "(rows) => rows.map(folderOf)", rows) == ["news/Issue #5", "", ""]


def test_only_what_is_chosen_can_be_shown(page: Page):
    """Wherever it is in the list; when nothing is chosen any more, all is shown."""
    open_list(page)
    chosen = page.get_by_role("button", name="Show chosen")
    expect(chosen).to_be_hidden()
    row(page, "Putin says").get_by_role("checkbox").check()
    chosen.click()
    expect(page.locator(".shelf-row")).to_have_attribute("data-id", SECOND)
    expect(chosen).to_have_attribute("aria-pressed", "true")
    chosen.click()
    expect(page.locator(".shelf-row")).to_have_count(3)
    chosen.click()
    page.get_by_label("Search the articles").fill("russian")
    expect(page.locator(".shelf-row")).to_have_attribute("data-id", FIRST)
    page.get_by_label("Search the articles").fill("")
    expect(page.locator(".shelf-row")).to_have_count(1)
    page.locator("#shelf").get_by_role("button", name="Ask all").click()
    expect(page.locator(".shelf-row")).to_have_count(3)
    expect(chosen).to_be_hidden()


def test_what_a_search_found_can_be_asked(page: Page):
    """All of it at once."""
    open_list(page)
    page.keyboard.type("to ukraine")
    expect(page.locator("#found .hits-head")).to_contain_text("In 2 articles")
    page.get_by_role("button", name="Ask only these 2").click()
    expect(page.locator("#scope .scope-some")).to_contain_text("Asking 2 of 3 articles")
    page.locator("#shelf").get_by_role("button", name="Ask all").click()
    expect(page.locator("#scope")).to_have_text("Asking all 3 articles")


def test_a_question_closes_the_list(page: Page):
    """The source of its answer is behind it; the keyboard leaves the list open."""
    open_list(page)
    page.locator("#ask textarea").fill("How many shells?")
    page.locator("#ask textarea").press("Enter")
    expect(page.locator("#shelf")).to_be_hidden()
    expect(page.locator("#source mark").first).to_be_in_viewport()
    expect(page.locator("#ask textarea")).to_be_focused()


def test_a_new_choice_leaves_out_what_is_gone(browser: Browser):
    """An article that was chosen and is in the list no more does not stay as "asking 0 of 2"."""
    script = "([before, id, on]) => [...chosenWith([{ id: 'a' }, { id: 'b' }], new Set(before), id, on)]"
    for *given, chosen in (
        [["gone"], "a", True, ["a"]],
        [["gone", "a"], "a", False, []],
        [["a"], "b", True, ["a", "b"]],
    ):
        assert run(browser, ["widgets/shelf/filters.js"], script, given) == chosen


def test_the_keyboard_finds_ticks_and_opens(page: Page):
    """Tab stops once in the list; arrows move, Space ticks, Enter opens and goes to the article."""
    page.locator(".shelf-toggle").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Search the articles")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(row(page, "Russian President").locator(".row-open")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowLeft")
    expect(row(page, "Putin says").get_by_role("checkbox")).to_be_focused()
    page.keyboard.press("Space")
    expect(page.locator("#scope .scope-some")).to_contain_text("Asking 1 of 3")
    page.keyboard.press("End")
    expect(page.locator(".shelf-row").last.get_by_role("checkbox")).to_be_focused()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowUp")
    expect(page.get_by_label("Search the articles")).to_be_focused()
    expect(page.locator("#articles [tabindex='0']")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#source .src")).to_have_attribute("data-article", SECOND)
    expect(page.locator("#src-title")).to_be_focused()


def test_the_list_has_names_for_those_who_hear_it(page: Page):
    """Rows of a grid, each with what can be done with it."""
    open_list(page)
    shown = page.locator("#shelf").aria_snapshot()
    assert '- grid "Articles"' in shown
    assert re.search(r'- row "[^"]*Russian President', shown)
    assert re.search(r'- checkbox "Ask only Russian President', shown)
    assert not re.search(r"- (button|checkbox|searchbox)\s*(:|$)", shown, re.MULTILINE)
