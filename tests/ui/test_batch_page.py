"""A file of questions, in a real browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.ui.browsing import ask, reload
from tests.ui.fakes import SECOND
from tests.ui.gate import Gate

pytestmark = pytest.mark.browser


def choose(page: Page, text: str, name: str = "questions.csv") -> None:
    """Open the panel, and choose a file in it."""
    if not page.locator("#batch").is_visible():
        page.get_by_role("button", name="A file of questions").click()
    file: FilePayload = {"name": name, "mimeType": "text/csv", "buffer": text.encode()}
    page.set_input_files(".batch-file", file)


def save(page: Page, form: str, to: Path) -> str:
    page.locator("#batch-save summary").click()
    with page.expect_download() as download:
        page.locator("#batch-save").get_by_role("button", name=form).click()
    download.value.save_as(to)
    assert download.value.suggested_filename == f"questions-answers.{form.lower()}"
    return to.read_text("utf-8")


def test_a_file_is_answered_stopped_taken_along_and_gone_on_with(page: Page, gate: Gate, tmp_path: Path):
    """While a question that is asked by hand is answered first; a reload loses nothing."""
    asked = "How many shells in this file?"
    before = gate.answered(asked)
    with gate.closed():
        choose(page, f"question,id\n{asked},1\nWhat about a mistake?,2\nWho won?,3\n")
        expect(page.locator("#batch label")).to_have_text("questions.csv: 0 of 3 answered")
        page.get_by_role("button", name="Stop").click()
        expect(page.locator("#batch label")).to_contain_text("stopping")
    expect(page.locator("#batch label")).to_have_text("questions.csv: 1 of 3 answered")
    expect(page.locator("#batch li")).to_contain_text(["approximately 3.4 million"])
    text = save(page, "CSV", tmp_path / "a.csv")
    assert "3.4 million" in text
    assert "Who won?" not in text
    reload(page)
    page.get_by_role("button", name="A file of questions").click()
    expect(page.locator("#batch label")).to_have_text("questions.csv: 1 of 3 answered")
    page.get_by_role("button", name="Resume").click()
    expect(page.locator("#batch label")).to_have_text("questions.csv: 3 of 3 answered")
    expect(page.locator("#batch li")).to_have_count(3)
    expect(page.locator("#batch li").last).to_contain_text("These articles don’t say")
    assert gate.answered(asked) == before + 1
    page.locator("#batch li a").first.click()
    expect(page.locator("#source .src")).to_have_attribute("data-article", SECOND)
    expect(page.locator("#source mark")).to_contain_text("3.4 million")
    assert save(page, "JSONL", tmp_path / "a.jsonl").count("\n") == 3
    page.keyboard.press("Escape")
    page.locator("#batch .panel-close").focus()
    page.keyboard.press("Escape")
    expect(page.locator("#batch")).to_be_hidden()
    expect(page.get_by_role("button", name="A file of questions")).to_be_focused()
    ask(page, "How many shells?")


def test_what_is_wrong_with_a_file_is_said(page: Page):
    """The error is shown, and another file can be chosen and removed again."""
    choose(page, "question\n")
    expect(page.locator("#batch").get_by_role("alert")).to_have_text("questions.csv holds no question")
    choose(page, "Who is Kirby?", "one.txt")
    expect(page.locator("#batch label")).to_have_text("one.txt: 1 of 1 answered")
    expect(page.locator("#batch").get_by_role("alert")).to_be_hidden()
    page.locator("#batch").get_by_role("button", name="Remove").click()
    expect(page.locator("#batch li")).to_have_count(0)
    expect(page.locator("#batch label")).to_be_hidden()
