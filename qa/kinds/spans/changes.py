"""A value that changed: what it is now, or was before, out of "from £32 to £38 a year"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from index.types import Article
from qa.types import Reading, Span
from qa.understanding.wanted import wanted
from qa.words.clauses import own_clause
from qa.words.content import content_lemmas
from qa.words.grammar import FIGURE, is_auxiliary
from qa.words.lemmas import lemma_set, lemmas
from qa.words.opposites import RISE_AND_FALL

_CHANGING = RISE_AND_FALL | lemma_set("reduce change")
_FROM_TO = re.compile(rf"(?:from\s+)?(?P<old>{FIGURE}(?:\s[\w’'/-]+){{0,3}}?)\s+to\s+(?P<new>{FIGURE}.*)", re.DOTALL)
_MOVING = lemma_set("move relocate transfer shift switch")
_OF_TIME = lemma_set("move shift change")  # prices rise from 9 to 10, and opening hours do not
_NEAR = 6  # words behind a verb of which one is "from"
_PLACES = re.compile(r"(?P<old>\S.*?)\s+to\s+(?P<new>\S.*)", re.DOTALL)
_NOW = re.compile(r"\b(?:is|are|does|do|will|now|today|currently|after|new)\b", re.IGNORECASE)
_BEFORE = re.compile(r"\b(?:before|previously|until|used to|old|originally|formerly|former)\b", re.IGNORECASE)
_ALONE = re.compile(rf"\bfrom\s+(?P<old>{FIGURE})(?:\s[\w’'/-]+){{0,3}}?\s+to\s+(?P<new>{FIGURE})")
_NEW = re.compile(r"\b(?:new|will)\b", re.IGNORECASE)
_OF_BOTH = re.compile(r"\b(?:from (?:what|which)|between|range|both|than|by how much)\b", re.IGNORECASE)


def changed_values(question: str, readings: Sequence[Reading], articles: Mapping[str, Article]) -> tuple[Reading, ...]:
    """Return the readings with the one value of a change that a question asks for, in place of both.

    "What will the rent be?" asks for £38 of "will rise from £32 to £38 a year", "What was it before?" for £32, and
    "Where is it?" for the rink of "has moved from the mission to the rink". Both stay if the change itself is asked
    for, or if the question's time is open. If a span is only the other value, a question for the "new" or "old" one, or
    for what it will be, has its own in its place.
    """
    which = "old" if _BEFORE.search(question) else "new" if _NOW.search(question) else None
    if which is None or _OF_BOTH.search(question) or _CHANGING & frozenset(content_lemmas(question)):
        return tuple(readings)
    return tuple(
        replace(reading, spans=tuple(_one_value(question, span, which, article) for span in reading.spans))
        for reading in readings
        for article in (articles[reading.article_id],)
    )


def _one_value(question: str, span: Span, which: str, article: Article) -> Span:
    asks_where = wanted(question) == "place"
    match = (_PLACES if asks_where else _FROM_TO).fullmatch(article.text, span.start, span.end)
    if match is None:
        return span if asks_where else _other_value(question, span, which, article)
    sentence = article.sentence_at(span.start, span.end)
    before = article.text[sentence.start : match.start("old")]
    if not re.search(r"\bfrom\s+$", before) or not _has_changed(question, before):
        return span
    return Span(match.start(which), match.end(which), span.score)


def _other_value(question: str, span: Span, which: str, article: Article) -> Span:
    """Return the value of a change that is asked for, if a span is only the other one; else the span."""
    if which == "new" and _NEW.search(question) is None:
        return span
    sentence = article.sentence_at(span.start, span.end)
    for match in _ALONE.finditer(article.text, sentence.start, sentence.end):
        if not _has_changed(question, article.text[sentence.start : match.start()]):
            continue
        one, other = match.span(which), match.span("new" if which == "old" else "old")
        if other[0] <= span.start < other[1] and not (span.start < one[1] and one[0] < span.end):
            return Span(*one, span.score)
    return span


def _has_changed(question: str, before: str) -> bool:
    """Whether the last verb before "from" is one of change: "was cut from", and not "after the cut it is open from"."""
    words = own_clause(before, "")[0].split()
    verbs = {"place": _MOVING, "time": _OF_TIME}.get(wanted(question), _CHANGING)
    changing = [at for at, word in enumerate(words) if not verbs.isdisjoint(lemmas(word))]
    behind = words[changing[-1] + 1 :] if changing else []
    return bool(changing) and len(behind) <= _NEAR and not any(map(is_auxiliary, behind))
