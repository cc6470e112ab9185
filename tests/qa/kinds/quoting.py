"""Places of a text, the words there, and what a rule leaves of them."""

from __future__ import annotations

from index.articles import article_from_text
from index.types import Chunk, Passage, Range
from qa.kinds.tables.lookups import Lookups
from qa.types import Reading, Span


def place_of(text, quote):
    """Return where a text first has some words."""
    start = text.index(quote)
    return Range(start, start + len(quote))


def quotes(text, ranges):
    """Return the words at some places of a text."""
    return [text[place.start : place.end] for place in ranges]


def spans_left(question, text, *quotes, rule=None):
    """Return what is looked up in a text, or what a rule leaves, for a reader that found these spans, best first."""
    article = article_from_text("a.md", text)
    chunk = Chunk(id="a", article_id="a.md", start=0, end=len(text), text=text)
    found = [(text.index(quote), quote) for quote in quotes]
    spans = tuple(Span(at, at + len(quote), 5.0 - rank) for rank, (at, quote) in enumerate(found))
    reading = Reading(passage=Passage(chunk=chunk, score=1.0, rank=1), spans=spans, null_score=0.0)
    articles = {"a.md": article}
    (after,) = Lookups(question, articles).apply([reading]) if rule is None else rule(question, [reading], articles)
    return [text[span.start : span.end] for span in after.spans]
