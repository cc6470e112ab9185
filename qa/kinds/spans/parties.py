"""Values of another party: in brackets behind another of a row, or the price for which the asked one bought."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from index.types import Article
from qa.sifting import SpanInSentence, sifted
from qa.types import Reading
from qa.words.lemmas import unowned

_AMOUNT = re.compile(r"\b(?:how (?:much|many)|what)\b", re.IGNORECASE)
_PARTY = re.compile(
    r"\b(?:did|does|do|has|have|will)\s+(?P<party>(?:the\s+)?[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*)*|the\s+[a-z]+)"
)
_MEMBER = re.compile(  # up to an open bracket, and a currency sign, just before the value
    r"\b(?P<word>by|from|to|for|at)\s+(?:the\s+|an?\s+)?(?P<party>[^,;:()]{2,50}?)\s*\(\s*[^()\s]{0,1}\Z"
)
_SOLD = re.compile(r"\b(?:sold|sells?|selling)\b", re.IGNORECASE)
_TO = re.compile(r"\bto\b", re.IGNORECASE)


def without_other_parties(
    question: str, readings: Sequence[Reading], articles: Mapping[str, Article]
) -> tuple[Reading, ...]:
    """Return the readings without values that a sentence gives to another party than the one whom a question names.

    In "by the county (£900) and by Lund's Mill" £900 is the county's. In "sold to the Dutchman for £900" it is not what
    the Dutchman sold something for.
    """
    asked = _PARTY.search(question)
    if asked is None or _AMOUNT.match(question) is None:
        return tuple(readings)
    party = unowned(re.sub(r"^the\s+", "", asked["party"]))

    def may_answer(span: SpanInSentence) -> bool:
        return not (_is_of_another_in_row(party, span) or _is_buyer(question[asked.end() :], party, span.sentence))

    return sifted(readings, articles, may_answer)


def _is_of_another_in_row(party: str, span: SpanInSentence) -> bool:
    """Whether a value in brackets belongs to one of a row, of which the party is another: "by X (£900) and by Y"."""
    member = _MEMBER.search(span.before)
    if member is None or party in member["party"]:
        return False
    own_member = rf"\b{member['word']}\s+(?:the\s+|an?\s+)?{re.escape(party)}"
    return re.search(own_member, span.sentence) is not None


def _is_buyer(asked: str, party: str, sentence: str) -> bool:
    """Whether a question asks for how much a party sold something, and a sentence says that it was sold to them.

    `asked` are the question's words behind the party.
    """
    if _SOLD.search(asked) is None or _TO.search(asked) is not None:
        return False
    sold = _SOLD.search(sentence)
    if sold is None or party in sentence[: sold.start()]:
        return False
    return re.search(rf"\bto\b[^.;,]{{0,60}}\b{re.escape(party)}\b", sentence[sold.end() :]) is not None
