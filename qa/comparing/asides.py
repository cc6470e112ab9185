"""What a quote adds to its amount: the same in another unit, a part of it, or what it was before."""

from __future__ import annotations

import re

from qa.comparing.said import QuoteInContext
from qa.words.quantities import Quantity, quantities

_BRACKETED = re.compile(r"(?P<first>[^()]+?)\s*\((?P<second>[^()]+)\)\W*")
_ADDED = re.compile(
    r",? (?:including|among them|up from|down from)\b|, (?:of (?:whom|which|them)|among whom)\b", re.IGNORECASE
)


def without_asides(quote: QuoteInContext, other: QuoteInContext) -> QuoteInContext:
    """Return the part of a quote that gives its amount: "six guests" of "six guests, including a child".

    Of an amount in two units, "$3m (£2.3m)", it is the one in the unit of the other quote, by default the first.
    """
    both = _BRACKETED.fullmatch(quote.quote)
    if both is not None:
        first, second = quantities(both["first"]), quantities(both["second"])
        if len(first) == len(second) == 1 and _is_conversion(first[0], second[0]):
            units = [(each.dimension, each.written[1]) for each in quantities(other.quote)[:1]]
            preferred = "first" if _closeness(first[0], units) >= _closeness(second[0], units) else "second"
            return quote.part(*both.span(preferred))
    added = _ADDED.search(quote.quote)
    if added is not None and quantities(quote.quote[: added.start()]):
        return quote.part(0, added.start())
    return quote


def _is_conversion(one: Quantity, other: Quantity) -> bool:
    """Whether two amounts are of one kind in two units: two currencies, miles and kilometres."""
    kinds = {(each.dimension or "bare").partition(" ")[0] for each in (one, other)}
    return len(kinds) == 1 and "bare" not in kinds and one.written[1] != other.written[1]


def _closeness(amount: Quantity, units: list[tuple[str | None, str]]) -> int:
    return sum((amount.dimension == dimension) + (amount.written[1] == written) for dimension, written in units)
