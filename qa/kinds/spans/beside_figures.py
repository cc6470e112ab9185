"""Figures that measure something else than a question asks for: "the 30th floor" is not how many floors there are."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from index.types import Article
from qa.comparing.asked_for import read_asked
from qa.comparing.said import QuoteInContext
from qa.comparing.surroundings import is_of_another
from qa.sifting import SpanInSentence, sifted
from qa.types import Reading
from qa.understanding.dimensions import fits_measure
from qa.understanding.wanted import wanted
from qa.words.grammar import COUNTS, LEAD, ORDINALS
from qa.words.lemmas import lemma, lemma_set, lemmas
from qa.words.letters import WORD, has_digit
from qa.words.quantities import quantities
from qa.words.units import unit

_AROUND = 20  # characters that are looked at
_NUMBERED = re.compile(  # with the noun behind it: "30th floor"
    rf"\W*(?:\d+(?:st|nd|rd|th)|{'|'.join(ORDINALS)}|eleventh|twelfth)"
    r"(?:[\s-]+(?P<noun>[^\W\d_]+))?",
    re.IGNORECASE,
)
_PLACES = lemma_set("floor storey story street avenue century row hole grade minute level deck")
_HOW_MANY = re.compile(r"\bhow many\b", re.IGNORECASE)
_HOW_MUCH = re.compile(r"\bhow (?:many|much)\b", re.IGNORECASE)
_REFERENCE = re.compile(r"(?<![\d/])\d{1,4}/\d{3,}(?![\d/])")  # of an application or a season
_PRICE = re.compile(r"\b(?:cost|costs|price|fee|charge|charged)\b", re.IGNORECASE)
_COUNT = re.compile(rf"(?:\d{{1,4}}|{'|'.join(COUNTS)})\s+(?P<noun>[a-z][\w’'-]+)", re.IGNORECASE)
_HOW_FAST = re.compile(rf"{LEAD}how fast\b", re.IGNORECASE)


def without_other_measures(
    question: str, readings: Sequence[Reading], articles: Mapping[str, Article]
) -> tuple[Reading, ...]:
    """Return the readings without figures of another measure, if a question asks for an amount.

    - The number of one in a row: "the 30th floor" is not how many floors there are.
    - A figure of another noun: twelve nominations are not how many prizes were won.
    - A figure in another unit: three feet are not what a thing weighs.
    - A length that the sentence relates to no time: eleven miles are not how fast something moves.
    - A count of what is sold: "1 ticket" is not what a ticket costs.
    - A reference: the number of the application "25/0430" is not how much something costs.
    """
    if wanted(question) != "amount":
        return tuple(readings)

    def may_answer(span: SpanInSentence) -> bool:
        return not _is_other_amount(question, span)

    return sifted(readings, articles, may_answer)


def _is_other_amount(question: str, span: SpanInSentence) -> bool:
    said = f"{span.quote}{span.article.text[span.end : span.end + _AROUND]}"
    if _is_numbered(question, said):
        return True
    if _HOW_MUCH.search(question) is not None and _is_in_reference(span):
        return True
    if _PRICE.search(question) is not None and _counts_asked(question, said):
        return True
    if _HOW_FAST.match(question) is not None and _is_only_length(span):
        return True
    in_context = QuoteInContext(quote=span.quote, sentence=span.sentence, start=len(span.before))
    if is_of_another(in_context, read_asked(question)):
        return True
    return _HOW_MANY.search(question) is None and not fits_measure(question, span.quote)


def _counts_asked(question: str, said: str) -> bool:
    """Whether the words from a figure on only count a noun of the question, and no money."""
    count = _COUNT.match(said)
    if count is None or lemma(count["noun"]) not in lemmas(question):
        return False
    return not any((figure.dimension or "").startswith("money") for figure in quantities(count.group()))


def _is_only_length(span: SpanInSentence) -> bool:
    """Whether a span is a length, in a sentence that names no unit of time: no "an hour", "in two days"."""
    if {figure.dimension for figure in quantities(span.quote)} != {"length"}:
        return False
    units = (unit(word) for word in WORD.findall(span.sentence.casefold()))
    return not any(each is not None and each.dimension in ("time", "speed") for each in units)


def _is_numbered(question: str, said: str) -> bool:
    """Whether a question wants a count, but the words from a figure on say which one of them: "the 30th floor"."""
    number = _NUMBERED.match(said)
    return number is not None and lemma(number["noun"] or "") in _PLACES and _HOW_MANY.search(question) is not None


def _is_in_reference(span: SpanInSentence) -> bool:
    """Whether the only number of a span is, or is part of, one with a stroke: that of an application, "25/0430"."""
    start = max(span.start - _AROUND, 0)
    around = span.article.text[start : span.end + _AROUND]
    bare = _REFERENCE.sub(lambda match: "/" * len(match.group()), around)[span.start - start : span.end - start]
    return "/" in bare and not has_digit(bare)
