"""Words that only describe what a question asks for: "a local builder" does not say who the builder is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from index.types import Article
from qa.sifting import sifted
from qa.types import Reading, Span
from qa.words.grammar import AND_SO, PREPOSITIONS
from qa.words.lemmas import lemma, lemma_set

_WHO_IS = re.compile(
    rf"{AND_SO}who(?:\s+(?:is|was)|['’]s)\s+the\s+(?P<noun>[a-z][\w’'-]*)\b(?:\s+(?:that|who)\b|\W*$)", re.I
)
_WHO = re.compile(rf"{AND_SO}who\b", re.IGNORECASE)
_JOB = re.compile(
    r"\bfor a living\b|\bwhat (?:is|was) (?:.+['’]s? |(?:his|her|their) )?"
    r"(?:job|profession|occupation|trade|line of work)\b",
    re.IGNORECASE,
)
_WHICH_PLACE = re.compile(
    r"\b(?:what|which) (?:country|city|town|village|county|state|region|island|continent)\b", re.IGNORECASE
)
_NO_PLACE = re.compile(r"\b(?:abroad|overseas|elsewhere)\W*$", re.IGNORECASE)
_SAYING = lemma_set(
    "report reported say said tell told explain explained add added recall recalled reply replied ask asked answer "
    "answered state stated claim claimed insist insisted admit admitted deny denied suggest suggested note noted "
    "announce announced declare declared confirm confirmed warn warned describe described observe observed"
)
_FAR = 30  # characters behind a span in which the noun that it describes ends
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_HEAD_ENDS = re.compile(rf",|\s(?:{PREPOSITIONS}|who|which|that)\b")
_NEXT = re.compile(r"\s+(?P<word>[a-z][\w’'-]*)")
_NUMBER = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_RATIO = re.compile(rf"(?:(?:by|a|majority|vote|of)\s+)*{_NUMBER}(?:\s+to\s+|[-–]){_NUMBER}\b", re.IGNORECASE)


def without_descriptions(
    question: str, readings: Sequence[Reading], articles: Mapping[str, Article]
) -> tuple[Reading, ...]:
    """Return the readings without words that only describe what a question asks for.

    "A local builder" is not who the builder is, a verb of saying is nobody's job, two to one is nobody, and
    "abroad" is no country.
    """
    noun = _WHO_IS.match(question)
    asks_who, asks_job = _WHO.match(question) is not None, _JOB.search(question) is not None
    asks_place = _WHICH_PLACE.search(question) is not None
    if not (asks_who or asks_job or asks_place):
        return tuple(readings)

    def may_answer(article: Article, span: Span) -> bool:
        quote = article.text_of(span.range).strip()
        if asks_job:
            return lemma(quote.casefold()) not in _SAYING
        if asks_place and _NO_PLACE.search(quote) is not None:
            return False
        if asks_who and _RATIO.match(quote) is not None:
            return False
        return noun is None or not _describes(noun["noun"], quote, article.text[span.end : span.end + _FAR])

    return sifted(readings, articles, may_answer)


def _describes(noun: str, quote: str, behind: str) -> bool:
    """Whether a quote without a name ends in a noun, or stands right before it."""
    words = _WORD.findall(_HEAD_ENDS.split(quote, maxsplit=1)[0])
    if not words or any(map(str.isupper, quote)):
        return False
    following = _NEXT.match(behind)
    return lemma(words[-1]) == lemma(noun) or (following is not None and lemma(following["word"]) == lemma(noun))
