"""What another item of a list says: an entry of a timeline about something else than what a question names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from index.types import Article, Range
from qa.premises.presence import holds, region
from qa.premises.terms import terms
from qa.sifting import SpanInSentence, sifted
from qa.types import Reading

_LEAST = 3  # items of a list that tells of one thing after another


def without_other_items(
    question: str, readings: Sequence[Reading], articles: Mapping[str, Article]
) -> tuple[Reading, ...]:
    """Return the readings without what an item of a list says if another one has the names of a question, and it none.

    "2019: lock restored for £1.1 million" does not say what the stretch cost of which "2003: reopened to Wray" tells.
    """
    named = [term for term in terms(question) if term.kind in ("name", "place")]
    if not named:
        return tuple(readings)

    def has(article: Article, item: Range) -> int:
        text = region(article.text_of(item))
        return sum(holds(text, term) for term in named)

    def may_answer(span: SpanInSentence) -> bool:
        items = _list_around(span)
        own = next((item for item in items if item.start <= span.start < item.end), None)
        if own is None or len(items) < _LEAST or has(span.article, own):
            return True
        others = [has(span.article, item) for item in items]
        return max(others) < len(named) or others.count(len(named)) > 1

    return sifted(readings, articles, may_answer)


def _list_around(span: SpanInSentence) -> Sequence[Range]:
    for listing in span.article.structure.lists:
        if listing.items and listing.items[0].start <= span.start < listing.items[-1].end:
            return listing.items
    return ()
