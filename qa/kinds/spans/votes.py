"""Who voted against: not those who did not vote, and of "81 to 70" the 70."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from index.types import Article
from qa.sifting import SpanInSentence, replaced
from qa.types import Reading, Span
from qa.words.grammar import NUMBER_WORDS
from qa.words.lemmas import lemma_set, lemmas
from qa.words.numerals import in_digits

_SIDE = re.compile(
    r"\bhow many\b.*\bvot(?:e[ds]?|ing)\s+"
    r"(?:(?P<no>no\b|nay\b|against\b|to\s+(?:reject|refuse)\b)|yes\b|for\b|in\s+favou?r\b|to\s+\w+)",
    re.IGNORECASE,
)
_NOT_VOTING = re.compile(r"\babst\w+|\babsent\b|\bnot\b|n['’]t\b|\bspoil\w+", re.IGNORECASE)
_NUMBER = rf"(?:\d+(?:,\d{{3}})*|{NUMBER_WORDS})"
_FIRST_NUMBER = re.compile(rf"\b{_NUMBER}\b", re.IGNORECASE)
_WHO_DID_NOT = re.compile(
    rf"{_NUMBER}\s+(?:(?!who\b|that\b)[\w’'-]+\s+){{0,3}}?"
    r"(?:not\s+voting|(?:did|do)(?:\s+not|n['’]t)\s+vote|abstain\w*|abstentions?|absent|spoil\w+)\b",
    re.IGNORECASE,
)
_RATIO = re.compile(
    rf"\b(?<![\d.,])(?P<yes>{_NUMBER})(?:\s+votes)?(?:\s+to\s+|[-–])(?P<no>{_NUMBER})\b(?![.,]\d|\s?%|\s+per\b)",
    re.IGNORECASE,
)
_VOTING = lemma_set("vote ballot")
_LOSING = lemma_set("reject defeat lose fail against refuse oppose dismiss block veto down out")


def of_side(question: str, readings: Sequence[Reading], articles: Mapping[str, Article]) -> tuple[Reading, ...]:
    """Return the readings with the votes of the side that a question asks about.

    Those who abstained or were absent voted neither for nor against. "81 to 70" is said of a vote that was won: 81 were
    for it and 70 against.
    """
    side = _SIDE.search(question)
    if side is None or _NOT_VOTING.search(question) is not None:
        return tuple(readings)
    asked = "yes" if side["no"] is None else "no"

    def instead(article: Article, span: Span) -> Iterator[Span]:
        place = SpanInSentence(article, *span.range)
        on_side = _on_side(asked, place, span)
        if on_side is not span or not _is_of_those_who_did_not(place):
            yield on_side

    return replaced(readings, articles, instead)


def _is_of_those_who_did_not(place: SpanInSentence) -> bool:
    """Whether the first number of a span counts those who did not vote."""
    number = _FIRST_NUMBER.search(place.quote)
    return number is not None and _WHO_DID_NOT.match(f"{place.quote[number.start() :]}{place.behind}") is not None


def _on_side(asked: str, place: SpanInSentence, span: Span) -> Span:
    """Return the number of one side, if a span is in or begins with a ratio of votes; else the span."""
    said = frozenset(lemmas(place.sentence))
    if said.isdisjoint(_VOTING) or not said.isdisjoint(_LOSING):
        return span
    offset = place.sentence_range.start
    for ratio in _RATIO.finditer(place.sentence):
        begins_in = offset + ratio.start() <= span.start < offset + ratio.end()
        if begins_in and _value(ratio["yes"]) > _value(ratio["no"]):
            return Span(offset + ratio.start(asked), offset + ratio.end(asked), span.score)
    return span


def _value(number: str) -> int:
    digits = in_digits(number).replace(",", "")
    return int(digits) if digits.isdigit() else 0
