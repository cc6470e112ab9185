"""A number of which a sentence counts only a part is completed: "88" of "half of the 88 trees were felled"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from index.types import Article
from qa.sifting import replaced
from qa.types import Reading, Span
from qa.words.clauses import is_verb, own_clause
from qa.words.content import content_lemmas
from qa.words.grammar import COUNTS, HEDGED, NUMBER_WORDS, is_auxiliary
from qa.words.letters import WORD
from qa.words.synonyms import stands_for

_HOW_MANY = re.compile(r"\bhow many\b", re.IGNORECASE)
_COUNT = rf"(?:an?|\d[\d,.]*|{NUMBER_WORDS})"
_PART = (
    rf"(?:half|most|none|{_COUNT}[\s-]+(?:half|thirds?|quarters?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?)|"
    rf"\d[\d.]*\s?(?:%|per\s?cent)|(?:all\s+but\s+)?{_COUNT}(?:\s+(?:in|out\s+of)\s+(?:every\s+)?{_COUNT})?)"
)
_PART_OF = re.compile(
    rf"(?:\b(?:{HEDGED})\s+)*(?<![\w.,£$€])(?P<part>{_PART})\s+of\s+(?:(?:the|its|his|her|their|our|these|those)\s+)?"
    r"(?:(?!of\b)[\w-]+(?:['’]s|s['’])\s+)?\Z",
    re.IGNORECASE,
)
_NUMBER = re.compile(rf"(?:\d[\d,]*|{'|'.join(COUNTS)})\b", re.IGNORECASE)
_BEFORE = 60  # characters before a number that are looked at
_WITH = re.compile(r"\bwith\s+\Z", re.IGNORECASE)  # "ended with half of the 88 trees felled"


def with_fractions(question: str, readings: Sequence[Reading], articles: Mapping[str, Article]) -> tuple[Reading, ...]:
    """Return the readings with numbers widened by the part of them that a sentence counts, if a question asks how many.

    The sentence has to say of the part what the question asks: "half of the 88 trees were felled" does not say that
    fewer than 88 were planted.
    """
    if _HOW_MANY.search(question) is None:
        return tuple(readings)
    asked = content_lemmas(question)

    def instead(article: Article, span: Span) -> Iterator[Span]:
        yield _widened(asked, article, span)

    return replaced(readings, articles, instead)


def _widened(asked: Sequence[str], article: Article, span: Span) -> Span:
    if _NUMBER.match(article.text, span.start, span.end) is None:
        return span
    sentence = article.sentence_at(span.start, span.end)
    begin = max(sentence.start, span.start - _BEFORE)
    part = _PART_OF.search(article.text[begin : span.start])
    if part is None:
        return span
    start = begin + part.start()
    before, behind = own_clause(article.text[sentence.start : start], article.text[span.start : sentence.end])
    said = _predicate(before, behind)
    return Span(start, span.end, span.score) if any(stands_for(said, word) for word in asked) else span


def _predicate(before: str, behind: str) -> str:
    """Return the lemma of what is said of a part, "" if it is not clear: of the verb behind it, or else before it."""
    words, earlier = WORD.findall(behind), list(filter(is_verb, WORD.findall(before)))
    auxiliary = max((at for at, word in enumerate(words) if is_auxiliary(word)), default=None)
    if auxiliary is not None:
        following = words[auxiliary + 1 :]
        said = list(filter(is_verb, following))[:1] or following[:1]
    else:
        said = list(filter(is_verb, words))
        said = earlier[-1:] if earlier and _WITH.search(before) is None else said
    return next(iter(content_lemmas(" ".join(said))), "") if len(said) == 1 else ""
