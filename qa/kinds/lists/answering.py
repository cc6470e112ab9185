"""A question for several things: every distinct answer above a lower threshold, each item of an enumeration alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from index.types import Article, Range
from qa.choosing import choose, same_words
from qa.citing import cite
from qa.comparing.sources import Sources
from qa.confidence import Calibrator
from qa.kinds.lists.agents import agents
from qa.kinds.lists.conjuncts import is_name
from qa.kinds.lists.enumerations import counted_items
from qa.kinds.lists.items import FEWEST, bare_items, enumeration_around, items_of
from qa.kinds.lists.listed import is_introduced, listed
from qa.kinds.lists.ordinals import counted_off
from qa.kinds.lists.relations import is_of_other_kin
from qa.kinds.lists.votes import voters
from qa.kinds.tables.alike_rows import cells_alike
from qa.types import Answer, Citation, Item, Reading
from qa.understanding.kinds import asks_for_one_of, asks_which_one
from qa.understanding.wanted import fits, is_count
from qa.words.grammar import AUX, PREPOSITIONS, WH
from qa.words.plurals import is_plural

_SHARE = 0.75  # of the threshold, from which a further answer is an item
_MOST = 50  # items
_SEVERAL = re.compile(
    rf"(?:(?:{PREPOSITIONS})\s+)?(?:where\s+(?:are|were)|who|whom|what|where|which)\b(?!['’]s|\s+(?:is|was|are|were)\s+(?!\w+(?:ed|en)\b))",
    re.IGNORECASE,
)
_ONE = re.compile(
    r"\b(?:first|last|only|sole|second|third|fourth|\w+est|most|least|one|happen(?:ed|s)?)\b", re.IGNORECASE
)
_SINGLE = re.compile(
    r"(?:which|what)\s+(?:[\w’'-]+\s+){0,3}?(?!kind|type|sort)(?P<noun>[\w’'-]+)\s+(?:is|was|has)\b", re.IGNORECASE
)
_THING = re.compile(r"(?:the|an?|its|his|her|their|our|my|both|two|three|four|five|some|\d[\d.,]*)\s", re.IGNORECASE)
_WHAT_DONE = re.compile(
    r"how\s+(?:do|can|could)\s+(?:i|we|you|one|people|visitors)\b|"
    r"what\s+(?:(?:else\s+)?(?:do|does|did|has|have|had|will|should|must|can|may)|(?:is|are|was|were)\s+(?:the|(?:not\s+)?\w+ed))\b|"
    r"what\s+(?:else\s+)?(?:is|are|was|were)\s+(?:[\w’'-]+\s+){1,4}?(?:\w+ed|told)\s+to\b",
    re.IGNORECASE,
)
_TERSE = re.compile(
    rf"(?:the\s+)?(?!(?:{WH}|{AUX})\b)(?:[\w’'-]+\s+)?(?:agenda|contents|\w+s)(?:\s+(?:{PREPOSITIONS})\b(?!.*\b(?:{WH}|{AUX})\b).*)?\W*$|"
    r"what\s+(?:you|we|i|they)\s+(?:need|must|should|have\s+to)\b",
    re.IGNORECASE,
)
_FURTHER = 3.4  # logits by which a span that reaches another item may be behind: docs/decisions/031-whole-lists.md
_LISTED = 0.9  # confidence in a list that a question asks for by its words: docs/decisions/031-whole-lists.md
_OF_ONE_VALUE: dict[str, Any] = {  # what was said about the answer before it became a list
    **{name: () for name in ("disagreements", "also_said", "also_relevant", "earlier")},
    **{name: None for name in ("survives", "without_source")},
}


def answer_list(answer: Answer, readings: Sequence[Reading], sources: Sources, calibrator: Calibrator) -> Answer:
    """Turn the reader's answer into the answer to a question for several things.

    The first items are the list or table column under the question's words, else the enumeration around the best span.
    Then come the names that do what is asked about, and every other span, of any article, that is likely enough, gives
    another value, and is of the kind of the first items (names, years); the same value again is one more citation. What
    other articles say is among the items, never a contradiction. A bare number ("eight") is not an item. An abstention
    stays one unless the question asks for a list by its words.
    """
    first = _first(answer, readings, sources)
    if first is None:
        return replace(answer, kind="list")
    items: list[Item] = []
    for place in first.ranges:
        _add(items, _cited(first.article_id, place, sources), first.confidence)
    if not first.listed:
        _add_others(items, answer, first, readings, sources, calibrator)
    shown = items[:_MOST]
    whole = _cited(first.article_id, Range(first.ranges[0].start, first.ranges[-1].end), sources)
    passages = len(answer.evidence.passages)
    return replace(
        answer,
        kind="list",
        text=whole.quote,
        confidence=first.confidence,
        citations=(whole,) if len(first.ranges) > 1 or answer.text != whole.quote else answer.citations,
        nearest=None,
        items=tuple(shown),
        **_OF_ONE_VALUE,
        notices=(*answer.notices, f"{len(shown):,} found in {passages:,} passages read; there may be more."),
        evidence=replace(answer.evidence, reason=None),
    )


def _add_others(
    items: list[Item],
    answer: Answer,
    first: _First,
    readings: Sequence[Reading],
    sources: Sources,
    calibrator: Calibrator,
) -> None:
    """Add to the first items the names that do what is asked about, and the likely spans of the kind of these items."""
    question = answer.understood_as
    named = all(is_name(item.text) for item in items)
    numbered = all(item.text.isdigit() for item in items)
    for article_id, place in _doing(question, readings, sources) if named else ():
        if not _overlaps(items, article_id, place):
            _add(items, _cited(article_id, place, sources), first.confidence)
    threshold = answer.evidence.threshold * _SHARE
    for choice in choose(readings, sources.articles, question=question):
        confidence = min(calibrator.probability(choice), first.confidence)
        if confidence < threshold or not fits(question, sources.quote(choice)):
            continue
        article = sources.articles[choice.article_id]
        for place in items_of(question, article, choice.span.range):
            quote = article.text_of(place)
            if is_of_other_kin(question, article, place):
                continue
            is_alike = (is_name(quote) or not named) and (quote.isdigit() or not numbered)
            if is_alike and not _overlaps(items, choice.article_id, place):
                _add(items, _cited(choice.article_id, place, sources), confidence)


def answer_several(answer: Answer, readings: Sequence[Reading], sources: Sources, calibrator: Calibrator) -> Answer:
    """Widen an answer inside an enumeration to the whole enumeration, as a list of its items.

    This applies to questions with who, what, which or where, but not for the first or only one, or for what a person or
    thing is; within a line, only if the reader, too, would go on to another item. An enumeration in prose ("First, ...
    Second, ...") is a list too. Any other answer is returned unchanged.
    """
    question = answer.understood_as
    if any(_is_list(question, sources.articles[each.article_id], each.range) for each in readings):
        return answer_list(answer, readings, sources, calibrator)
    if answer.text is None or not _SEVERAL.match(question):
        return answer
    best = answer.citations[0]
    article, span = sources.articles[best.article_id], best.range
    alike = () if _asks_for_one(question) else cells_alike(question, article, span)
    ranges = alike or enumeration_around(question, article, span)
    whole = Range(min(span.start, ranges[0].start), max(span.end, ranges[-1].end))
    ranges = bare_items(question, article, ranges)
    wider = whole != span
    if len(ranges) < FEWEST or (wider and (_asks_for_one(question) or not _are_things(article, ranges))):
        return answer
    if wider and not (is_introduced(question, article, span) and _may_go_on(readings, article, span, ranges)):
        return answer
    items: list[Item] = []
    for place in ranges:
        _add(items, _cited(article.id, place, sources), answer.confidence)
    citation = best if whole == span else _cited(article.id, whole, sources)
    as_list = replace(answer, kind="list", text=citation.quote, citations=(citation,), items=tuple(items))
    return replace(as_list, **_OF_ONE_VALUE) if wider else as_list


def _asks_for_one(question: str) -> bool:
    """Whether one thing is asked for: "Who was the first?", "Which shop was considered?", "Which shop sells eels?"."""
    if asks_for_one_of(question) or asks_which_one(question):
        return True
    single = _SINGLE.match(question)
    return _ONE.search(question) is not None or (single is not None and not is_plural(single["noun"]))


def _is_list(question: str, article: Article, within: Range) -> bool:
    """Whether the answer is counted off, says who voted so, or is a list introduced as what a person did or does.

    A few words that ask for a list by its name count as well: "ingredients for the stew".
    """
    if counted_off(question, article, within):
        return True
    if voters(question, article, within):
        return True
    asks = _WHAT_DONE.match(question) or _TERSE.match(question)
    return asks is not None and bool(listed(question, article, within))


def _may_go_on(readings: Sequence[Reading], article: Article, best: Range, items: Sequence[Range]) -> bool:
    """Whether the items stand on lines of their own, or a span of the best one and another item is likely as well."""
    if "\n" in article.text[items[0].start : items[-1].end]:
        return True
    others = [item for item in items if not item.overlaps(best)]
    margins = {
        span.range: span.score - reading.null_score
        for reading in readings
        if reading.article_id == article.id
        for span in reading.spans
    }
    further = [
        margin
        for place, margin in margins.items()
        if place.overlaps(best) and any(place.overlaps(item) for item in others)
    ]
    return bool(further) and max(further) >= margins.get(best, max(further)) - _FURTHER


def _are_things(article: Article, ranges: Sequence[Range]) -> bool:
    """Whether each item is a name or begins as a noun phrase does, so that a span may be widened to them."""
    quotes = [article.text_of(place) for place in ranges]
    return all(is_name(quote) or _THING.match(quote) for quote in quotes) or len(ranges) > FEWEST


@dataclass(frozen=True, slots=True, kw_only=True)
class _First:
    """The first items, from one place; `listed` if the question asks for that list by its words."""

    article_id: str
    ranges: tuple[Range, ...]
    confidence: float
    listed: bool


def _first(answer: Answer, readings: Sequence[Reading], sources: Sources) -> _First | None:
    question = answer.understood_as
    for reading in readings:
        article = sources.articles[reading.article_id]
        ranges = _asked_for(question, article, reading.range)
        if ranges and answer.evidence.threshold <= _LISTED:
            ranges = bare_items(question, article, ranges)
            return _First(article_id=article.id, ranges=ranges, confidence=_LISTED, listed=True)
    if answer.text is None:
        return None
    best = answer.citations[0]
    if is_count(question, best.quote):
        counted = counted_items(sources.articles[best.article_id], best.range)
        ranges = counted or tuple(place for _, place in _doing(question, readings, sources, best.article_id))
    else:
        ranges = items_of(question, sources.articles[best.article_id], best.range)
    if not ranges:
        return None
    return _First(article_id=best.article_id, ranges=ranges, confidence=answer.confidence, listed=False)


def _asked_for(question: str, article: Article, within: Range) -> tuple[Range, ...]:
    return listed(question, article, within) or counted_off(question, article, within)


def _doing(
    question: str, readings: Sequence[Reading], sources: Sources, article_id: str | None = None
) -> list[tuple[str, Range]]:
    """Return the names that do what is asked about, ordered by passage, then by place."""
    names: list[tuple[str, Range]] = []
    for reading in readings:
        if article_id in (None, reading.article_id):
            article = sources.articles[reading.article_id]
            places = agents(question, article, reading.range)
            names += [(article.id, p) for p in places if not is_count(question, article.text_of(p))]
    return list(dict.fromkeys(names)) if article_id is None else sorted(set(names))


def _cited(article_id: str, place: Range, sources: Sources) -> Citation:
    return sources.copied(cite(sources.articles[article_id], place.start, place.end))


def _overlaps(items: Sequence[Item], article_id: str, place: Range) -> bool:
    """Whether words that overlap a place are an item already: the same answer with other borders."""
    cited = (citation for item in items for citation in item.citations if citation.article_id == article_id)
    return any(place.overlaps(citation.range) for citation in cited)


def _add(items: list[Item], citation: Citation, confidence: float) -> None:
    """Add a value, or one more citation to the item that has it."""
    words = same_words(citation.quote)
    for at, item in enumerate(items):
        if same_words(item.text) == words:
            if not any(citation.article_id in (c.article_id, *c.copies) for c in item.citations):
                items[at] = replace(item, citations=(*item.citations, citation))
            return
    items.append(Item(text=citation.quote, confidence=confidence, citations=(citation,)))
