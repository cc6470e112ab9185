"""The numbers of a quote as values, written in digits or in words, by `text2num`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from text_to_num import alpha2digit

from index.tokens import tokenize

_SCALES = {"mn": 6, "bn": 9, "tn": 12}  # as papers shorten them, in powers of ten
_POWERS = {str(10**power): power for power in (2, 3, 6, 9, 12)}  # "3.4 million" is "3.4 1000000" to text2num
_NUMBER = re.compile(
    r"(?<![\w.,-])(?P<currency>[$€£¥]?)(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?P<short>mn|bn|tn)?"
    r"(?P<powers>(?: (?:100|1000|1000000|1000000000|1000000000000))*)(?![\w]|[.,]\d)(?P<percent>\s?%)?"
)
_UNIT_ENDS = re.compile(r"[,;:.()]|\b(?:of|in|on|at|to|for|from|by|with|and|or|per|a|an|the)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number, and the stems of the words that follow it up to the next preposition or mark: its unit."""

    value: Decimal
    unit: frozenset[str]


def quantities(text: str) -> tuple[Quantity, ...]:
    """Give the numbers of a text in order: "3.4 million", "3,400,000" and "three point four million" are one value.

    A number that is glued to letters ("105mm", "57th") is part of a name and not given.
    """
    plain = alpha2digit(" ".join(text.split()).replace("per cent", "percent"), "en", threshold=0)
    found = list(_NUMBER.finditer(plain))
    ends = [*(match.start() for match in found[1:]), len(plain)]
    return tuple(_quantity(match, plain[match.end() : end]) for match, end in zip(found, ends, strict=False))


def same_amount(one: Decimal, other: Decimal, *, hedged: bool) -> bool:
    """Say whether two numbers are one amount, the one that has fewer significant digits being the other rounded.

    A single significant digit is taken as rounded only where it is `hedged` ("about 30,000" and 28,500).
    """
    digits = min(_significant(one), _significant(other))
    if one == other or (digits == 1 and not hedged):
        return one == other
    return _rounded(one, digits) == _rounded(other, digits)


def _quantity(match: re.Match[str], after: str) -> Quantity:
    value = Decimal(match["digits"].replace(",", ""))
    power = sum(_POWERS[word] for word in match["powers"].split()) + _SCALES.get(match["short"] or "", 0)
    unit = set(tokenize(_UNIT_ENDS.split(after, maxsplit=1)[0]))
    unit |= {match["currency"]} if match["currency"] else set()
    unit |= {"%"} if match["percent"] or unit & {"percent"} else set()
    return Quantity(value=value.scaleb(power), unit=frozenset(unit - {"percent"}))


def _significant(value: Decimal) -> int:
    return len(value.normalize().as_tuple().digits)


def _rounded(value: Decimal, digits: int) -> Decimal:
    if value == 0:
        return value
    return value.quantize(Decimal(1).scaleb(value.adjusted() - digits + 1), rounding=ROUND_HALF_UP).normalize()
