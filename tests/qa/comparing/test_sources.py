from __future__ import annotations

from index.types import Chunk, Passage
from qa.choosing import choose
from qa.comparing.sources import Sources
from qa.types import Reading, Span
from tests.factories import make_article

_TEXT = "Seoul holds shells."


def _choice(article):
    chunk = Chunk(id=f"{article.id}:0-19", article_id=article.id, start=0, end=19, text=_TEXT)
    reading = Reading(passage=Passage(chunk=chunk, score=1.0, rank=1), spans=(Span(12, 18, 3.0),), null_score=0.0)
    return choose([reading], {article.id: article})[0]


def test_a_citation_names_the_copies_that_hold_its_quote():
    """Copies without the words, or outside the collection, are not named."""
    texts = {"a": _TEXT, "b": "SEOUL HOLDS “SHELLS”.", "c": "Seoul holds seashells."}
    articles = {name: make_article(id=name, text=text) for name, text in texts.items()}
    sources = Sources(articles=articles, copies={"a": ("b", "c", "gone")})
    citation = sources.cite(_choice(articles["a"]))
    assert (citation.quote, citation.copies) == ("shells", ("b",))
    assert sources.source("a") == {"a", "b", "c", "gone"}
    assert sources.source("b") == {"b"}


def test_a_copy_is_named_only_where_it_says_it_at_the_same_place():
    """An edited copy with another value there is not named, though the words are elsewhere in it."""
    texts = {
        "a": _TEXT,
        "b": "Seoul holds guns. Nobody has counted the shells in all the hills around.",
    }
    articles = {name: make_article(id=name, text=text) for name, text in texts.items()}
    articles["c"] = make_article(id="c", text="They are old. Seoul holds the shells.")
    sources = Sources(articles=articles, copies={"a": ("b", "c")})
    assert sources.cite(_choice(articles["a"])).copies == ("c",)
