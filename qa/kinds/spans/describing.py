"""Words that only describe: "a local builder" does not say who the builder is, and "the Swiss builder" not where."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from index.types import Article
from qa.kinds.lexicon import WORD
from qa.premises.places import place_of
from qa.sifting import SpanInSentence, sifted
from qa.types import Reading
from qa.understanding.wanted import wanted
from qa.words.grammar import AND_SO, PREPOSITIONS
from qa.words.lemmas import lemma

_WHO_IS = re.compile(
    rf"{AND_SO}who(?:\s+(?:is|was)|['’]s)\s+the\s+(?P<noun>[a-z][\w’'-]*)\b(?:\s+(?:that|who)\b|\W*$)", re.IGNORECASE
)
_FAR = 30  # characters behind a span in which the noun that it describes ends
_HEAD_ENDS = re.compile(rf",|\s(?:{PREPOSITIONS}|who|which|that)\b")
_ADJECTIVE = re.compile(r"(?:an|ish|ese|i|ic|ch|ss|er|ek)\Z")  # of a country: "Swiss", and not "Britain" or "UK"
_NOUN_FOLLOWS = re.compile(r"\s+[^\W\d_]")
_FROM = re.compile(r"\bfrom\b", re.IGNORECASE)
_NEXT = re.compile(r"\s+(?P<word>[a-z][\w’'-]*)")


def without_descriptions(
    question: str, readings: Sequence[Reading], articles: Mapping[str, Article]
) -> tuple[Reading, ...]:
    """Return the readings without words that only describe the noun that a question asks for: "a local builder"."""
    asked = _WHO_IS.match(question)
    if asked is None:
        return tuple(readings)
    noun = asked["noun"]

    def may_answer(span: SpanInSentence) -> bool:
        return not _describes(noun, span.quote.strip(), span.article.text[span.end : span.end + _FAR])

    return sifted(readings, articles, may_answer)


def without_nationalities(
    question: str, readings: Sequence[Reading], articles: Mapping[str, Article]
) -> tuple[Reading, ...]:
    """Return the readings without a nation's adjective before a noun, if a question asks where: "the Swiss builder"."""
    if wanted(question) != "place" or _FROM.search(question) is not None:
        return tuple(readings)

    def may_answer(span: SpanInSentence) -> bool:
        return not (_is_nationality(span.quote) and _NOUN_FOLLOWS.match(span.behind) is not None)

    return sifted(readings, articles, may_answer)


def _is_nationality(quote: str) -> bool:
    """Whether a quote is the form of a place's name that says of which place its people and things are."""
    words = quote.split()
    place, length = place_of(words, 0) if words else (None, 0)
    is_other_form = place is not None and length == len(words) and quote.strip().casefold() != place
    return is_other_form and _ADJECTIVE.search(quote.strip()) is not None


def _describes(noun: str, quote: str, behind: str) -> bool:
    """Whether a quote without a name ends in a noun, or stands right before it."""
    words = WORD.findall(_HEAD_ENDS.split(quote, maxsplit=1)[0])
    if not words or any(map(str.isupper, quote)):
        return False
    following = _NEXT.match(behind)
    return lemma(words[-1]) == lemma(noun) or (following is not None and lemma(following["word"]) == lemma(noun))
