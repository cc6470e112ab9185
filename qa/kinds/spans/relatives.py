"""Relatives: the one whose relative is asked for is not the relative, and children are no grandchildren."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from index.types import Article
from qa.kinds.lexicon import NAME
from qa.sifting import sifted
from qa.types import Reading, Span
from qa.words.grammar import AND_SO

_KIN = (
    r"(?:(?:great-)?grand(?:mother|father|son|daughter|child|parent)|(?:step|half-)?(?:mother|father|brother|sister|son|"
    r"daughter)(?:-in-law)?|uncle|aunt|nephew|niece|cousin|husband|wife|widow|widower|child)"
)
_NAMED = re.compile(
    rf"(?:{AND_SO}what (?:is|was) the name of|{AND_SO}who (?:is|was))\s+(?P<owner>{NAME})['’]s?\s+(?:[a-z]+\s+)?"
    rf"(?P<kin>{_KIN})\W*$",
    re.IGNORECASE,
)
_WHOLE_NAME = re.compile(r"[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*)*")
_HOW_MANY = re.compile(
    r"how many (?P<kin>grandchildren|grandsons|granddaughters|children|sons|daughters|siblings|brothers|sisters)\b"
    r"(?P<rest>.*)",
    re.IGNORECASE,
)
_SAME: dict[str, str] = {  # with what may answer
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
_COUNTED = re.compile(
    r"(?:\s+[a-z]+)?\s+(?P<kin>grandchildren|grandsons?|granddaughters?|children|sons?|daughters?|siblings|brothers?|sisters?)\b"
)
_NUMBER = re.compile(
    r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen)\b", re.IGNORECASE
)
_ONE_OF = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|eldest|oldest|youngest|middle|one)\s+of\s+\Z",
    re.IGNORECASE,
)
_PARENTS = re.compile(r"\b(?:parents?|mother|father|family)\b", re.IGNORECASE)


def without_other_relatives(
    question: str, readings: Sequence[Reading], articles: Mapping[str, Article]
) -> tuple[Reading, ...]:
    """Return the readings without those who have the relative that is asked for, and counts of other relatives.

    "Ida Lund on a pie that her grandmother made" does not name the grandmother. Two sons are not how many grandchildren
    somebody has, and the third of five children does not have five.
    """
    named, counted = _NAMED.match(question), _HOW_MANY.match(question)
    if named is None and counted is None:
        return tuple(readings)

    def may_answer(article: Article, span: Span) -> bool:
        sentence = article.sentence_at(span.start, span.end)
        if named is not None:
            return not _is_owner(named, article.text[span.start : sentence.end])
        return counted is None or not _are_others(
            counted, article.text[sentence.start : sentence.end], span.start - sentence.start
        )

    return sifted(readings, articles, may_answer)


def _is_owner(asked: re.Match[str], said: str) -> bool:
    """Whether a name is the owner's, and goes on with words for their relative that are not in apposition to it."""
    name = _WHOLE_NAME.match(said)
    if name is None or asked["owner"].split()[-1] not in name.group().split():
        return False
    relative = rf"\s+(?!(?:is|was|who)\b)(?:[\w’'-]+\s+){{1,6}}(?:his|her)\s+(?:[a-z]+\s+)?{asked['kin']}\b"
    return re.match(relative, said[name.end() :]) is not None


def _are_others(asked: re.Match[str], sentence: str, at: int) -> bool:
    """Whether a figure counts relatives of another degree, or the children of whom somebody is one."""
    number = _NUMBER.search(sentence, at)
    if number is None:
        return False
    counted = _COUNTED.match(sentence, number.end())
    if counted is None:
        return False
    kin = asked["kin"].casefold()
    if re.fullmatch(_SAME[kin], counted["kin"]) is None:
        return True
    if kin not in ("children", "sons", "daughters") or _PARENTS.search(asked["rest"]) is not None:
        return False
    return _ONE_OF.search(sentence[: number.start()]) is not None
