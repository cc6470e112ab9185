"""Questions that are answered with quotations: what someone said, and who said something."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ABOUT = r"(?:about|on|of|regarding|concerning)"
_SAY = (
    r"(?:say|said|saying|think|tweet|tweeted|comment|commented|tell\s+(?:reporters|journalists|the\s+press)"
    r"|told\s+(?:reporters|journalists|the\s+press))"
)
_WHAT = re.compile(
    r"what\s+(?:else\s+)?(?:(?:did|does|do|has|have|had)|(?:is|was|are|were)(?=.*\ssaying\b))\s+(?P<name>\S.{0,80}?)\s+"
    rf"(?:also\s+|quoted\s+as\s+)?{_SAY}(?:\s+{_ABOUT}\s+(?P<topic>\S.*?))?\s*[?.!]*",
    re.IGNORECASE,
)
_QUOTES = re.compile(
    rf"(?:(?:show|give|list)\s+(?:me\s+)?)?(?:all\s+)?(?:the\s+)?(?:quotes|quotations|statements|comments)\s+(?:by|from|of)\s+"
    rf"(?P<name>\S.{{0,80}}?)(?:\s+{_ABOUT}\s+(?P<topic>\S.*?))?\s*[?.!]*",
    re.IGNORECASE,
)
_WHO = re.compile(
    r"who\s+(?:was\s+it\s+(?:that|who)\s+)?(?:said|says|tweeted|told\s+\w+)(?:\s+that)?\s*[:,]?\s*"
    r"(?:“(?P<curly>.+?)”|\"(?P<straight>.+?)\"|[‘'](?P<single>.+?)[’'])[\s?.!]*",
    re.IGNORECASE | re.DOTALL,
)
_WHO_THAT = re.compile(r"who\s+(?:said|says)(?:\s+that)?\s+(?P<words>(?:\S+\s+){2,}\S+?)[?.!\s]*", re.IGNORECASE)
_NO_ONE = re.compile(r"(?:i|you|we|he|she|it|they|this|that|there|people|anyone|someone|everyone)\b", re.IGNORECASE)
_CLAUSE = re.compile(r"\b(?:that|who|which|if|is|are|was|were|not|say|said|says|thinks?|thought)\b", re.IGNORECASE)
_MOST_WORDS = 8  # of a name or role


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteQuestion:
    """A question for quotations: by `name`, about `topic` if given, or for the one who said `words`.

    `exact` means that the words have no quotation marks in the question: only whoever said exactly these is meant.
    """

    name: str | None = None
    topic: str | None = None
    words: str | None = None
    exact: bool = False


def parse_quote_question(question: str) -> QuoteQuestion | None:
    """Parse a question for quotations; None if the question is of another kind.

    "What did X say (about Y)?", "What does X think of Y?", "Quotes by X", "Who said '...'?" and "Who said that ...?"
    are of this kind. What someone said would happen, or said where and when, has one answer, not a list: "What did X
    say would be a mistake?".
    """
    plain = " ".join(question.split())
    who = _WHO.fullmatch(plain)
    if who is not None:
        return QuoteQuestion(words=who["curly"] or who["straight"] or who["single"])
    that = _WHO_THAT.fullmatch(plain)
    if that is not None:
        return QuoteQuestion(words=that["words"], exact=True)
    asked = _WHAT.fullmatch(plain) or _QUOTES.fullmatch(plain)
    if asked is None:
        return None
    name = asked["name"].strip()
    if _NO_ONE.match(name) or _CLAUSE.search(name) or len(name.split()) > _MOST_WORDS:
        return None
    return QuoteQuestion(name=name, topic=asked["topic"])
