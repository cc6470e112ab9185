"""Comparing what two citations say."""

from __future__ import annotations

from qa.comparing.outcomes import Outcome
from qa.comparing.said import said
from qa.types import Citation


def compare_cited(question: str, one: Citation, other: Citation, *, replacing: bool = False) -> Outcome:
    """Compare the quotes of two citations as answers to a question, as `agreement.compare` does."""
    from qa.comparing.agreement import compare  # its expressions take a tenth of a second to compile

    return compare(question, said(one), said(other), replacing=replacing)
