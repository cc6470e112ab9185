"""Who has the most of those whom a sentence lists with numbers: "Ms Roe 80, Mr Lund 120 and Ms Poe 200"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from index.types import Article, Range
from qa.sifting import SpanInSentence, replaced
from qa.types import Reading, Span
from qa.words.content import content_lemmas

_ASKED = re.compile(
    r"(?:who|(?:which|what)\b(?!\s+of\b)(?:\s+[\w’'-]+)?)\s+(?:[\w’'-]+\s+){1,3}?(?:the\s+)?(?:(?P<most>most)|fewest|least)\s+"
    r"(?P<what>[^,;?]+)",
    re.IGNORECASE,
)
_NOT_ONE = re.compile(r"\b(?:second|third|next|one|at|after|except|but|not|never)\b|n['’]t\b", re.IGNORECASE)
_PAIR = r"(?:[A-Z][\w.’'-]*\s+){0,3}[A-Z][\w.’'-]+\s+\d+(?:,\d{3})*(?![\w,.]*\d)"
_NUMBERED = re.compile(rf"{_PAIR}(?:[,;]?\s+(?:and\s+)?{_PAIR})+")
_EACH = re.compile(r"(?P<name>[A-Z][\w.’' -]*?)\s+(?P<number>\d[\d,]*\d|\d)")


def with_most(question: str, readings: Sequence[Reading], articles: Mapping[str, Article]) -> tuple[Reading, ...]:
    """Return the readings with the name that has the most of what is asked for, instead of another of its list.

    The words before the list have to say what its numbers count. Names with the same number stay as they are.
    """
    asked = _ASKED.match(question)
    if asked is None or _NOT_ONE.search(question) is not None:
        return tuple(readings)
    counted = frozenset(content_lemmas(asked["what"]))

    def instead(article: Article, span: Span) -> Iterator[Span]:
        name = _first_of(SpanInSentence(article, *span.range), counted, is_most=asked["most"] is not None)
        yield span if name is None else Span(name.start, name.end, span.score)

    return replaced(readings, articles, instead)


def _first_of(place: SpanInSentence, counted: frozenset[str], *, is_most: bool) -> Range | None:
    """Return where the name with the most, or the fewest, is in the list that a span is in; None if none is."""
    offset = place.sentence_range.start
    for numbered in _NUMBERED.finditer(place.sentence):
        is_here = numbered.start() <= place.start - offset and place.end - offset <= numbered.end()
        if not is_here or counted.isdisjoint(content_lemmas(place.sentence[: numbered.start()])):
            continue
        names = list(_EACH.finditer(place.sentence, *numbered.span()))
        numbers = [int(each["number"].replace(",", "")) for each in names]
        best = max(numbers) if is_most else min(numbers)
        if numbers.count(best) == 1:
            start, end = names[numbers.index(best)].span("name")
            return Range(offset + start, offset + end)
    return None
