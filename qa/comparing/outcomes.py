"""The outcome of comparing two statements, and that of a whole by its parts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

Outcome = Literal["same", "other", "unclear"]


def together(outcomes: Iterable[Outcome]) -> Outcome:
    """Return the outcome of a whole: "other" if a part differs, "same" if all are the same; "unclear" without parts."""
    each = set(outcomes)
    if "other" in each:
        return "other"
    return "same" if each == {"same"} else "unclear"
