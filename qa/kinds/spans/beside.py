"""Values that the words beside them give to something else than what is asked for."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from index.calendar import LATE_YEAR
from index.types import Article
from qa.sifting import SpanInSentence, sifted
from qa.types import Reading
from qa.understanding.wanted import wanted
from qa.words.clauses import nearest, own_clause
from qa.words.grammar import ORDINALS, PREPOSITIONS
from qa.words.lemmas import lemma_set, lemmas, negations
from qa.words.letters import has_digit
from qa.words.opposites import RISE_AND_FALL, excludes

_BEFORE, _BEHIND = 60, 20  # characters that are looked at
_OVERCOME = re.compile(
    r"\b(?:despite|in spite of|regardless of|notwithstanding|even though|although)\s+(?:\w+\s+)?\Z", re.IGNORECASE
)
_ORDINAL = re.compile(rf"\b(?P<number>{'|'.join(ORDINALS)})\b", re.IGNORECASE)
_FIRST_OF_ROW = re.compile(rf"(?:The|Its|Their|His|Her)\s+(?P<number>{'|'.join(ORDINALS)})\b")
_GOES_ON = re.compile(r";|\b(?:and|but|while|whereas)\b")  # with what another one of the row did
_OF_YEAR = re.compile(rf"(?<![\w.,])[£$€]?\d[\d,.]*(?:\s?(?:%|[a-z]+(?:\scent)?))?\s+in\s+(?P<year>{LATE_YEAR})\b")
_YEAR = re.compile(rf"\b(?:in|of|for|during)\s+(?P<year>{LATE_YEAR})\b")
_BUYING = re.compile(
    r"\b(?:buy|buys|buying|bought|buyer|purchas\w*|acquir\w*|takeover|taking over|took over|borrow\w*)\b", re.IGNORECASE
)
_SELLER = re.compile(r"\bfrom\s+(?:the\s+)?(?:(?!by\b)[a-z]+\s+){0,2}\Z")
_FROM = re.compile(r"\bfrom\b", re.IGNORECASE)
_TURNING = lemma_set(  # what opens, or closes, does not do both at once
    "start begin open launch reopen resume end finish close shut stop suspend arrive enter join leave depart quit "
    "resign hire appoint fire sack dismiss rise increase grow fall decrease drop approve reject accept refuse"
)
_BEGINNING = lemma_set("begin start open kick commence launch meet hold gather")
_ENDING = lemma_set("end finish close conclude adjourn stop break complete wrap")
_LAST = rf"(?:\s+(?:{PREPOSITIONS}|again|today|yesterday|tonight|last|this)\b.*)?\W*$"  # no object behind it
_ENDS = re.compile(rf"\b(?:finish|finished|end|ended|close|closed|conclude|adjourn|over){_LAST}", re.IGNORECASE)
_BEGINS = re.compile(rf"\b(?:begin|start|started|open|kick off|get under way){_LAST}", re.IGNORECASE)
_CLOCK = re.compile(r"\d[.:]\d\d|\d\s?[ap]\.?m\b|o['’]clock|\bnoon\b|\bmidnight\b", re.IGNORECASE)
_EVENT = re.compile(r"\b(?:meeting|gathering)s?\b", re.IGNORECASE)
_COST_OF = re.compile(
    r"\b(?:(?:what|how much) (?:did|does|has|will|would) the|(?:costs?|price) of the) (?P<work>[a-z-]+) of\b"
    r"(?!.*\bof\b)(?:.*\bcost\b)?",
    re.IGNORECASE,
)
_SOLD = re.compile(r"\b(?:was|were|been|being)\s+(?:\w+\s+)?(?:bought|sold|purchased|acquired)\b")
_SALE = re.compile(r"(?:buying|purchas\w*|acqui\w*|takeover|sale|selling)\Z", re.IGNORECASE)
_UP_TO = re.compile(r"\b(?:(?:until|till)\s+(?:[\w’'-]+\s+){0,2}|to\s+)\Z", re.IGNORECASE)
_RANGE = re.compile(r"\b(?:until|till|to)\b|m\s?[-–]\s?\d", re.IGNORECASE)
_DID = re.compile(r"\b(?:did|was|were|had)\b", re.IGNORECASE)
_HAS_BEEN = re.compile(r"\b(?:was|were|had|stayed|remained|kept)\b", re.IGNORECASE)


def without_others_values(
    question: str, readings: Sequence[Reading], articles: Mapping[str, Article]
) -> tuple[Reading, ...]:
    """Return the readings without the values that the words beside them give to another thing.

    - What a person did something despite is not why they did it.
    - What the first one did is not what the second one did.
    - When it closes, or at what time of day it ends, is not when it opens; up to when it is closed may be.
    - 38 is not the figure of 2021, if a sentence says "38, down from 44 in 2021".
    - What a thing was bought for is not what its repair cost, if an article tells how long the repair took.
    - From whom something is bought is not who buys it.
    """

    def may_answer(span: SpanInSentence) -> bool:
        return not _is_of_another(question, span)

    return sifted(readings, articles, may_answer)


def _is_of_another(question: str, span: SpanInSentence) -> bool:
    asks_for, text = wanted(question), span.article.text
    if asks_for in ("amount", "duration", "time", "person") and _is_of_another_in_row(question, span):
        return True
    if asks_for in ("amount", "duration", "time") and _is_of_opposite(question, span):
        return True
    if asks_for in ("amount", "anything") and _is_of_sale(question, span):
        return True
    if _is_of_another_year(question, span.sentence, f"{span.quote}{text[span.end : span.end + _BEHIND]}"):
        return True
    before = text[max(span.start - _BEFORE, 0) : span.start]
    if asks_for == "reason":
        return _OVERCOME.search(before) is not None
    return asks_for in ("person", "named") and _is_seller(question, span.sentence, before)


def _is_of_opposite(question: str, span: SpanInSentence) -> bool:
    """Whether the verb of a span's clause is the opposite of a question's: when it closes, for "When does it open?"."""
    asked = frozenset(lemmas(question)) & _TURNING
    opposed = frozenset(other for other in _TURNING if any(excludes(verb, other) for verb in asked))
    if _CLOCK.search(span.quote):
        ends, begins = _ENDS.search(question) is not None, _BEGINS.search(question) is not None
        if ends != begins:
            asked |= _ENDING if ends else _BEGINNING
            opposed |= _BEGINNING if ends else _ENDING
    if not opposed or asked & frozenset(lemmas(span.quote)):
        return False
    before, behind = (_EVENT.sub("event", words) for words in (span.before, span.behind))
    if nearest(asked | opposed, before, span.quote, behind) not in opposed - asked:
        return False
    return bool(asked & RISE_AND_FALL) or not _is_its_end(question, own_clause(before, behind)[0], span.quote)


def _is_its_end(question: str, before: str, quote: str) -> bool:
    """Whether a state lasts until a time, at which its opposite begins: "shut until Sunday", but not "will not open".

    What is shut until Sunday did not open then, if a question asks when it did.
    """
    if _UP_TO.search(before) is None and _RANGE.search(quote) is None:
        return False
    clause = f"{before} {quote}"
    return negations(clause) == 0 and (_DID.search(question) is None or _HAS_BEEN.search(clause) is not None)


def _is_of_another_in_row(question: str, span: SpanInSentence) -> bool:
    """Whether a clause begins with another one of a row than is asked for: "The first has dropped 64 loads"."""
    asked = {match["number"].casefold() for match in _ORDINAL.finditer(question)}
    said = {match["number"].casefold() for match in _ORDINAL.finditer(span.sentence)}
    opening = _FIRST_OF_ROW.match(span.before)
    return opening is not None and bool(asked) and said.isdisjoint(asked) and not _GOES_ON.search(span.before)


def _is_of_another_year(question: str, sentence: str, said: str) -> bool:
    """Whether a sentence has a figure for the year that is asked for, and it is not this one: "44 in 2021"."""
    asked = _YEAR.search(question)
    if (
        not has_digit(said)
        or asked is None
        or not any(match["year"] == asked["year"] for match in _OF_YEAR.finditer(sentence))
    ):
        return False
    own = _OF_YEAR.match(said)
    return own is None or own["year"] != asked["year"]


def _is_of_sale(question: str, span: SpanInSentence) -> bool:
    """Whether a question asks for the cost of a work, as what takes time is, but a thing was bought for this price."""
    asked = _COST_OF.search(question)
    if asked is None or _SALE.match(asked["work"]) or _SOLD.search(span.before) is None:
        return False
    work = re.escape(asked["work"])
    if re.search(rf"\b{work}\b", span.sentence, re.IGNORECASE):
        return False
    return (
        re.search(rf"\b{work}\s+(?:has\s+|had\s+|will\s+)?(?:take|took|takes|taken|last(?:ed|s)?)\b", span.article.text)
        is not None
    )


def _is_seller(question: str, sentence: str, before: str) -> bool:
    """Whether a question wants to know who buys, but the words before a name say from whom."""
    if _BUYING.search(question) is None or _FROM.search(question) is not None:
        return False
    return _BUYING.search(sentence) is not None and _SELLER.search(before) is not None
