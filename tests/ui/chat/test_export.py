"""A conversation as a file."""

from __future__ import annotations

import html
import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from qa.types import Item
from tests.factories import make_article
from tests.ui.fakes import FIRST, SECOND, FakeAssistant, make_answer, make_citation
from ui.chat.export import export, render_parcel
from ui.chat.export_html import to_html
from ui.chat.export_markdown import to_markdown
from ui.types import Turn

ASSISTANT = FakeAssistant()
ARTICLES = {article.id: article for article in ASSISTANT.articles}
DAY = date(2026, 11, 22)


def turns(*questions: str) -> tuple[Turn, ...]:
    return tuple(Turn(question=q, reply="", answer=ASSISTANT.ask(q)) for q in questions)


def text_of(markup: str) -> str:
    return html.unescape(re.sub(r"<style>.*?</style>|<[^>]*>", "", markup, flags=re.DOTALL))


def test_markdown_holds_what_was_asked_and_answered():
    """The quote, how sure it is, its sentence, and where it stands."""
    text = to_markdown(turns("a mistake?", "Who won?"), DAY)
    for line in (
        "2 questions, 22 November 2026. Every answer is an exact quote.",
        "## a mistake?",
        "**a very big mistake**",
        "High confidence, 88%",
        "characters 598–616",
        "Also said in:",
        "Another answer: **“no surprise”**",
        "## Who won?",
        "**These articles don’t say.** The best guess is right with a chance of 12%",
        "Closest sentence, not an answer:",
    ):
        assert line in text


def test_all_of_an_answer_is_exported():
    """Verdict, items, what is also relevant, and the parts of a compound question."""
    first, second = (ARTICLES[key] for key in list(ARTICLES)[:2])
    one, two = make_citation(first, "medicine"), make_citation(second, "a very big mistake")
    items = tuple(
        Item(text=c.quote, confidence=0.9, citations=(c,), label=label)
        for label, c in zip("AB", (one, two), strict=True)
    )
    whole = make_answer("Is it?", [one], verdict="no", items=items, also_relevant=(two,))
    both = make_answer("Is it? Who won?", [one], parts=(whole, make_answer("Who won?")))
    told = [Turn(question="Is it? Who won?", reply="", answer=both)]
    for written in (to_markdown(told, DAY), text_of(to_html(told, ARTICLES, DAY))):
        for words in ("No, going by these words", "B: ", "Also relevant", "Who won?", "These articles don’t say"):
            assert words in written


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"]), min_size=1).filter(str.strip))
def test_no_words_are_markdown(words: str):
    """Rendered, they are the words again: no heading, no link, no list, no HTML."""
    article = make_article(words, "a.txt", title="T")
    start = len(words) - len(words.lstrip())
    answer = make_answer("What?", [make_citation(article, words.strip())])
    rendered = MarkdownIt().render(to_markdown([Turn(question="What?", reply="", answer=answer)], DAY))
    assert start >= 0
    assert not re.search(r"<(?!/?(?:h1|h2|p|strong|blockquote)>)", rendered)
    assert " ".join(words.split()) in " ".join(text_of(rendered).split())


def test_a_sentence_that_begins_with_a_year_is_no_list():
    """Nor one that begins with any other number."""
    article = make_article("1945) The war was over.", "a.txt", title="T")
    answer = make_answer("What?", [make_citation(article, "over")])
    written = to_markdown([Turn(question="What?", reply="", answer=answer)], DAY)
    assert "<ol" not in MarkdownIt().render(written)
    assert "1945) The war was over." in text_of(MarkdownIt().render(written))


def test_html_holds_the_answers_and_their_articles_whole():
    """Every quote links to its place, which is marked and stands in its article."""
    page = to_html(turns("a mistake?", "the shells?", "Who won?"), ARTICLES, DAY)
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
            assert line in text_of(sources)
    assert page.count('class="near"') == 1


def test_html_needs_nothing_else():
    """No script and no address but those inside; and nothing in the articles becomes markup."""
    page = to_html(turns("Show the script", "the link?"), ARTICLES, DAY)
    assert not re.search(r"<(script|img|iframe|link|object)\b", page)
    assert set(re.findall(r'(?:href|src)="([^"]*)"', page)) == {f"#place-{n}" for n in (1, 2, 3)}
    assert "default-src 'none'" in page
    assert "url(" not in page
    assert "&lt;img src=x onerror=" in page


@pytest.mark.parametrize("form", [None, "", "pdf", 5, ["html"]])
def test_other_forms_are_none(form: object):
    """Whatever the browser sends."""
    assert export(form, turns("the shells?"), ARTICLES, DAY) is None


def test_a_file_has_a_name_with_the_day():
    """Nothing is written where nothing was answered."""
    markdown, page = (export(form, turns("the shells?"), ARTICLES, DAY) for form in ("markdown", "html"))
    assert (markdown.name, markdown.media_type) == ("pullquote-2026-11-22.md", "text/markdown")
    assert (page.name, page.media_type) == ("pullquote-2026-11-22.html", "text/html")
    assert export("html", (Turn(question="x", reply="no"),), ARTICLES, DAY) is None
    assert html.unescape(render_parcel(markdown).split(">", 1)[1].removesuffix("</pre>")) == markdown.text
    assert render_parcel(markdown) != render_parcel(markdown)
