"""Parsing a comparison: its two sides, the question about each, and its direction."""

from __future__ import annotations

import re

from index.calendar import LATE_YEAR
from qa.understanding.comparison import END, SIDE, Comparison
from qa.understanding.more_than import are_more, at_than, er_than, larger_than, more_than, two_kinds
from qa.understanding.one_of_two import one_or_other, which_first, which_is, which_of, who_gets, whose_is
from qa.understanding.time_limits import is_older_than_year
from qa.words.grammar import NUMBER_WORDS

_COMPARE = re.compile(
    rf"(?:please\s+)?(?:compare|contrast)\s+(?:the\s+(?P<what>[\w\s-]+?)\s+(?P<of>of|in|at|"
    rf"for)\s+)?(?P<left>{SIDE})\s+(?:and|with|to|against|versus|vs\.?)\s+(?P<right>{SIDE}){END}",
    re.IGNORECASE,
)
_DIFFERENCE = re.compile(
    rf"(?:what|which)(?:\s+(?:is|are|was|were)|['’]s)\s+the\s+(?:main\s+|key\s+|"
    rf"biggest\s+)?differences?\s+(?:in\s+(?P<what>[\w\s-]+?)\s+)?between\s+(?P<left>{SIDE})\s+and\s+(?P<right>{SIDE}){END}"
    rf"|how\s+(?:do|does|did)\s+(?P<left2>{SIDE})\s+(?:(?:and\s+(?P<right2>{SIDE})\s+)?(?:compare|"
    rf"differ)(?:\s+(?:with|to|from)\s+(?P<right3>{SIDE}))?){END}",
    re.IGNORECASE,
)
_NO_SIDE = re.compile(
    rf"(?!{LATE_YEAR}$)\d|[£$€¥₹₩]|(?:an?\s+(?:hundred|thousand|million|dozen|few|year|month|week|day|hour|quarter|third|half)|"
    rf"half|{NUMBER_WORDS}|twice|ever|expected|usual|before|previously|normal|planned|just|that|it was|he|she|they|"
    r"what)\b",
    re.IGNORECASE,
)


def read_comparison(question: str) -> Comparison | None:
    """Return a question's comparison; None if it does not compare two named things.

    "Did more than 40 people die?" compares nothing; neither does "other than", "rather than" or "older than 1900".
    """
    if is_older_than_year(question):
        return None
    for reading in (
        two_kinds,
        more_than,
        are_more,
        at_than,
        er_than,
        larger_than,
        one_or_other,
        which_is,
        whose_is,
        who_gets,
        which_of,
        which_first,
        _compared,
    ):
        comparison = reading(question.strip())
        if comparison is not None and not any(
            _NO_SIDE.match(side) or len(side.split()) > 8 for side in comparison.sides
        ):
            return comparison
    return None


def _compared(question: str) -> Comparison | None:
    match = _COMPARE.match(question) or _DIFFERENCE.match(question)
    if match is None:
        return None
    groups = match.groupdict()
    left, right = (
        groups.get("left") or groups.get("left2"),
        groups.get("right") or groups.get("right2") or groups.get("right3"),
    )
    if not left or not right:
        return None
    what = (groups.get("what") or "").strip()
    of = groups.get("of") or "of"
    be = "are" if what.endswith("s") and not what.endswith("ss") else "is"
    asked = [f"What {be} the {what} {of} {side}?" if what else f"What is {side}?" for side in (left, right)]
    return Comparison(sides=(left, right), questions=(asked[0], asked[1]), goes="none", which=False)
