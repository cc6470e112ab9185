"""Ages of another person than the one asked about: "Ada Lund, 60" does not say how old Bo Roe is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from index.calendar import MONTHS
from index.types import Article
from qa.comparing.name_words import BEFORE_NAMES
from qa.kinds.lexicon import NAME, NO_NAME
from qa.sifting import SpanInSentence, sifted
from qa.types import Reading
from qa.understanding.wanted import is_stretch, wanted
from qa.words.grammar import NUMBER_WORDS
from qa.words.lemmas import unowned

_BEFORE, _NEAR = 120, 40  # characters that are looked at
_ASKED = re.compile(
    r"\bhow old (?:is|was|will|would)\s+(?:the\s+)?(?:(?!of|at|in|on|for|from)[a-z]+\s+){0,2}"
    rf"(?P<name>{NAME})(?![\w’'-])(?<!['’]s)(?<!s['’])"
)
_PARAGRAPH = re.compile(r"\n\s*\n")
_NO_PERSON = BEFORE_NAMES | NO_NAME | frozenset(month.casefold() for month in MONTHS)
_NUMBER = re.compile(rf"\d|\b(?:{NUMBER_WORDS})\b")
_BESIDE = re.compile(
    rf"(?P<name>{NAME})(?:,\s+(?:the|an?|his|her|their|its|of|from)\s[^,.;:\n]{{1,50}})?,?\s+[\[(]?"
    r"(?:who is |is |was )?(?:now\s+)?(?:aged\s+)?\Z"
)
_ELDER = re.compile(r"\b(?:elder|older|younger|senior|junior|apart)\b[^.;,]{0,15}\bby\s+\Z", re.IGNORECASE)
_THAN = re.compile(
    r"\A[^.;,\d]{0,15}?\b(?:years?|months?|weeks?|days?)\s+(?:older|younger|elder|apart|(?:his|her|their|my|[A-Z][\w-]*['’]s)"
    r"\s+(?:senior|junior|elder))\b"
)
_YEAR_OLD = re.compile(
    rf"\A[\s-]year[\s-]old\s+(?:[A-Z][\w’'-]*\s+(?=[a-z]))?(?:[a-z][\w’'-]*\s+){{0,4}}(?P<name>{NAME})"
)


def without_others_ages(
    question: str, readings: Sequence[Reading], articles: Mapping[str, Article]
) -> tuple[Reading, ...]:
    """Return the readings without ages that stand beside another name than the question's, if an age is asked for.

    Lengths of time ("forty years in the service") and differences ("the elder by four years") are not ages.
    """
    if wanted(question) != "age":
        return tuple(readings)
    match = _ASKED.search(f"{question[:1].lower()}{question[1:]}")
    asked = () if match is None else _words(match["name"])

    def may_answer(span: SpanInSentence) -> bool:
        return not _is_of_another(question, asked, span)

    return sifted(readings, articles, may_answer)


def _is_of_another(question: str, asked: Sequence[str], span: SpanInSentence) -> bool:
    text = span.article.text
    number = _NUMBER.search(text, span.start, span.end)
    start = span.start if number is None else number.start()
    before, after = text[max(start - _BEFORE, 0) : start], text[span.end : span.end + _NEAR]
    before = _PARAGRAPH.split(before)[-1]
    said = text[start : span.end + _NEAR]
    if _ELDER.search(before) is not None or _THAN.match(said.lstrip("0123456789 ")) is not None:
        return True
    if is_stretch(question, before[-_NEAR:], said):
        return True
    bearers = (_BESIDE.search(before), _YEAR_OLD.match(after))
    name = next(filter(None, (_words(bearer["name"]) for bearer in bearers if bearer is not None)), ())
    return bool(asked and name) and not _may_be(name, asked)


def _may_be(name: Sequence[str], asked: Sequence[str]) -> bool:
    """Whether two names may be of one person: they share a word, and not only the last one after two first names."""
    if set(asked) <= set(name):
        return True  # "Skipper Ann Lund"
    if not set(name) & set(asked):
        return False
    return not (len(name) > 1 and len(asked) > 1 and name[-1] == asked[-1] and not _agree(name[0], asked[0]))


def _agree(one: str, other: str) -> bool:
    return one == other or one[0] == other[0] and min(len(one), len(other)) == 1


def _words(name: str) -> tuple[str, ...]:
    """Return the words of a name, without titles, nationalities and pronouns."""
    words = (unowned(word).strip(".").casefold() for word in name.split())
    return tuple(word for word in words if word not in _NO_PERSON)
