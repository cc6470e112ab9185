"""What could be or would be, where a question asks what was: "a fine of up to £9,000"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from index.types import Article
from qa.sifting import SpanInSentence, sifted
from qa.types import Reading
from qa.words.grammar import AND_SO

_SUPPOSING = re.compile(r"\b(?:could|may|might|would|will)\b|\bgoing to\b")
_FIGURE = re.compile(r"[£$€]?\d")
_COULD_HAVE = re.compile(r"[^\d.;,]*\b(?:could|might|may) (?:have|be)\b")
_WAS = re.compile(
    rf"{AND_SO}(?:(?:for )?how (?:much|many)\b.{{0,60}}?\b(?:was|were)\b.{{0,60}}?"
    r"\b(?:fined|paid|given|granted|awarded|killed|injured|raised|sold|bought|built|spent|charged|stolen|lost)\b"
    r"|(?:what|how much) did\b.{0,80}?\bcost\b)",
    re.IGNORECASE,
)
_ASKS_ABOUT_PLANS = re.compile(  # what was meant, said or ordered may be answered with "will"
    r"\b(?:agree[ds]?|order(?:ed|s)?|plan(?:s|ned)?|expect(?:s|ed)?|estimate[ds]?|forecast|predict(?:s|ed)?|say|said|"
    r"promised?|told|want(?:s|ed)?|offer(?:s|ed)?|propose[ds]?|supposed|due|likely|going to|could|may|might|would|will|"
    r"should|can)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[;:.!?]|,|\b(?:but|and|while|although|though|whereas|which|who)\b", re.IGNORECASE)


def without_supposed(
    question: str, readings: Sequence[Reading], articles: Mapping[str, Article]
) -> tuple[Reading, ...]:
    """Return the readings without values that only could or will be, if a question asks what was.

    "Could levy a fine of up to £9,000" does not say how much a person was fined.
    """
    if _WAS.match(question) is None or asks_about_plans(question):
        return tuple(readings)

    def may_answer(span: SpanInSentence) -> bool:
        quote_before_figure = _FIGURE.split(span.quote, maxsplit=1)[0]
        return not _is_possible(f"{span.before}{quote_before_figure}", span.behind)

    return sifted(readings, articles, may_answer)


def asks_about_plans(question: str) -> bool:
    """Whether a question asks what was meant, said or offered, which a text may say with "will" or "would"."""
    return _ASKS_ABOUT_PLANS.search(question) is not None


def _is_possible(before: str, behind: str) -> bool:
    """Whether the words of a value's clause say that it could or will be."""
    return _SUPPOSING.search(_CLAUSE.split(before)[-1]) is not None or _COULD_HAVE.match(behind) is not None
