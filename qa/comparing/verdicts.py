"""The three ways in which two things said can stand to each other, and how those of their parts come together."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

Verdict = Literal["same", "other", "unclear"]


def together(verdicts: Iterable[Verdict]) -> Verdict:
    """Return the verdict on a whole: "other" where a part differs, "same" where every part is; "unclear" of none."""
    each = set(verdicts)
    if "other" in each:
        return "other"
    return "same" if each == {"same"} else "unclear"
