"""The three verdicts on two statements, and combining the verdicts on their parts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

Verdict = Literal["same", "other", "unclear"]


def together(verdicts: Iterable[Verdict]) -> Verdict:
    """Return the verdict on a whole: "other" if a part differs, "same" if all are the same; "unclear" without parts."""
    each = set(verdicts)
    if "other" in each:
        return "other"
    return "same" if each == {"same"} else "unclear"
