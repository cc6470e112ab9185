"""What is usual, aimed at or allowed, where a question asks for that: "118 hours, against an average of 171"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from index.types import Article
from qa.sifting import replaced
from qa.types import Reading, Span
from qa.understanding.wanted import wanted
from qa.words.clauses import own_clause
from qa.words.grammar import FIGURE

_SETS = tuple(
    (
        re.compile(rf"\b(?:{asked})\b", re.IGNORECASE),
        re.compile(rf"\b(?:{said})\s+(?:of|is|was|being|:)\s+(?P<value>{FIGURE})", re.IGNORECASE),
    )
    for asked, said in (
        ("usual|usually|normal|normally|typical|typically|average|on average|norm", "average|norm|normal|usual|mean"),
        ("target|aim|goal|hoped|planned", "target|aim|goal"),
        ("limit|allowed|maximum|permitted|legal", "limit|maximum|cap|ceiling"),
        ("record", "record"),
        ("capacity|holds?", "capacity"),
        ("asking price|guide price|estimate|estimated|expected", "estimate|guide price|forecast"),
    )
)


def of_usual(question: str, readings: Sequence[Reading], articles: Mapping[str, Article]) -> tuple[Reading, ...]:
    """Return the readings with the figure that a sentence calls usual, a target or a limit, if a question asks for it.

    "118 hours of sunshine, against an average of 171": usual are 171, not 118.
    """
    sets = [each for each in _SETS if each[0].search(question)]
    if wanted(question) not in ("amount", "duration") or len(sets) != 1:
        return tuple(readings)
    return replaced(readings, articles, lambda article, span: _placed(article, span, *sets[0]))


def _placed(article: Article, span: Span, asked: re.Pattern[str], said: re.Pattern[str]) -> Iterator[Span]:
    """Yield a span as it is, unless its sentence calls exactly one figure so: then that one, if it was another."""
    sentence = article.sentence_at(span.start, span.end)
    values = list(said.finditer(article.text, sentence.start, sentence.end))
    is_said_so = asked.search(own_clause(article.text[sentence.start : span.start], "")[0]) is not None
    if len(values) != 1 or values[0].start() <= span.start or is_said_so:
        yield span
    elif span.end <= values[0].start("value") or span.start < values[0].start() < span.end:
        yield Span(values[0].start("value"), values[0].end("value"), span.score)
