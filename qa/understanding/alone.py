"""A question as it is understood by itself."""

from __future__ import annotations

from qa.understanding.chatter import without_chatter
from qa.understanding.followups import understand
from qa.understanding.questions import parse_question
from qa.understanding.wrappers import unwrap


def alone(typed: str) -> str:
    """Return how one question is understood that no conversation precedes; "" if nothing is asked."""
    return understand(unwrap(without_chatter(parse_question(typed).text)), (), lambda earlier: None)
