"""The value of the asked period: "£31m (first half of 2024: £38m)" holds the values of two."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from index.types import Article
from qa.sifting import replaced
from qa.types import Reading, Span
from qa.understanding.wanted import wanted
from qa.words.letters import has_digit

_YEAR = re.compile(r"(?<![\w.,£$€])(?:19|20)\d\d(?![\w,]|\.\d)")
_BEFORE = re.compile(
    r"\b(?:last year|(?:a|the|one) year (?:earlier|before|ago)|(?:the )?previous year)\b", re.IGNORECASE
)
_BRACKET = re.compile(r"\((?P<label>[^():]{2,40}):\s*(?P<value>[^():]*\d[^():]*?)\s*\)")
_BLANKS = re.compile(r"[\s,]*\Z")


def of_period(question: str, readings: Sequence[Reading], articles: Mapping[str, Article]) -> tuple[Reading, ...]:
    """Return the readings with the value of the period that a question names, in place of one beside it.

    In "profit of £31m (first half of 2024: £38m)" £38m is that of 2024, and £31m that of any other. A question without
    a period does not ask for the one in brackets.
    """
    if wanted(question) not in ("amount", "anything"):
        return tuple(readings)
    asked = frozenset(_YEAR.findall(question))
    asks_before = _BEFORE.search(question) is not None
    return replaced(readings, articles, lambda article, span: _placed(article, span, asked, asks_before=asks_before))


def _placed(article: Article, span: Span, asked: frozenset[str], *, asks_before: bool) -> Iterator[Span]:
    """Yield a span as it is, or the one of the asked period in its place, or nothing."""
    sentence = article.sentence_at(span.start, span.end)
    bracket = _beside(article.text, span, sentence.start, sentence.end)
    if bracket is None or not has_digit(article.text_of(span.range)):
        yield span
        return
    is_asked = asks_before or not asked.isdisjoint(_YEAR.findall(bracket["label"]))
    inside = bracket.start("value") <= span.start
    if is_asked == inside and not span.start < bracket.start() < span.end:
        yield span
    elif is_asked:
        yield Span(bracket.start("value"), bracket.end("value"), span.score)
    elif not inside and span.start < bracket.start():
        end = span.start + len(article.text[span.start : bracket.start()].rstrip())
        yield Span(span.start, end, span.score)


def _beside(text: str, span: Span, start: int, end: int) -> re.Match[str] | None:
    """Return the brackets with a period that a span is in, has in it, or stands right before."""
    for bracket in _BRACKET.finditer(text, start, end):
        if _YEAR.search(bracket["label"]) is None and _BEFORE.search(bracket["label"]) is None:
            continue
        if span.start < bracket.end() and span.end > bracket.start():
            return bracket
        if span.end <= bracket.start() and _BLANKS.match(text[span.end : bracket.start()]):
            return bracket
    return None
