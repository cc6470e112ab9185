"""The figures of a column, with commas or blanks between thousands, or with commas before decimals."""

from __future__ import annotations

import re
from collections.abc import Sequence

_BLANK = "[ \u00a0\u2009\u202f]"
NUMBER = rf"(?:\d{{1,3}}(?:{_BLANK}\d{{3}})+(?:[.,]\d+)?|\d{{1,3}}(?:\.\d{{3}})+,\d+|\d[\d,]*(?:\.\d+)?)"
"""The digits of a figure, with their marks."""
FIGURE = re.compile(rf"(?P<before>[£$€]?)(?P<number>[+−-]?{NUMBER})\s*(?P<unit>%|[^\W\d]*)")
"""What a cell has that is nothing but a figure."""
_BLANKS = re.compile(_BLANK)
_DECIMAL_COMMA = re.compile(r"0,\d+|[\d.]+,(?!\d{3}$)\d+")
_WITH_DECIMAL_COMMA = re.compile(r"\d{1,3}(?:\.\d{3})*(?:,\d+)?|\d+(?:,\d+)?")


def values(numbers: Sequence[str]) -> list[float] | None:
    """Return the values of the numbers of a column; None if some have a decimal comma and others a decimal point.

    Without any that only a decimal comma explains, as in "0,8" and "33,3", commas are between thousands.
    """
    plain = [_BLANKS.sub("", number).replace("−", "-") for number in numbers]
    if not any(_DECIMAL_COMMA.fullmatch(number.lstrip("+-")) for number in plain):
        return [float(number.replace(",", "")) for number in plain]
    if not all(_WITH_DECIMAL_COMMA.fullmatch(number.lstrip("+-")) for number in plain):
        return None
    return [float(number.replace(".", "").replace(",", ".")) for number in plain]
