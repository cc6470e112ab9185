"""Spans that cannot answer: they only repeat the question, or name a person or figure across the end of a sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from index.types import Article
from qa.kinds.asked import asks_who
from qa.kinds.lists.listed import is_listed_otherwise
from qa.sifting import SpanInSentence, sifted
from qa.types import Reading
from qa.understanding.wanted import wanted
from qa.words.content import content_lemmas
from qa.words.grammar import AND_SO, AUX, COUNTS, ENDED, ORDINALS
from qa.words.lemmas import lemma
from qa.words.letters import UPPER, WORD
from qa.words.word import is_past

_CHOICE = re.compile(r"\bor\b", re.IGNORECASE)  # "Was it the left or the right?" is answered with words of its own
_ANYBODY = re.compile(r"\b(?:(?P<any>anyone|anybody|whoever)|someone|somebody)\b(?P<who>.*)", re.IGNORECASE | re.DOTALL)
_MAY = re.compile(r"\b(?:can|may|must|should|could|allowed|eligible|permitted|welcome)\b", re.IGNORECASE)
_ONLY_ASKS = re.compile(
    r"\W*(?:how(?:\s+(?:many|much|long|old|far|often))?|who|whom|whose|what|which|when|where|why|whether)\W*",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"[A-Z]{1,3}:[*_]{0,2} (?!\d)")
_ASKING = frozenset(content_lemmas("who whom whose what which when where why how many much long"))
_THING = re.compile(rf"{AND_SO}(?:what|which)\s+(?P<noun>[\w’'-]+)\s+(?:{AUX})\b", re.IGNORECASE)
_ONLY_NAMED = re.compile(  # with nothing that says which or what it is: not "the advice of her mother to wait"
    rf"(?:(?:the|an?(?:\s+(?:new|{'|'.join(ORDINALS[1:])}))?|another(?:\s+new)?|some|any|his|her|their|its|our|my|your|"
    r"this|that|these|those|more|further)\s+)*"
    rf"(?:one\s+of\s+(?:(?:the|its|their|his|her)\s+)?(?:(?:{'|'.join(COUNTS)}|\d+)\s+)?)?(?P<noun>[\w’'-]+)"
    r"(?:\s+for\s+(?:his|her|their|its|our|my|your|them|him|us|you|others|everyone|all)(?:\s+\w+)?"
    r"|\s+(?:to|from|about|on)\s+(?:them|him|her|us|you|others|everyone|all))?"
    r"\W*$",
    re.IGNORECASE,
)
_ONE = re.compile(r"\ban?\s\Z", re.IGNORECASE)
_SHORT, _LEADING = 5, 20  # characters that hold an article, or a word, before a span
_IN_ONE_SENTENCE = ("place", "time", "amount", "duration", "age")
_CUT = re.compile(r"(?:\A|\s)[^A-Z\s]\S*\s+[A-Z][b-df-hj-np-tv-xz]{1,4}\Z")  # "in Rm", and not "Main St" or "Pym Ltd"
_NUMBER_BEHIND = re.compile(r"\.\s+\d")
_NAME = re.compile(rf"[{UPPER}][\w’'-]*(?:\s+[{UPPER}][\w’'-]*)+")
_FEWEST = 2  # words of an echo; one word that is said again may be a name that is asked for


def without_echoes(
    question: str, readings: Sequence[Reading], articles: Mapping[str, Article], *, asks_yes_no: bool = False
) -> tuple[Reading, ...]:
    """Return the readings without spans that only repeat the question's words or name the thing asked for.

    "Anyone with a van" does not say who has one either, but who may join; and for a yes/no question a sentence that is
    a question decides nothing. The question's own words may answer a choice of two, and an answer of one word is never
    left out. A person, a place, a time and an amount are named within one sentence, and a list of what is so does not
    say what is not. Nothing ends at an abbreviation with a number behind it: "in Rm" of "in Rm. 4B".
    """
    if _CHOICE.search(question) and not asks_yes_no:
        return tuple(readings)
    asked, is_who = frozenset(content_lemmas(question)), asks_who(question)

    def may_answer(span: SpanInSentence) -> bool:
        if is_who and _names_nobody(question, asked, span):
            return False
        if _is_cut(span):
            return False
        if (is_who or wanted(question) in _IN_ONE_SENTENCE) and _goes_on(span):
            return False
        if asks_yes_no:
            return not span.sentence.rstrip("*_ ”\"'").endswith("?")
        leading = _ONE.search(span.article.text, max(span.start - _SHORT, 0), span.start)
        tells_nothing = _tells_nothing(question, asked, span.quote if leading is None else f"a {span.quote}")
        return not tells_nothing and not is_listed_otherwise(question, span.article, span.range)

    return sifted(readings, articles, may_answer)


def _tells_nothing(question: str, asked: frozenset[str], quote: str) -> bool:
    """Whether a quote only asks ("how many"), repeats the question or names what it asks for: "some advice for him"."""
    return (
        _ONLY_ASKS.fullmatch(quote) is not None or _is_echo(question, asked, quote) or _is_thing_asked(question, quote)
    )


def _is_thing_asked(question: str, quote: str) -> bool:
    thing = _THING.match(question)
    if thing is None:
        return False
    named = _ONLY_NAMED.match(quote)
    return named is not None and lemma(named["noun"]) == lemma(thing["noun"])


def _is_echo(question: str, asked: frozenset[str], quote: str) -> bool:
    """Whether a quote only has words of a question, and is no other name: none that is longer there, none made of them.

    "Ada Lund" is not the Ada Lund Trust, and "Orme Park" is a park beside the Orme Museum.
    """
    words = [word for word in content_lemmas(quote) if word not in _ASKING]
    if len(words) < _FEWEST or not asked.issuperset(words):
        return False
    if _NAME.fullmatch(quote.strip()) and quote.strip().casefold() not in question.casefold():
        return False
    return re.search(rf"\b{re.escape(quote.strip())}\s+[A-Z]", question) is None


def _names_nobody(question: str, asked: frozenset[str], span: SpanInSentence) -> bool:
    """Whether a span is like "anyone who has a van", or the initials before an interview's answer.

    Who may do something can be anyone, and who did it someone of whom more is said than the question does.
    """
    anybody = _ANYBODY.search(span.quote)
    if anybody is None or _MAY.search(question) is not None:
        return anybody is None and _INITIALS.match(span.article.text, span.start) is not None
    is_past_event = any(map(is_past, WORD.findall(question)))
    return asked.issuperset(content_lemmas(anybody["who"])) or (anybody["any"] is not None and is_past_event)


def _goes_on(span: SpanInSentence) -> bool:
    """Whether a span goes on behind the end of a sentence."""
    first = span.article.sentence_at(span.start, span.start + 1)
    return first.end < span.end and ENDED.search(span.article.text, span.start, first.end) is not None


def _is_cut(span: SpanInSentence) -> bool:
    """Whether a span ends at an abbreviation, a word without vowels and no part of a name, that goes with a number."""
    text = span.article.text
    return (
        _NUMBER_BEHIND.match(text, span.end) is not None
        and _CUT.search(text[max(span.start - _LEADING, 0) : span.end]) is not None
    )
