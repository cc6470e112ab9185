"""Judgements: a verdict on a yes/no question, and the way in which it was reached."""

from __future__ import annotations

from typing import Literal, NamedTuple

from qa.types import Verdict

Way = Literal["said", "synonym", "negated", "opposite", "reworded", "reply", "none"]
"""How a verdict was reached: in the question's words, with a synonym, by a negation or an opposite; by a clause that
puts the question in other words (`qa.kinds.yes_no.asserting`); or by a plain reply."""

CONFIDENCES: dict[Way, float] = {
    "said": 0.98,
    "negated": 0.98,
    "opposite": 0.97,
    "reworded": 0.95,
    "synonym": 0.88,
    "reply": 0.95,
}
"""The share of the verdicts of each way that is right, by `python -m eval.verdicts`, except for "reply", a choice:
docs/decisions/026-kinds-of-questions.md
"""


class Judgement(NamedTuple):
    """A verdict, and the way to it; "unclear" has the way "none"."""

    verdict: Verdict
    way: Way


UNCLEAR = Judgement("unclear", "none")
