"""The links of the page: its scripts and the server read and write them alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, get_args

import pytest

from tests.chromium import CHROMIUM
from tests.ui.conftest import window
from ui.chat.arrival import read_link
from ui.reference import LinkKind, Reference, find_link
from ui.resources import read_asset

pytestmark = pytest.mark.browser

IDS = (
    "a.txt",
    "news/a b.txt",
    "ünïcode/日本語.md",
    "100% (1) [x] _~`'\"<>#?&+=.txt",
    "a/1-2",
    "/added/0a1b/3-4/page.pdf",
)
WORDS = ("shells", "Vladimir Putin", "a/b", "100%", "日本 +&=#?", "'\"<>\\`$")


@pytest.fixture(scope="module")
def script() -> Iterator[Callable[..., Any]]:
    """Return a function that evaluates an expression after the script, with `value`."""
    with window(CHROMIUM.browser) as context:
        page = context.new_page()
        body = read_asset("links.js")
        yield lambda expression, value=None: page.evaluate(f"(value) => {{ {body}; return {expression}; }}", value)


def test_the_kinds_of_places_are_the_same(script):
    """In the same order."""
    assert script("KINDS") == list(get_args(LinkKind))


@pytest.mark.parametrize("article_id", IDS)
@pytest.mark.parametrize("kind", get_args(LinkKind))
def test_only_the_first_kind_is_an_answer(script, article_id: str, kind):
    """In articles of any name."""
    link = Reference(kind=kind, article_id=article_id, start=30, end=412).link
    assert script("isAnswer(value)", link) is (kind == get_args(LinkKind)[0])


@pytest.mark.parametrize("words", WORDS)
def test_the_script_reads_the_words_to_find(script, words: str):
    """Whatever they hold, and whatever the article is called."""
    assert [script("wordsIn(value)", find_link(article_id, words)) for article_id in IDS] == [words] * len(IDS)


@pytest.mark.parametrize("question", [*WORDS, "Who is Putin's aide?", "Why?\nWhen?"])
def test_the_server_reads_a_link_to_a_question(script, question: str):
    """As the script wrote it."""
    assert read_link(script("toAsk(value)", question)) == {"q": question}


def test_the_links_of_the_page_are_found_by_their_kind(script):
    """Below one element, and of the kinds that are asked for."""
    html = "".join(f'<a href="#{kind}/a.txt/1-2"></a>' for kind in (*get_args(LinkKind), "find", "other"))
    count = "(document.body.innerHTML = `<p id=chat>${value}</p>${value}`, document.querySelectorAll(%s).length)"
    assert script(count % "linksIn('#chat')", html) == len(get_args(LinkKind))
    assert script(count % "linksIn('#chat', ['find'])", html) == 1
