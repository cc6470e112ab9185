"""Counts of other relatives than a question asks for: children are not grandchildren."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from index.types import Article
from qa.sifting import SpanInSentence, sifted
from qa.types import Reading
from qa.words.grammar import COUNTS, ORDINALS

_MAY_BE_SAID_AS: dict[str, str] = {  # how a text may count the relatives that are asked for
    "grandchildren": "grandchildren|grandsons?|granddaughters?",
    "grandsons": "grandsons?",
    "granddaughters": "granddaughters?",
    "children": "children|sons?|daughters?|boys?|girls?|twins",
    "sons": "sons?|boys?|children",
    "daughters": "daughters?|girls?|children",
    "siblings": "siblings|brothers?|sisters?|children",
    "brothers": "brothers?|siblings|children",
    "sisters": "sisters?|siblings|children",
}
_HOW_MANY = re.compile(rf"how many (?P<kin>{'|'.join(_MAY_BE_SAID_AS)})\b(?P<rest>.*)", re.IGNORECASE)
_COUNTED = re.compile(
    r"(?:\s+[a-z]+)?\s+(?P<kin>grandchildren|grandsons?|granddaughters?|children|sons?|daughters?|siblings|brothers?|sisters?)\b"
)
_NUMBER = re.compile(rf"\b(?:\d+|{'|'.join(COUNTS)}|\w+teen)\b", re.IGNORECASE)
_ONE_OF = re.compile(rf"\b(?:{'|'.join(ORDINALS)}|eldest|oldest|youngest|middle|one)\s+of\s+\Z", re.IGNORECASE)
_PARENTS = re.compile(r"\b(?i:parents?|mother|father|family|couple)\b|\bthe [A-Z][\w’'-]*s\b")


def without_counts_of_other_relatives(
    question: str, readings: Sequence[Reading], articles: Mapping[str, Article]
) -> tuple[Reading, ...]:
    """Return the readings without counts of relatives of another degree than a question asks for.

    Two sons are not how many grandchildren a person has, and the third of five children does not have five.
    """
    asked = _HOW_MANY.match(question)
    if asked is None:
        return tuple(readings)
    kin, rest = asked["kin"].casefold(), asked["rest"]

    def may_answer(span: SpanInSentence) -> bool:
        return not _are_others(kin, rest, span)

    return sifted(readings, articles, may_answer)


def _are_others(kin: str, rest: str, span: SpanInSentence) -> bool:
    """Whether a figure counts relatives of another degree, or the children of whom a person is one."""
    number = _NUMBER.search(span.sentence, len(span.before))
    if number is None:
        return False
    counted = _COUNTED.match(span.sentence, number.end())
    if counted is None:
        return False
    if re.fullmatch(_MAY_BE_SAID_AS[kin], counted["kin"]) is None:
        return True
    if kin not in ("children", "sons", "daughters") or _PARENTS.search(rest) is not None:
        return False
    return _ONE_OF.search(span.sentence[: number.start()]) is not None
