"""Quotes in every form that they are taken along in."""

from __future__ import annotations

import csv
import html
import re
from datetime import date
from io import BytesIO, StringIO

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from index.types import Article
from tests.factories import make_article
from tests.ui.fakes import FIRST, SECOND, FakeAssistant, hostile_article, make_citation
from tests.ui.gallery import BY_ID, GALLERY
from ui.chat.sections import conversation_sections
from ui.export.files import File, to_file
from ui.export.plain import as_markdown, as_text, to_markdown
from ui.export.records import ExportSection, to_record
from ui.types import ShownTurn

ASSISTANT = FakeAssistant()
ARTICLES = {article.id: article for article in ASSISTANT.articles}
DAY = date(2026, 11, 22)
RAIN = make_article(
    "So “It rained”, he said.", "a_b.txt", title="Rain", published="2024-06-20", url="https://a.org/b", author="Jo Doe"
)


def written(form: str, *questions: str) -> File:
    turns = [ShownTurn(question=question, reply="", answer=ASSISTANT.ask(question)) for question in questions]
    file = to_file(form, conversation_sections(turns, ARTICLES), ARTICLES, DAY)
    assert file is not None
    return file


def noted(article: Article, quote: str, note: str = "") -> list[ExportSection]:
    record = to_record(make_citation(article, quote), {article.id: article}, note=note)
    return [ExportSection(heading="", records=(record,))]


def text_of(markup: str) -> str:
    return html.unescape(re.sub(r"<style>.*?</style>|<[^>]*>", "", markup, flags=re.DOTALL))


@pytest.mark.parametrize(
    ("form", "name", "media_type"),
    [
        ("text", "pullquote-2026-11-22.txt", "text/plain"),
        ("markdown", "pullquote-2026-11-22.md", "text/markdown"),
        ("html", "pullquote-2026-11-22.html", "text/html"),
        ("csv", "pullquote-2026-11-22.csv", "text/csv"),
        ("bibtex", "pullquote-2026-11-22.bib", "application/x-bibtex"),
    ],
)
def test_a_file_has_a_name_with_the_day_and_holds_the_quote(form: str, name: str, media_type: str):
    """In every form."""
    file = written(form, "the shells?")
    assert (file.name, file.media_type) == (name, media_type)
    assert "3.4 million 105mm artillery shells" in file.data.decode()


@pytest.mark.parametrize("form", [None, "", "pdf", 5, ["html"]])
def test_other_forms_are_none(form: object):
    """Whatever the browser sends; and nothing is written if there is nothing."""
    assert to_file(form, noted(RAIN, "he said"), {}, DAY) is None
    assert to_file("html", [], {}, DAY) is None


def test_text_can_be_pasted_into_a_story():
    """A quote keeps its own marks; author, title, day and address follow, and the note."""
    said = to_file("text", noted(RAIN, "“It rained”", "Check this."), {}, DAY)
    assert said is not None
    assert said.data.decode() == (
        "Pullquote\n\n1 quote, 22 November 2026\n\n“It rained”\n— Rain, Jo Doe, 20 June 2024\n"
        "https://a.org/b#:~:text=%E2%80%9CIt%20rained%E2%80%9D\nCheck this.\n"
    )


def test_markdown_holds_what_was_asked_and_answered():
    """Each quote bold in its sentence, with its source."""
    said = written("markdown", "a mistake?", "Who won?").data.decode()
    for line in (
        "5 quotes, 22 November 2026",
        "## a mistake?",
        "**a very big mistake**",
        "**Another answer**",
        "## Who won?",
        "These articles don’t say. The best guess is only 12% likely.",
        "**Closest sentence, not an answer**",
    ):
        assert line in said


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"]), min_size=1).filter(str.strip))
def test_no_words_are_markdown(words: str):
    """Rendered, they are the words again: no heading, no link, no list, no HTML."""
    article = make_article(words, "a.txt", title="T")
    rendered = MarkdownIt().render(to_markdown(noted(article, words.strip()), ""))
    assert not re.search(r"<(?!/?(?:h1|h2|p|strong|blockquote)>)", rendered)
    assert " ".join(words.split()) in " ".join(text_of(rendered).split())


def test_a_sentence_that_begins_with_a_year_is_no_list():
    """A number at the beginning of a sentence does not make it a list in Markdown."""
    article = make_article("1945) The war was over.", "a.txt", title="T")
    rendered = MarkdownIt().render(to_markdown(noted(article, "over"), ""))
    assert "<ol" not in rendered
    assert "1945) The war was over." in text_of(rendered)


@pytest.mark.parametrize("quote", ["[a link](javascript:window.hacked=5)", "**bold** and # no heading"])
def test_markdown_of_one_quote_shows_the_same_words(quote: str):
    """Between quotation marks, with no link of the article's."""
    article = hostile_article()
    record = to_record(make_citation(article, quote), {article.id: article})
    rendered = MarkdownIt().render(as_markdown(record))
    assert text_of(rendered).strip().startswith(f"“{quote}”")
    assert "<a" not in rendered


