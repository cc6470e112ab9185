"""Links to places: what goes out comes back, and nothing else is let in."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import make_article
from tests.ui.fakes import make_answer, make_citation, make_other
from ui.reference import Reference, cited_in, find_article, find_link, resolve, to_nearest, to_quote


def _by_id(*articles):
    return {article.id: article for article in articles}


IDS = [
    "a.txt",
    "folder/sub folder/a.txt",
    "ünïcode/日本語.md",
    "..",
    "a%2Fb.txt",
    "100% (1) [x] _~`'\"<>#?&.txt",
    "a/1-2",
]


@pytest.mark.parametrize("article_id", IDS)
@pytest.mark.parametrize("kind", ["src", "near"])
def test_a_link_leads_back_to_its_place(article_id: str, kind):
    """Ids may hold anything that a file name may."""
    article = make_article("It rained in Seoul.", article_id)
    reference = Reference(kind=kind, article_id=article_id, start=3, end=9)
    assert resolve(reference.link, _by_id(make_article(id="other.txt"), article)) == (article, reference)


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_a_link_is_plain(article_id: str):
    """Nothing in a link means anything to Markdown or to HTML."""
    link = Reference(kind="src", article_id=article_id, start=0, end=1).link
    assert re.fullmatch(r"src/[A-Za-z0-9%.-]+/0-1", link)


@pytest.mark.parametrize(
    "link",
    [
        None,
        7,
        ["src/a.txt/0-2"],
        "",
        "src/a.txt",
        "src/a.txt/0-2 ",
        "src/a.txt/0-2\n",
        "/src/a.txt/0-2",
        "#src/a.txt/0-2",
        "src/b.txt/0-2",
        "src/../a.txt/0-2",
        "src/a.txt/-1-2",
        "src/a.txt/2-2",
        "src/a.txt/3-2",
        "src/a.txt/0-99",
        "src/a.txt/0-9999999999",
        "src/a.txt/٠-٢",
        "src/a.txt/0x0-0x2",
        "src/<b>/0-2",
        "javascript:alert(1)",
        "src/" + "a" * 5000 + "/0-2",
    ],
)
def test_what_is_no_place_of_the_collection_is_refused(link: object):
    """Links come from the browser, so anything may come."""
    assert resolve(link, _by_id(make_article("It rained.", "a.txt"))) is None


def test_citations_point_at_the_quote_and_at_the_sentence():
    """An answer is its words; what is only near is its whole sentence."""
    article = make_article("It rained in Seoul. The match was off.")
    citation = make_citation(article, "match")
    assert article.text[slice(*to_quote(citation).range)] == "match"
    assert article.text[slice(*to_nearest(citation).range)] == "The match was off."
    assert (to_quote(citation).kind, to_nearest(citation).kind) == ("src", "near")


def test_an_unknown_id_finds_nothing():
    """Whatever it is that was given as an id."""
    article = make_article()
    assert find_article("a.txt", _by_id(article)) is article
    assert all(find_article(wrong, _by_id(article)) is None for wrong in ("b.txt", "", None, 3, ["a.txt"]))


def test_a_conversation_cites_each_place_once():
    """Answers, what agrees and what differs, in order; the closest sentence is no citation."""
    article = make_article("It rained in Seoul. The match was off.")
    rained, match, off, seoul = (make_citation(article, quote) for quote in ("rained", "match", "off", "Seoul"))
    first = make_answer("What?", [rained], also_said=(match,), disagreements=(make_other(off, rained),))
    second = make_answer("Who?", confidence=0.1, nearest=seoul)
    third = make_answer("Where?", [seoul, rained])
    cited = cited_in([first, second, third])
    assert [article.text[slice(*place.range)] for place in cited] == ["rained", "match", "off", "Seoul"]
    assert {place.kind for place in cited} == {"src"}


def test_words_to_find_are_a_link():
    """Plain ASCII, whatever the id and the words."""
    assert find_link("a_b/ü.txt", 'w_"<>') == "find/a%5Fb%2F%C3%BC.txt/w%5F%22%3C%3E"
