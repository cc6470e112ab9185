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
    """A copy without the words, and one that is not in the collection, is not named."""
    texts = {"a": _TEXT, "b": "SEOUL HOLDS “SHELLS”.", "c": "Seoul holds seashells."}
    articles = {name: make_article(id=name, text=text) for name, text in texts.items()}
    sources = Sources(articles=articles, copies={"a": ("b", "c", "gone")})
    citation = sources.cite(_choice(articles["a"]))
    assert (citation.quote, citation.copies) == ("shells", ("b",))
    assert sources.source("a") == {"a", "b", "c", "gone"}
    assert sources.source("b") == {"b"}
