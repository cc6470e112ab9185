"""Relatives: the one whose relative a question asks for is not the relative."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from index.types import Article
from qa.kinds.lexicon import NAME
from qa.sifting import SpanInSentence, sifted
from qa.types import Reading
from qa.words.grammar import AND_SO
from qa.words.kin import A_RELATIVE

_KIN = rf"(?:great-|step|half-)?(?:{A_RELATIVE})(?:-in-law)?"
_ASKED = re.compile(
    rf"(?i:{AND_SO}(?:what (?:is|was) the name of|who (?:is|was)))\s+(?:[a-z]+\s+){{0,3}}(?P<owner>{NAME})['’]s?\s+"
    rf"(?:[a-z]+\s+)?(?P<kin>(?i:{_KIN}))\W*$"
)
_WHOLE_NAME = re.compile(r"[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*)*")


def without_owners_of_relatives(
    question: str, readings: Sequence[Reading], articles: Mapping[str, Article]
) -> tuple[Reading, ...]:
    """Return the readings without those who have the relative that a question asks for.

    "Ida Lund on a pie that her grandmother made" does not name the grandmother.
    """
    asked = _ASKED.match(question)
    if asked is None:
        return tuple(readings)

    def may_answer(span: SpanInSentence) -> bool:
        return not _is_owner(asked["owner"], asked["kin"], f"{span.quote}{span.behind}")

    return sifted(readings, articles, may_answer)


def _is_owner(owner: str, kin: str, said: str) -> bool:
    """Whether a name is the owner's, and goes on with words for their relative that are not in apposition to it."""
    name = _WHOLE_NAME.match(said)
    if name is None or owner.split()[-1] not in name.group().split():
        return False
    relative = rf"\s+(?!(?:is|was|who)\b)(?:[\w’'-]+\s+){{1,6}}(?:his|her)\s+(?:[a-z]+\s+)?{kin}\b"
    return re.match(relative, said[name.end() :]) is not None
