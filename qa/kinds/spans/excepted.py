"""An answer about all goes on with the exception behind it: "every day but Sunday"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from index.types import Article
from qa.types import Reading, Span
from qa.words.clauses import is_verb, own_clause

_ALL = re.compile(
    r"\b(?:every(?:one|body|thing|where)?|each|all|any(?:one|body|thing|where)?|daily|always|throughout|whole|both|no|none|"
    r"nobody|nothing|free)\b",
    re.IGNORECASE,
)
_NAMED = r"(?:[A-Z][\w’'-]*|last|first)"
_EXCEPT = re.compile(
    rf",?\s+(?:but(?:\s+not)?\s+(?:(?:on|in|at|the)\s+)*{_NAMED}(?:(?:,\s+|\s+and\s+|\s+or\s+|\s+){_NAMED})*"
    r"|(?:except(?:\s+for)?|apart\s+from|other\s+than|excluding)\s+[\w’'-]+(?:,?\s+[\w’'-]+){0,4}?"
    r"(?=[.,;:)!?]|\s+(?:at|from|to)\b|\s*$))"
)


def with_exceptions(question: str, readings: Sequence[Reading], articles: Mapping[str, Article]) -> tuple[Reading, ...]:
    """Return the readings with spans about all, every or none widened by the exception that follows in the sentence.

    The question changes nothing: it is taken as the other rules over spans take it.
    """
    return tuple(
        replace(reading, spans=tuple(_widened(span, articles[reading.article_id]) for span in reading.spans))
        for reading in readings
    )


def _widened(span: Span, article: Article) -> Span:
    if _ALL.search(article.text, span.start, span.end) is None:
        return span
    sentence = article.sentence_at(span.start, span.end)
    exception = _EXCEPT.match(article.text, span.end, sentence.end)
    if exception is None:
        return span
    before, behind = article.text[sentence.start : span.start], article.text[exception.end() : sentence.end]
    return span if _begins_clause(before, behind) else Span(span.start, exception.end(), span.score)


def _begins_clause(before: str, behind: str) -> bool:
    """Whether a name behind "but" has a verb of its own: "asked everyone but Roe left", not "everyone but Roe left"."""
    has_verb = any(map(is_verb, own_clause(before, "")[0].split()))
    return has_verb and any(map(is_verb, behind.split()[:1]))