def test_html_holds_the_answers_and_their_articles_whole():
    """Every quote links to its place, which is marked, is in its article, and leads back."""
    page = written("html", "a mistake?", "the shells?", "Who won?").data.decode()
    for link in re.findall(r'href="#([^"]+)"', page):
        assert page.count(f'id="{link}"') == 1
    sources = page.split('class="sources"')[1]
    marked = "|".join(text_of(mark) for mark in re.findall(r"<mark>(.*?)</mark>", sources))
    assert marked == (
        "a very big mistake|“no surprise”|a very big mistake|a very big mistake. I hope that doesn't happen"
        "|approximately 3.4 million 105mm artillery shells"
    )
    for article_id in (FIRST, SECOND):
        for line in ARTICLES[article_id].text.splitlines():
            assert line in text_of(sources).replace("↑", "")
    assert page.count('class="near"') == 1
    assert "<title>a mistake?</title>" in page


def test_html_needs_nothing_else():
    """No script and no address but those inside; and nothing in the articles becomes markup."""
    page = written("html", "Show the script", "the link?").data.decode()
    assert not re.search(r"<(script|img|iframe|link|object)\b", page)
    assert {link.partition("-")[0] for link in re.findall(r'(?:href|src)="([^"]*)"', page)} == {"#place", "#from"}
    assert "default-src 'none'" in page
    assert "url(" not in page
    assert "&lt;img src=x onerror=" in page


def test_a_table_has_a_row_for_each_quote():
    """Which no spreadsheet runs as a formula."""
    article = make_article('=HYPERLINK("x") and, he said.', "f.txt", title="+1", published="2024-06-20")
    file = to_file("csv", noted(article, '=HYPERLINK("x")', "@me"), {}, DAY)
    assert file is not None
    [row] = csv.DictReader(StringIO(file.data.decode("utf-8-sig")))
    assert (row["quote"], row["title"], row["note"]) == ('\'=HYPERLINK("x")', "'+1", "'@me")
    assert (row["start"], row["end"], row["published"]) == ("0", "15", "2024-06-20")


def test_a_word_document_holds_the_quote_bold_in_its_sentence():
    """Under its question, with its source; letters that no XML can hold are left out."""
    document = Document(BytesIO(written("docx", "the shells?", "Show the script").data))
    said = [paragraph.text for paragraph in document.paragraphs]
    assert "the shells?" in said
    bold = [run.text for paragraph in document.paragraphs for run in paragraph.runs if run.bold]
    assert "approximately 3.4 million 105mm artillery shells" in bold
    odd = make_article("A \x01b c.", "o.txt", title="T\x02")
    file = to_file("docx", noted(odd, "b c"), {}, DAY)
    assert file is not None
    assert any("A b c." in " ".join(p.text.split()) for p in Document(BytesIO(file.data)).paragraphs)


def test_only_pages_of_the_web_are_linked():
    """Whatever an article gives as its address."""
    article = hostile_article()
    assert to_record(make_citation(article, "Nothing here"), {article.id: article}).link == ""


def told(form: str, kind: str) -> str:
    """Write an answer of the gallery in a form, and return its text."""
    turn = ShownTurn(question=GALLERY[kind].question, reply="", answer=GALLERY[kind])
    file = to_file(form, conversation_sections([turn], BY_ID), BY_ID, DAY)
    assert file is not None
    if form == "docx":
        return "\n".join(paragraph.text for paragraph in Document(BytesIO(file.data)).paragraphs)
    return text_of(file.data.decode("utf-8")).replace("\\", "")


@pytest.mark.parametrize("form", ["text", "markdown", "html", "docx", "csv"])
def test_what_was_worked_out_is_taken_along_and_marked_as_such(form: str):
    """The days that words mean, the entry of a live page, and what was said before, in each form."""
    assert "“Tuesday night” means 4 March 2025: worked out from the article's date, 5 March 2025." in told(
        form, "dates"
    )
    assert "entry of 18:40" in told(form, "live")
    assert "Earlier, in the entry of 14:15" in told(form, "live")
    assert "Earlier, in an earlier version" in told(form, "corrected")
    assert "note on a correction" in told(form, "correction")


def test_what_pullquote_says_of_a_quote_stands_in_brackets():
    """Where it is copied, so that it is not taken for the article's."""
    record = to_record(GALLERY["dates"].citations[0], BY_ID)
    assert as_text(record).split("\n")[2].startswith("[“Tuesday night” means 4 March 2025")
    assert as_text(record).split("\n")[2].endswith(".]")
    assert "> [“Tuesday night” means" in as_markdown(record).replace("\\", "")
