"""A question for all that fit: every distinct answer above a lower threshold, each item of an enumeration by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.types import Range
from qa.choosing import Choice, choose, same_words
from qa.comparing.sources import Sources
from qa.confidence import Calibrator
from qa.kinds.enumerations import items_around
from qa.kinds.wanted import fits
from qa.types import Answer, Citation, Item, Reading, cite

_SHARE = 0.75  # of the threshold, from which a further answer is an item
_MOST = 50  # items


def answer_list(found: Answer, readings: Sequence[Reading], sources: Sources, calibrator: Calibrator) -> Answer:
    """Turn what the reader found into the answer of a question for several things.

    The words are those of the whole enumeration around the best span. `items` are its items, then those of every other
    span, of any article, that is likely enough and says another value; the same value again is one more citation. What
    other articles say is among the items, and never a contradiction. An abstention stays one.
    """
    if found.text is None:
        return replace(found, kind="list")
    question = found.understood_as
    least = found.evidence.threshold * _SHARE
    items: list[Item] = []
    best = found.citations[0]
    ranges = _items_of(best, question, sources)
    for place in ranges:
        _add(items, _cited(best.article_id, place, sources), found.confidence)
    for choice in choose(readings, sources.articles, question=question):
        confidence = min(calibrator.probability(choice), found.confidence)
        if confidence < least or not fits(question, sources.quote(choice)):
            continue
        for place in _items_of(sources.cite(choice), question, sources):
            if not _overlaps(items, choice, place):
                _add(items, _cited(choice.article_id, place, sources), confidence)
    whole = _cited(best.article_id, Range(ranges[0].start, ranges[-1].end), sources) if len(ranges) > 1 else best
    return replace(
        found,
        kind="list",
        text=whole.quote,
        citations=(whole,) if len(ranges) > 1 else found.citations,
        items=tuple(items[:_MOST]),
        disagreements=(),
        survives=None,
        without_source=None,
        also_said=(),
        also_relevant=(),
        notices=(
            *found.notices,
            f"{len(items):,} found in {len(found.evidence.passages):,} passages read; there may be more.",
        ),
    )


def _items_of(citation: Citation, question: str, sources: Sources) -> tuple[Range, ...]:
    article = sources.articles[citation.article_id]
    ranges = items_around(article, Range(citation.start, citation.end))
    fitting = tuple(place for place in ranges if fits(question, article.text[place.start : place.end]))
    return fitting or ranges


def _cited(article_id: str, place: Range, sources: Sources) -> Citation:
    return sources.copied(cite(sources.articles[article_id], place.start, place.end))


def _overlaps(items: Sequence[Item], choice: Choice, place: Range) -> bool:
    """Whether words that overlap a place are an item already: another border of the same answer."""
    cited = (citation for item in items for citation in item.citations if citation.article_id == choice.article_id)
    return any(place.overlaps(Range(citation.start, citation.end)) for citation in cited)


def _add(items: list[Item], citation: Citation, confidence: float) -> None:
    """Add a value, or one more citation to the item that has it."""
    words = same_words(citation.quote)
    for at, item in enumerate(items):
        if same_words(item.text) == words:
            if not any(citation.article_id in (c.article_id, *c.copies) for c in item.citations):
                items[at] = replace(item, citations=(*item.citations, citation))
            return
    items.append(Item(text=citation.quote, confidence=confidence, citations=(citation,)))
