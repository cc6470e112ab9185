"""What a search finds, and the people quoted, as the page shows them."""

from __future__ import annotations

import re

import pytest

from index.types import Range
from tests.factories import make_article
from tests.ui.fakes import FIRST, HOSTILE, SECOND, FakeAssistant
from ui.service.visits import Visits
from ui.widgets.search import search
from ui.widgets.search.search import Finder

_LONG = make_article(
    " ".join(f"Sentence {n} is about the <b>harbour</b> and its ${{pier}}." for n in range(40)),
    "long.txt",
    title="A <i>title</i>",
    published="2024-06-20",
    site="Echo",
)


@pytest.fixture
def finder() -> Finder:
    return Finder(Visits(FakeAssistant()))


def found(html: str) -> list[tuple[str, str]]:
    return re.findall(r'data-article="([^"]+)" data-places="([^"]+)"', html)


def people(finder: Finder, **wanted) -> str:
    *steps, last = finder.people(None, **wanted)
    assert all("Reading articles" in step for step in steps)
    return last


def test_articles_and_places_are_counted_and_led_to(finder: Finder):
    """Each place with the words around it."""
    html = finder.find(None, "Kim Jong Un")
    assert '<p class="hits-head" role="status">In 2 articles, 3 places</p>' in html
    texts = {article.id: article.text for article in FakeAssistant().articles}
    for article, places in found(html):
        for place in places.split():
            start, end = map(int, place.split("-"))
            assert texts[article][start:end] == "Kim Jong Un"
    assert [article for article, _ in found(html)] == [SECOND, FIRST]
    assert html.count("<mark>Kim Jong Un</mark>") == 3


def test_what_is_found_is_inert():
    """Markup of a text, of a title and of what was typed is shown and never obeyed."""
    html = Finder(Visits(FakeAssistant([_LONG]))).find(None, "<b>harbour</b>")
    assert not re.search(r"<b>h|<i>|\$\{", html)
    assert "20 June 2024 · Echo · 40 places" in html
    assert "36 more places" not in html
    assert "37 more places" in html
    assert "No text holds “&lt;img src=x&gt;”" in Finder(Visits(FakeAssistant([_LONG]))).find(None, "<img src=x>")


def test_a_snippet_ends_where_words_end():
    """A snippet is cut between words, and is on one line."""
    article = make_article(f"{'word ' * 40}\n\nneedle\n\n{'more ' * 40}")
    html = Finder(Visits(FakeAssistant([article]))).find(None, "needle")
    (line,) = re.findall(r'class="hit-place"[^>]*>(.*?)</button>', html)
    assert re.fullmatch(r"… (word )+<mark>needle</mark>( more)+ …", line)


def test_a_snippet_ends_where_boilerplate_begins():
    """The fields of a file are no prose behind its last line; in them the snippet is of all that is there."""
    text = "The pier was shut in May.\n\ntitle: The pier\nauthor: Ada Lund"
    article = make_article(text, boilerplate=(Range(27, 42), Range(43, len(text))))
    finder = Finder(Visits(FakeAssistant([article])))
    assert ">The pier was shut in <mark>May</mark>. </button>" in finder.find(None, "May")
    assert "shut in May. title: The pier author: Ada <mark>Lund</mark></button>" in finder.find(None, "Lund")


def test_a_page_is_shown_and_more_of_it(monkeypatch: pytest.MonkeyPatch):
    """With a button for the rest."""
    monkeypatch.setattr(search, "_ARTICLES", 2)
    finder = Finder(Visits(FakeAssistant([make_article("It rained.", f"{n}.txt") for n in range(5)])))
    first = finder.find(None, "rained")
    assert (len(found(first)), 'data-skip="2"' in first) == (2, True)
    more = finder.find(None, "rained", skip=4)
    assert (len(found(more)), "data-skip" in more) == (5, False)


@pytest.mark.parametrize("words", [None, 3, "", "  ", ["a"]])
def test_no_words_find_nothing(finder: Finder, words: object):
    """Whatever is sent."""
    assert finder.find(None, words) == ""


@pytest.mark.parametrize(("filters", "said"), [({"site": "x"}, "site"), ("x", "filter"), ({"folder": "odd names"}, "")])
def test_filters_limit_what_is_searched(finder: Finder, filters: object, said: str):
    """What is no filter is said."""
    html = finder.find(None, "a", filters)
    assert (said in html, [article for article, _ in found(html)] == ([] if said else [HOSTILE])) == (True, True)
    assert said in people(finder, filters=filters)


def test_people_are_listed_and_quoted(finder: Finder):
    """Who speaks most first; by name, with the places of what they say."""
    everybody = people(finder)
    assert re.findall('class="person" value="([^"]+)"', everybody)[:2] == ["Vladimir Putin", "Chang Ho-jin"]
    assert re.findall('class="person" value="([^"]+)"', people(finder, like="CHANG")) == ["Chang Ho-jin"]
    assert "Nobody of that name is quoted" in people(finder, like="zzz")
    chang = people(finder, name="Chang Ho-jin")
    texts = {article.id: article.text for article in FakeAssistant().articles}
    quoted = [texts[a][slice(*map(int, p.split("-")))] for a, places in found(chang) for p in places.split()]
    assert any("reconsider the issue of arms support" in words for words in quoted)
    assert "people quoted" in people(finder, name="nobody")
